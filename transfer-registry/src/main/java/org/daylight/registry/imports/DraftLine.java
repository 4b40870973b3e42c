package org.daylight.registry.imports;

import java.util.UUID;
import org.daylight.kit.recording.Draft;
import org.daylight.registry.imports.profiles.RowsOfParts;
import org.daylight.registry.records.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * A line that reads: the record it is about, and what it says of it.
 *
 * @param number of the line, or of the first of the rows that made it
 * @param id what it is to have if it is new; null = one of this register
 * @param rows which of its rows said what
 * @param stored the content as the database will write it, where its kind is written by the batch
 */
record DraftLine<B>(
        long number,
        RecordType<B> type,
        String key,
        @Nullable UUID id,
        Draft<B> draft,
        RowsOfParts rows,
        @Nullable String stored) {

    /** What a new record cannot have: another has it, or had it. */
    RefusedLine taken() {
        return new RefusedLine(
                "/id",
                "is the id of another %s, a voided or a purged one perhaps; leave it out to record this one anew"
                        .formatted(type.kind().word()));
    }
}
