package org.daylight.registry.units;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the partner that is, or was, to be assisted, and what is known of it.
 *
 * @param name how it is called; left out where the unit that receives the aid cannot be told
 * @param identified whether the unit that receives the aid can be named
 * @param transfer what it is assisted with
 * @param assistedOn when it is or was assisted
 * @param credibleInformationOn when credible information of a gross violation by it was known; null = none is known
 * @param effectiveStepsOn when it was found and reported that those responsible are brought to justice
 * @param agreementOn when the partner agreed in writing to give nothing to units on the barred list
 * @param exceptionOn when an exception or a waiver was granted
 * @param exceptionReportedOn when that was reported to the legislature
 */
public record Unit(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @Nullable @Size(min = 1, max = 1000) String name,
        @NotNull Boolean identified,
        @NotNull Funds funds,
        @MayBeHidden @Nullable @NaturalKey String transfer,
        @Ahead Stated<ImpreciseDate> assistedOn,
        Stated<ImpreciseDate> credibleInformationOn,
        Stated<ImpreciseDate> effectiveStepsOn,
        Stated<ImpreciseDate> agreementOn,
        Stated<ImpreciseDate> exceptionOn,
        Stated<ImpreciseDate> exceptionReportedOn) {

    /** The law whose funds it is assisted from. */
    public enum Funds {
        FAA,
        AECA,
        DOD,
        OTHER
    }
}
