package org.daylight.review.registry;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one review looks at and from where; the same sight always shows the same facts. */
public record Sight(
        String scope,
        LocalDate asOf,
        Instant knownAt,
        String knowledge,
        @Nullable Instant recordedUpTo) {

    @Nullable
    String recordedUpToText() {
        return recordedUpTo == null ? null : recordedUpTo.toString();
    }
}
