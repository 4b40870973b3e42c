package org.daylight.rules.registry;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From where the register is looked at; the same sight always shows the same facts.
 *
 * @param recordedUpTo nothing recorded later is used; only with declared knowledge
 */
public record Sight(
        LocalDate asOf,
        Instant knownAt,
        String knowledge,
        @Nullable Instant recordedUpTo) {

    /** Nothing counts that was recorded later. */
    public Instant lastRecorded() {
        return recordedUpTo == null ? knownAt : recordedUpTo;
    }

    @Nullable
    String recordedUpToText() {
        return recordedUpTo == null ? null : recordedUpTo.toString();
    }
}
