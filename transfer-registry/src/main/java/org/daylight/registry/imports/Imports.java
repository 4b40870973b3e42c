package org.daylight.registry.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.daylight.kit.acting.Acting;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.registry.records.RecordTypes;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Takes a file in, writes it in one transaction or not at all, and reports. */
@ApplicationScoped
class Imports {

    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";

    private static final String OPERATION = "POST /v1/imports";

    private final Importer importer;
    private final ImportRuns runs;
    private final Acting acting;
    private final Recordings recordings;
    private final RecordTypes types;
    private final Caller caller;
    private final ImportConfig config;

    Imports(
            Importer importer,
            ImportRuns runs,
            Acting acting,
            Recordings recordings,
            RecordTypes types,
            Caller caller,
            ImportConfig config) {
        this.importer = importer;
        this.runs = runs;
        this.acting = acting;
        this.recordings = recordings;
        this.types = types;
        this.caller = caller;
        this.config = config;
    }

    /** What was asked for with the file. */
    record Asked(
            String profile,
            @Nullable String type,
            String mediaType,
            @Nullable String encoding,
            boolean dryRun,
            @Nullable String key,
            @Nullable String reason) {

        boolean isCsv() {
            return mediaType.toLowerCase(Locale.ROOT).startsWith(CSV);
        }
    }

    List<ImportProfile> profiles() {
        return List.of(new ImportProfile(
                "native", "Records as this service writes them", List.of(NDJSON, CSV), types.words()));
    }

    RestResponse<ImportReport> load(Asked asked, InputStream body) throws IOException {
        if (asked.key() == null) {
            throw Acting.keyMissing();
        }
        if (profiles().stream().noneMatch(profile -> profile.name().equals(asked.profile()))) {
            throw Problems.INVALID_REQUEST.problem(
                    "There is no import profile " + asked.profile(),
                    new Violation("query:profile", "take one of GET /v1/import-profiles"));
        }
        requireType(asked);
        try (var upload = Upload.receive(body, asked.encoding(), config.maxBytes())) {
            // A dry run leaves nothing behind, so that there is nothing to replay either.
            var key = asked.dryRun() ? null : asked.key();
            var fingerprint = "%s %s %s %s".formatted(upload.digest(), asked.profile(), asked.type(), asked.isCsv());
            return acting.actInBulk(OPERATION, key, fingerprint, asked.reason(), () -> write(asked, upload));
        } catch (Previewed preview) {
            return RestResponse.ok(preview.report());
        }
    }

    private RestResponse<ImportReport> write(Asked asked, Upload upload) {
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var report = read(asked, upload).report(id, asked.dryRun(), upload.digest());
        if (report.refused() > 0) {
            throw new ImportRefused(report);
        }
        if (asked.dryRun()) {
            throw new Previewed(report);
        }
        runs.keep(new ImportRun(
                id,
                asked.profile(),
                asked.isCsv() ? CSV : NDJSON,
                upload.digest(),
                recordings.sequence(),
                recordings.stamp(),
                caller.account(),
                report.read(),
                report.created(),
                report.changed(),
                report.unchanged()));
        return ResponseBuilder.<ImportReport>created(location(id))
                .entity(report)
                .build();
    }

    private Tally read(Asked asked, Upload upload) {
        try (var lines = lines(asked, upload.open())) {
            return importer.load(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileLines lines(Asked asked, InputStream in) {
        if (!asked.isCsv()) {
            return new NdjsonLines(in, config);
        }
        var type = requireType(asked);
        return new CsvLines(in, type, types.named(type).orElseThrow().content(), config);
    }

    private String requireType(Asked asked) {
        var type = asked.type();
        if (!asked.isCsv()) {
            return "";
        }
        if (type == null || types.named(type).isEmpty()) {
            throw Problems.INVALID_REQUEST.problem(
                    "a table needs the type of its rows",
                    new Violation("query:type", "one of " + String.join(", ", types.words())));
        }
        return type;
    }

    private static URI location(UUID id) {
        return URI.create("/v1/imports/" + id);
    }
}
