package org.daylight.registry.imports;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.daylight.registry.imports.ImportReport.LineProblem;
import org.jspecify.annotations.Nullable;

/** A problem document (RFC 9457) that also is the report of the import. */
record RefusedImport(
        URI type,
        String title,
        int status,
        String detail,
        @Nullable String requestId,
        UUID id,
        boolean dryRun,
        String digest,
        long read,
        long created,
        long changed,
        long unchanged,
        long refused,
        @Nullable RowsRead rows,
        List<LineProblem> problems) {

    static RefusedImport of(ImportReport report, @Nullable String requestId) {
        return new RefusedImport(
                URI.create("/problems/import-refused"),
                "The file was not imported",
                422,
                "%d of %d lines were refused, so nothing was written; mend them and send the file again"
                        .formatted(report.refused(), report.read()),
                requestId,
                report.id(),
                report.dryRun(),
                report.digest(),
                report.read(),
                report.created(),
                report.changed(),
                report.unchanged(),
                report.refused(),
                report.rows(),
                report.problems());
    }
}
