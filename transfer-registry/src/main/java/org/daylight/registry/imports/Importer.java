package org.daylight.registry.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongConsumer;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.recording.Recordings;
import org.daylight.registry.deliveries.Delivery;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RecordType.Outcome;
import org.jspecify.annotations.Nullable;

/** Writes the lines of a file in their order, within the running act. */
@ApplicationScoped
class Importer {

    private final Drafts drafts;
    private final Guards guards;
    private final DeliveryTable deliveries;
    private final Recordings recordings;
    private final ImportConfig config;

    Importer(Drafts drafts, Guards guards, DeliveryTable deliveries, Recordings recordings, ImportConfig config) {
        this.drafts = drafts;
        this.guards = guards;
        this.deliveries = deliveries;
        this.recordings = recordings;
        this.config = config;
    }

    /** @param seen told the number of records read, every so often; may end the import */
    Tally load(FileLines lines, LongConsumer seen) {
        var tally = new Tally(config.maxProblems());
        var batch = new DeliveryBatch(deliveries, recordings, tally, config.batch());
        try {
            lines.read(new Writing(tally, batch, seen));
            batch.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BrokenOff e) {
            // The report names the line; the rest of the file is not looked at.
        }
        return tally;
    }

    /** Writes one line after the other, and goes on after a refused one for the sake of the report. */
    private final class Writing implements FileLines.Each {

        private final Tally tally;
        private final DeliveryBatch batch;
        private final LongConsumer seen;

        Writing(Tally tally, DeliveryBatch batch, LongConsumer seen) {
            this.tally = tally;
            this.batch = batch;
            this.seen = seen;
        }

        private void read() {
            if (tally.read() % ImportWatch.EVERY == 0) {
                seen.accept(tally.readSoFar());
            }
        }

        @Override
        public void line(long number, NativeLine line) {
            read();
            try {
                write(drafts.of(number, line));
            } catch (RefusedLine e) {
                tally.refuse(number, e.violations(), "");
            }
        }

        @Override
        public void lineIfNew(long number, NativeLine line) {
            read();
            try {
                var draft = drafts.of(number, line);
                batch.flush();
                if (draft.type().isRecorded(draft.key())) {
                    tally.wrote(Outcome.UNCHANGED);
                } else {
                    write(draft);
                }
            } catch (RefusedLine e) {
                tally.refuse(number, e.violations(), "");
            }
        }

        @Override
        public void refused(long number, RefusedLine reason) {
            read();
            tally.refuse(number, reason.violations(), "");
        }

        private void write(DraftLine<?> line) {
            var delivery = delivery(line);
            if (delivery != null) {
                batch.add(delivery);
                return;
            }
            if (line.type().kind().names(RecordKind.DELIVERY)) {
                batch.flush();
            }
            upsert(line);
        }

        private <B> void upsert(DraftLine<B> line) {
            try {
                var outcome = line.type().upsert(guards.kept(line));
                tally.wrote(outcome);
                if (line.type().kind() == RecordKind.TRANSFER && outcome == Outcome.CREATED) {
                    batch.transferMade(line.key(), line.number());
                }
            } catch (ProblemException e) {
                tally.refuse(line.number(), e.violations(), e.detail());
            } catch (PersistenceException e) {
                tally.refuse(line.number(), List.of(), "the database refuses it: " + reason(e));
                throw new BrokenOff();
            }
        }
    }

    private static String reason(Throwable e) {
        var cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    @SuppressWarnings("unchecked") // the kind says what the content is
    private static @Nullable DraftLine<Delivery> delivery(DraftLine<?> line) {
        return line.type().kind() == RecordKind.DELIVERY ? (DraftLine<Delivery>) line : null;
    }

    /** The transaction can take no further statement. */
    private static final class BrokenOff extends RuntimeException {
        BrokenOff() {
            super(null, null, false, false);
        }
    }
}
