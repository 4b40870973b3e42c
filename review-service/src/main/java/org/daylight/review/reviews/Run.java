package org.daylight.review.reviews;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.daylight.review.registry.Sight;
import org.jspecify.annotations.Nullable;

/**
 * A review that this replica has claimed, as it stood then.
 *
 * @param claim which claim of the review it is; no other, of this replica or another, has the same number
 * @param byPerson whether a person opened it, who waits for it
 * @param ahead whether it goes before those all the same
 * @param replayOf the sealed review that is run again
 * @param hindsight whether it is run by the rules of today
 */
record Run(
        UUID id,
        long claim,
        String scope,
        LocalDate asOf,
        @Nullable Instant knownAt,
        String knowledge,
        @Nullable Instant recordedUpTo,
        @Nullable String rulebook,
        @Nullable Long manifestCount,
        String mode,
        Instant openedAt,
        boolean byPerson,
        boolean ahead,
        @Nullable UUID replayOf,
        boolean hindsight) {

    Run fixed(Instant at, @Nullable Instant upTo, String digest) {
        return new Run(
                id,
                claim,
                scope,
                asOf,
                at,
                knowledge,
                upTo,
                digest,
                manifestCount,
                mode,
                openedAt,
                byPerson,
                ahead,
                replayOf,
                hindsight);
    }

    Run counted(long count) {
        return new Run(
                id,
                claim,
                scope,
                asOf,
                knownAt,
                knowledge,
                recordedUpTo,
                rulebook,
                count,
                mode,
                openedAt,
                byPerson,
                ahead,
                replayOf,
                hindsight);
    }

    Sight sight() {
        return new Sight(scope, asOf, instant(), knowledge, recordedUpTo);
    }

    /** The latest moment at which anything that it may know was recorded. */
    Instant recordedBy() {
        return recordedUpTo == null ? instant() : recordedUpTo;
    }

    /** The latest moment of which it knows anything: what was declared or recorded later it leaves out. */
    Instant knew() {
        return recordedBy().isBefore(instant()) ? recordedBy() : instant();
    }

    Instant instant() {
        if (knownAt == null) {
            throw new IllegalStateException("review %s has no knownAt yet".formatted(id));
        }
        return knownAt;
    }

    String rules() {
        if (rulebook == null) {
            throw new IllegalStateException("review %s has no rulebook yet".formatted(id));
        }
        return rulebook;
    }
}
