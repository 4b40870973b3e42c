package org.daylight.kit.recording;

import java.time.Instant;
import java.util.List;
import org.daylight.kit.recording.Chain.TableDigest;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the journal.
 *
 * @param sequence the number that its rows carry
 * @param position its place in the chain; differs from the sequence only around bulk imports
 * @param tables what it wrote where, with the digest of those rows
 */
public record JournalEntry(
        @Sortable long sequence,
        @Sortable long position,
        @Sortable Instant recordedAt,
        String actor,
        @Nullable String onBehalfOf,
        @Nullable String person,
        @Nullable String reason,
        String operation,
        @Nullable String requestId,
        long rows,
        List<TableDigest> tables,
        String rowsDigest,
        String previousDigest,
        String digest) {

    public JournalEntry {
        tables = List.copyOf(tables);
    }

    Act act() {
        return new Act(actor, onBehalfOf, person, reason, operation, requestId);
    }
}
