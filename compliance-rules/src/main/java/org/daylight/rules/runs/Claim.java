package org.daylight.rules.runs;

import java.time.Instant;
import java.util.UUID;
import org.daylight.rules.lawbooks.Lawbook.Contrast;
import org.jspecify.annotations.Nullable;

/** A run that this replica has claimed, as it stood then. */
record Claim(
        UUID id,
        RunKind kind,
        String claimedBy,
        Contrast contrast,
        String knowledge,
        boolean hindsight,
        boolean waivers,
        @Nullable Instant recordedUpTo) {

    Claim upTo(Instant settled) {
        return new Claim(id, kind, claimedBy, contrast, knowledge, hindsight, waivers, settled);
    }
}
