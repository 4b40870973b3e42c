package org.daylight.registry.imports;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.registry.imports.ImportProfiles.Ready;
import org.daylight.registry.records.RecordTypes;
import org.jspecify.annotations.Nullable;

/** What was asked for with the file. */
record AskedImport(
        String profile,
        @Nullable String type,
        @Nullable String knownSince,
        @Nullable String series,
        @Nullable UUID id,
        @Nullable String fileType,
        String mediaType,
        @Nullable String encoding,
        boolean dryRun,
        @Nullable String key,
        @Nullable String reason) {

    String seriesOf(Ready ready) {
        return series == null ? ready.profile().name() : series;
    }

    boolean isZipped() {
        return mediaType.toLowerCase(Locale.ROOT).startsWith(Imports.ZIP);
    }

    boolean isCsv() {
        return isZipped()
                ? "csv".equals(fileType)
                : mediaType.toLowerCase(Locale.ROOT).startsWith(Imports.CSV);
    }

    /** Refuses what does not go together, or not with the profile; null for the native form. */
    void requireFitting(@Nullable Ready ready, RecordTypes types) {
        if (isZipped() != (fileType != null)
                || (fileType != null && !List.of("csv", "ndjson").contains(fileType))) {
            throw Problems.INVALID_REQUEST.problem(
                    "a zip does not say what is in it",
                    new Violation("query:fileType", "csv or ndjson with application/zip; leave it out otherwise"));
        }
        if (ready != null && !isCsv()) {
            throw Problems.UNSUPPORTED_MEDIA_TYPE.problem(
                    "the profile %s reads tables".formatted(profile),
                    new Violation("header:Content-Type", "send the table as text/csv"));
        }
        if (ready != null && type != null) {
            throw Problems.INVALID_REQUEST.problem(
                    "the profile says what the rows are", new Violation("query:type", "leave it out"));
        }
        if (ready == null && knownSince != null) {
            throw Problems.INVALID_REQUEST.problem(
                    "the lines of the native form say it themselves",
                    new Violation("query:knownSince", "leave it out"));
        }
        if (ready == null && series != null) {
            throw Problems.INVALID_REQUEST.problem(
                    "files of the native form are compared with no release",
                    new Violation("query:series", "leave it out"));
        }
        if (ready == null && isCsv() && (type == null || types.named(type).isEmpty())) {
            throw Problems.INVALID_REQUEST.problem(
                    "a table needs the type of its rows",
                    new Violation("query:type", "one of " + String.join(", ", types.words())));
        }
    }
}
