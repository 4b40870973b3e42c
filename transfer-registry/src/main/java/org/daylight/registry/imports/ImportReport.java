package org.daylight.registry.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an import read, wrote and refused. A dry run tells what would be written; with a refused line nothing is.
 *
 * @param digest of the file as it was sent
 * @param series the releases that it is one of and is compared with; left out for the native form
 * @param read how many lines carry a record
 * @param firstCreated the first records that are new, by their lines
 * @param firstChanged the first records that have a further version
 * @param rows what became of the rows of a table that a profile describes
 * @param custodyDiffers articles that stay as they are recorded, although their rows say another custody; left out where there
 *     are none, or a profile does not say what a row says of it
 * @param problems the first of them, in the order of the lines
 */
public record ImportReport(
        UUID id,
        boolean dryRun,
        String digest,
        @Nullable String series,
        long read,
        long created,
        long changed,
        long unchanged,
        long refused,
        List<WrittenRecord> firstCreated,
        List<WrittenRecord> firstChanged,
        @Nullable RowsRead rows,
        @Nullable CustodyDiffers custodyDiffers,
        List<LineProblem> problems) {

    /**
     * A record that a line made or changed.
     *
     * @param line of the file; the first one of a record that several made
     * @param type its kind
     * @param id left out for what a dry run would create
     */
    public record WrittenRecord(
            long line, String type, String key, @Nullable UUID id) {}

    /**
     * What is wrong with a line.
     *
     * @param pointer the place within the line: a path into the record, or a column of a table
     */
    public record LineProblem(long line, String pointer, String message) {}
}
