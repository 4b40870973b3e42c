package org.daylight.registry.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is.
 *
 * @param received how many bytes of its file had come when that was last told; of an import that was given an id
 * @param read how many records were read so far; told now and then
 * @param cancelledBy who asked for its end; it ends with the next few thousand lines, or with the
 *     next bytes of its file, which are waited for no longer than a minute
 */
public record ImportProgress(
        UUID id,
        String profile,
        boolean dryRun,
        State state,
        long received,
        long read,
        String startedBy,
        Instant startedAt,
        @Nullable String cancelledBy) {

    /** What became of it. */
    public enum State {
        /** Its file comes in. */
        RECEIVING,
        RUNNING,
        DONE,
        PREVIEWED,
        REFUSED,
        CANCELLED,
        FAILED,
        /** The process that ran or received it is gone; nothing of it was written. */
        LOST
    }
}
