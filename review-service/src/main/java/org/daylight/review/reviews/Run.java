package org.daylight.review.reviews;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.daylight.review.registry.Sight;
import org.jspecify.annotations.Nullable;

/** A review that this replica has claimed, as it stood then. */
record Run(
        UUID id,
        String claimedBy,
        String scope,
        LocalDate asOf,
        @Nullable Instant knownAt,
        String knowledge,
        @Nullable Instant recordedUpTo,
        @Nullable String rulebook,
        @Nullable Long manifestCount,
        String mode) {

    Run fixed(Instant at, @Nullable Instant upTo, String digest) {
        return new Run(id, claimedBy, scope, asOf, at, knowledge, upTo, digest, manifestCount, mode);
    }

    Run counted(long count) {
        return new Run(id, claimedBy, scope, asOf, knownAt, knowledge, recordedUpTo, rulebook, count, mode);
    }

    Sight sight() {
        return new Sight(scope, asOf, instant(), knowledge, recordedUpTo);
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
