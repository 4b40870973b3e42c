package org.daylight.registry.permissions;

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
 * One step in what a partner may use a weapon for.
 *
 * @param change what this step did
 * @param supersedes the reference of the earlier step of the same partner that this one takes the place of, from its own
 *     first day on; for an office that writes permissions itself, left out of what was only stated elsewhere
 * @param effectiveTo the first day on which it holds no more, if it ends by itself; null = it has no such end
 * @param disclosedOn when it became public
 */
public record UsePermission(
        @NotNull @NaturalKey String reference,
        @NotNull @NaturalKey String partner,
        @NotBlank @Size(max = 1000) String weapon,
        @Nullable @Size(max = 1000) String area,
        @Nullable @Size(max = 1000) String purposeLimit,
        @NotNull Change change,
        @MayBeHidden @Nullable @NaturalKey String supersedes,
        @Ahead Stated<ImpreciseDate> effectiveFrom,
        @Ahead Stated<ImpreciseDate> effectiveTo,
        Stated<ImpreciseDate> disclosedOn,
        @Nullable @Size(max = 1000) String authorityStated) {

    /** What a step did. */
    public enum Change {
        GRANTED,
        WIDENED,
        NARROWED,
        DENIED,
        STATED,
        CONFIRMED,
        USED
    }
}
