package org.daylight.registry.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is.
 *
 * @param read how many records were read so far; told now and then
 * @param cancelledBy who asked for its end; it ends with the next few thousand lines
 */
public record ImportProgress(
        UUID id,
        String profile,
        boolean dryRun,
        State state,
        long read,
        String startedBy,
        Instant startedAt,
        @Nullable String cancelledBy) {

    /** What became of it. */
    public enum State {
        RUNNING,
        DONE,
        PREVIEWED,
        REFUSED,
        CANCELLED,
        FAILED,
        /** The process that ran it is gone; nothing of it was written. */
        LOST
    }
}
