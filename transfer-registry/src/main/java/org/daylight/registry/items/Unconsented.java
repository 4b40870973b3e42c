package org.daylight.registry.items;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.recording.Sortable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An article that has passed to its next holder although no consent in time is recorded.
 *
 * @param reference of the article with its next holder
 * @param predecessor the same article with the holder before, and {@code from}, that holder; what you may not see of them
 *     leaves the whole line out
 * @param transfer by which it passed
 * @param passedOn when the holder before says that it passed it on
 */
@Schema(name = "ItemWithoutConsent")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Unconsented(
        UUID id,
        @Sortable String reference,
        @Sortable String partner,
        @Sortable String type,
        @Sortable String serial,
        @Nullable String predecessor,
        @Nullable String from,
        @Sortable @Nullable String transfer,
        @Sortable @Nullable String passedOn,
        @Sortable Why why,
        Marking marking,
        URI link) {

    /** What is missing, the least of it first. */
    public enum Why {
        /** Whether the consent came before it passed, or has come at all, cannot be said. */
        DATE_NOT_PRECISE,
        /** The consent is dated after it passed. */
        TOO_LATE,
        /** Nobody says whether consent was given. */
        NOT_KNOWN,
        NOT_GIVEN,
        NO_PROPOSAL,
        TRANSFER_NOT_NAMED
    }

    /**
     * What is missing on a day.
     *
     * @param consents the {@code on} of each proposal to pass it on by its transfer: left out = not known, null = not given
     * @return null if consent was given in time
     */
    static @Nullable Why why(
            LocalDate day, @Nullable String transfer, @Nullable String passedOn, @Nullable JsonNode consents) {
        if (transfer == null) {
            return Why.TRANSFER_NOT_NAMED;
        }
        var missing = EnumSet.of(Why.NO_PROPOSAL);
        var passed = passedOn == null ? null : ImpreciseDate.parse(passedOn);
        if (consents != null) {
            for (var consent : consents) {
                var on = consent.get("on");
                if (on == null) {
                    missing.add(Why.NOT_KNOWN);
                    continue;
                }
                var given = on.isNull() ? null : ImpreciseDate.parse(on.asText());
                if (given == null || given.earliest().isAfter(day)) {
                    missing.add(Why.NOT_GIVEN);
                } else if (!given.latest().isAfter(day)
                        && passed != null
                        && !given.latest().isAfter(passed.earliest())) {
                    return null;
                } else {
                    missing.add(
                            passed != null && given.earliest().isAfter(passed.latest())
                                    ? Why.TOO_LATE
                                    : Why.DATE_NOT_PRECISE);
                }
            }
        }
        return missing.iterator().next();
    }
}
