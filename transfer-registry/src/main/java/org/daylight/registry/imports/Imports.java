package org.daylight.registry.imports;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.acting.Acting;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.kit.request.LingeringClose;
import org.daylight.registry.imports.ImportProfiles.Ready;
import org.daylight.registry.imports.ImportProgress.State;
import org.daylight.registry.imports.ImportWatch.Attempt;
import org.daylight.registry.imports.Importer.OneOfMany;
import org.daylight.registry.records.Grounds;
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
    static final String ZIP = "application/zip";

    private static final String OPERATION = "POST /v1/imports";

    private final Importer importer;
    private final ImportRuns runs;
    private final Acting acting;
    private final Recordings recordings;
    private final RecordTypes types;
    private final ImportProfiles profiles;
    private final PartnerRegister partners;
    private final ReleaseTable releases;
    private final Grounds grounds;
    private final ImportWatch watch;
    private final Caller caller;
    private final CurrentVertxRequest request;
    private final ImportConfig config;

    Imports(
            Importer importer,
            ImportRuns runs,
            Acting acting,
            Recordings recordings,
            RecordTypes types,
            ImportProfiles profiles,
            PartnerRegister partners,
            ReleaseTable releases,
            Grounds grounds,
            ImportWatch watch,
            Caller caller,
            CurrentVertxRequest request,
            ImportConfig config) {
        this.importer = importer;
        this.runs = runs;
        this.acting = acting;
        this.recordings = recordings;
        this.types = types;
        this.profiles = profiles;
        this.partners = partners;
        this.releases = releases;
        this.grounds = grounds;
        this.watch = watch;
        this.caller = caller;
        this.request = request;
        this.config = config;
    }

    RestResponse<ImportReport> load(AskedImport asked, InputStream body) throws IOException {
        if (asked.key() == null) {
            throw Acting.keyMissing();
        }
        var ready = ready(asked);
        asked.requireFitting(ready, types);
        var run = new Run(asked.id() == null ? UuidVersion7Strategy.INSTANCE.generateUuid(null) : asked.id());
        try (var upload = receive(run, asked, body)) {
            for (var together = Long.MAX_VALUE; ; ) {
                try {
                    return load(run, asked, ready, upload, together);
                } catch (OneOfMany e) {
                    // Nothing of it stands; read again, the line can be named. Each time fewer are written together.
                    together = e.before;
                    watch.heard(run.attempt);
                }
            }
        } catch (Previewed preview) {
            watch.endUndone(run.attempt, State.PREVIEWED, preview.report().read());
            return RestResponse.ok(preview.report());
        } catch (ImportRefused refused) {
            watch.endUndone(run.attempt, State.REFUSED, refused.report().read());
            throw refused;
        } catch (ImportCancelled cancelled) {
            watch.endUndone(run.attempt, State.CANCELLED, 0);
            throw Problems.CONFLICT.problem(cancelled.getMessage() + "; nothing of it was written");
        } catch (RuntimeException e) {
            if (run.begun) {
                watch.endUndone(run.attempt, State.FAILED, 0);
            }
            throw e;
        } finally {
            if (run.expected && !run.begun) {
                watch.withdraw(run.attempt);
            }
        }
    }

    /** Only of what somebody gave an id can anybody ask how far it is before it is there. */
    private Upload receive(Run run, AskedImport asked, InputStream body) throws IOException {
        run.expected =
                asked.id() != null && watch.expect(run.attempt, asked.profile(), asked.dryRun(), caller.account());
        try {
            return Upload.receive(body, asked.encoding(), asked.isZipped(), config, bytes -> {
                if (run.expected) {
                    received(run.attempt, bytes);
                }
            });
        } catch (ImportCancelled cancelled) {
            LingeringClose.afterAnswer(request.getCurrent(), LargeBodies.MOST);
            throw cancelled;
        }
    }

    /** A file that is coming in is not lost because the database does not answer just then. */
    private void received(Attempt attempt, long bytes) {
        try {
            watch.received(attempt, bytes);
        } catch (PersistenceException | IllegalStateException | QuarkusTransactionException e) {
            Log.warnf("how much of the import %s has come in is not told: %s", attempt.id(), e.getMessage());
        }
    }

    private RestResponse<ImportReport> load(
            Run run, AskedImport asked, @Nullable Ready ready, Upload upload, long together) {
        if (asked.dryRun()) {
            // It leaves nothing behind, so that there is nothing to replay either.
            return acting.rehearse(OPERATION, asked.reason(), () -> write(run, asked, ready, upload, together));
        }
        var fingerprint = "%s %s %s %s %s%s"
                .formatted(
                        upload.digest(),
                        asked.profile(),
                        asked.type(),
                        asked.isCsv(),
                        asked.knownSince(),
                        asked.series() == null ? "" : " of " + asked.series());
        return acting.actInBulk(
                OPERATION,
                Objects.requireNonNull(asked.key()),
                fingerprint,
                asked.reason(),
                () -> write(run, asked, ready, upload, together));
    }

    /** One import; who only repeats a request has begun none. */
    private static final class Run {
        private final Attempt attempt;
        private boolean expected;
        private boolean begun;

        Run(UUID id) {
            attempt = Attempt.at(id);
        }
    }

    /** The profile that the rows are read with; null for the native form. */
    private @Nullable Ready ready(AskedImport asked) {
        try {
            return profiles.ready(asked.profile()).orElse(null);
        } catch (ProblemException e) {
            throw e.type() != Problems.NOT_FOUND
                    ? e
                    : Problems.INVALID_REQUEST.problem(
                            e.detail(), new Violation("query:profile", "take one of GET /v1/import-profiles"));
        }
    }

    private RestResponse<ImportReport> write(
            Run run, AskedImport asked, @Nullable Ready ready, Upload upload, long together) {
        var id = run.attempt.id();
        if (run.begun) {
            watch.goOn(run.attempt);
        } else {
            watch.begin(run.attempt, asked.profile(), asked.dryRun(), caller.account(), run.expected);
            run.begun = true;
        }
        recordings.beforeAppending(unseen -> grounds.requireStanding(recordings.sequence(), unseen));
        var report = read(run.attempt, asked, ready, upload, together);
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
                report.unchanged(),
                ready == null ? null : ready.digest(),
                report.series(),
                report.rows() == null ? null : report.rows().withoutComparison()));
        watch.done(run.attempt, report.read());
        return ResponseBuilder.<ImportReport>created(location(id))
                .entity(report)
                .build();
    }

    private ImportReport read(Attempt attempt, AskedImport asked, @Nullable Ready ready, Upload upload, long together) {
        var id = attempt.id();
        try {
            if (ready != null) {
                var compared = new Releases(
                        releases,
                        releases.series(ready.profile().name(), asked.seriesOf(ready), ready.digest(), ready.shipped()),
                        id,
                        ready.profile().mayMakeFewer(),
                        ready.profile().mayShareKeys(),
                        config.batch());
                try (var table = new ProfileLines(
                        ready.profile(),
                        partners.names(),
                        upload,
                        compared,
                        asked.knownSince(),
                        LocalDate.ofInstant(recordings.stamp(), ZoneOffset.UTC),
                        config.maxLines())) {
                    var tally = importer.load(table, together, read -> watch.seen(attempt, read));
                    var rows = table.rowsRead(tally.refusedAny());
                    return tally.report(id, asked.dryRun(), upload.digest(), asked.seriesOf(ready), rows);
                }
            }
            try (var lines = lines(asked, upload.open())) {
                return importer.load(lines, together, read -> watch.seen(attempt, read))
                        .report(id, asked.dryRun(), upload.digest(), null, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileLines lines(AskedImport asked, InputStream in) {
        if (!asked.isCsv()) {
            return new NdjsonLines(in, types, config);
        }
        var type = String.valueOf(asked.type());
        return new CsvLines(in, type, types.named(type).orElseThrow().content(), config);
    }

    private static URI location(UUID id) {
        return URI.create("/v1/imports/" + id);
    }
}
