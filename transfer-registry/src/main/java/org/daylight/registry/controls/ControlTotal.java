package org.daylight.registry.controls;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Quantity;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.Milestone;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * What an outside register counts of deliveries. What is left out of partner, supplier, transfer and class does not limit
 * what is counted.
 *
 * @param register whose count it is
 * @param milestone what of a delivery it counts; HANDED_OVER if left out
 * @param from the first day of its period, as precise as its source; left out = from the beginning
 * @param to the last day of its period, as precise as its source; left out = up to {@code statedOn}
 * @param quantity the total where the measure is UNITS
 * @param value the total where the measure is VALUE, on one basis
 * @param records the total where the measure is RECORDS
 * @param statedOn up to which day the outside register counts
 * @param entries what the total consists of, as far as the outside register says
 */
public record ControlTotal(
        @NotNull @NaturalKey String reference,
        @NotBlank @Size(max = 300) String register,
        @Nullable @NaturalKey String partner,
        @MayBeHidden @Nullable @NaturalKey String supplier,
        @MayBeHidden @Nullable @NaturalKey String transfer,
        @Nullable @Size(max = 100) String capabilityClass,
        @Nullable Milestone milestone,
        @Ahead @Nullable ImpreciseDate from,
        @Ahead @Nullable ImpreciseDate to,
        @NotNull Measure measure,
        @Nullable @Valid Quantity quantity,
        @Nullable @Valid Money value,
        @Nullable @PositiveOrZero Integer records,
        @NotNull ImpreciseDate statedOn,
        @Size(max = 10_000) List<@Valid Entry> entries) {

    public ControlTotal {
        entries = Given.list(entries);
    }

    /** What is counted. */
    public enum Measure {
        UNITS,
        VALUE,
        RECORDS
    }

    /**
     * One line of the outside register.
     *
     * @param key what it is called there
     * @param delivery the delivery that it is; left out = the one that has the key as its reference. No two entries are one delivery
     */
    public record Entry(
            @NotBlank @Size(max = 200) String key,
            @Nullable @NaturalKey String delivery,
            @Nullable @Valid Quantity quantity,
            @Nullable @Valid Money value) {

        /** The reference of the delivery that it is. */
        String names() {
            return delivery == null ? key : delivery;
        }
    }
}
