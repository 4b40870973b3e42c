package org.daylight.registry.determinations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.registry.records.Determined;
import org.daylight.registry.records.Given;
import org.daylight.registry.records.NaturalKey;
import org.jspecify.annotations.Nullable;

/**
 * What a named authority determined.
 *
 * @param determined what it determines, where a rule asks about it
 * @param officer who made it
 * @param delegation by which the officer acts
 * @param until the first day on which it no longer holds; null = without an end
 * @param notifications the notices that it was made for: an emergency is read as stated by the notice, unless that was
 *     received before
 */
public record Determination(
        @NotNull @NaturalKey String reference,
        @Nullable @NaturalKey String partner,
        @NotNull Kind kind,
        @Nullable Determined determined,
        @NotBlank @Size(max = 200) String statute,
        @NotBlank @Size(max = 200) String officer,
        @Nullable @Size(max = 1000) String delegation,
        @NotNull ImpreciseDate on,
        @Ahead Stated<ImpreciseDate> until,
        @Nullable @Size(max = 20000) String text,
        List<@NotNull @NaturalKey String> transfers,
        List<@NotNull @NaturalKey String> notifications,
        List<@NotNull @NaturalKey String> partners) {

    public Determination {
        transfers = Given.list(transfers);
        notifications = Given.list(notifications);
        partners = Given.list(partners);
    }

    /** What it does. */
    public enum Kind {
        EMERGENCY,
        WAIVER,
        FINDING,
        OTHER
    }
}
