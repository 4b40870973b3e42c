package org.daylight.registry.congress;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * What the legislature or one of its members asks for, and when it is due.
 *
 * @param body the committee, house or member
 * @param statute the law that gives it the right to ask; nothing for a request that rests on none
 * @param undertaking the duty that it calls for
 * @param answeredOn null = known not to be answered
 */
public record CongressionalRequest(
        @NotNull @NaturalKey String reference,
        @Nullable @NaturalKey String partner,
        @NotNull Kind kind,
        @NotBlank @Size(max = 200) String body,
        @Nullable @Size(min = 1, max = 200) String statute,
        @NotBlank @Size(max = 20000) String asks,
        @MayBeHidden @Nullable @NaturalKey String transfer,
        @MayBeHidden @Nullable @NaturalKey String undertaking,
        Stated<ImpreciseDate> receivedOn,
        @Ahead Stated<ImpreciseDate> dueOn,
        Stated<ImpreciseDate> answeredOn,
        @Nullable @Size(max = 20000) String answer) {

    /** What is asked for. */
    public enum Kind {
        INFORMATION,
        BRIEFING,
        STATEMENT,
        REPORT,
        SHIPMENT_NOTICE,
        INFORMAL_HOLD
    }
}
