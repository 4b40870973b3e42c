package org.daylight.registry.model;

import java.time.Instant;

/** What an answer may use: by the journal, or what the sources say they knew, as far as it was recorded by {@code upTo}. */
record Knowing(Instant knownAt, boolean declared, Instant upTo) {

    /** As questions say it. */
    String query() {
        return declared
                ? "knowledge=declared&knownAt=%s&recordedUpTo=%s".formatted(knownAt, upTo)
                : "knownAt=" + knownAt;
    }
}
