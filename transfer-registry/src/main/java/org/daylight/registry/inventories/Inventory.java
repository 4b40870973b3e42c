package org.daylight.registry.inventories;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.MayBeHidden;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * An inventory or what was published about one.
 *
 * @param measure what the share is a share of, for example delinquent
 * @param share of the whole, 0 to 1; one by serial number of a delivery of which it is below 1 is no inventory of each article
 * @param initial whether it is the first one after the delivery
 */
public record Inventory(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @MayBeHidden @Nullable @NaturalKey String delivery,
        @NotNull Kind kind,
        @Nullable @Size(max = 200) String measure,
        @Nullable Basis basis,
        Stated<ImpreciseDate> on,
        @Nullable @PositiveOrZero @DecimalMax("1") BigDecimal share,
        @Nullable @Size(max = 200) String numerator,
        @Nullable @Size(max = 200) String denominator,
        Stated<ImpreciseDate> publishedOn,
        @Nullable Boolean initial) {

    /** Whether somebody looked at the items or said something about them. */
    public enum Kind {
        SERIAL,
        STATEMENT
    }

    /** What is counted. */
    public enum Basis {
        COUNT,
        VALUE
    }
}
