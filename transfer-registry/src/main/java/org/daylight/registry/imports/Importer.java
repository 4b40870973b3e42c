package org.daylight.registry.imports;

import static java.time.ZoneOffset.UTC;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.kit.recording.RefusedTogether;
import org.daylight.kit.settings.Bounds;
import org.daylight.registry.deliveries.Delivery;
import org.daylight.registry.imports.ReadLine.Drafted;
import org.daylight.registry.imports.ReadLine.Refused;
import org.daylight.registry.imports.profiles.Manner;
import org.daylight.registry.records.Foresight;
import org.daylight.registry.records.Foresight.Coming;
import org.daylight.registry.records.KindWriters;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RecordType.Outcome;
import org.jspecify.annotations.Nullable;

/** Writes the lines of a file in their order, within the running act. */
@ApplicationScoped
class Importer {

    private final Drafts drafts;
    private final Foresight foresight;
    private final DeliveryTable deliveries;
    private final TakenIds takenIds;
    private final Recordings recordings;
    private final KindWriters writers;
    private final Caller caller;
    private final ImportConfig config;

    Importer(
            Drafts drafts,
            Foresight foresight,
            DeliveryTable deliveries,
            TakenIds takenIds,
            Recordings recordings,
            KindWriters writers,
            Caller caller,
            ImportConfig config) {
        this.drafts = drafts;
        this.foresight = foresight;
        this.deliveries = deliveries;
        this.takenIds = takenIds;
        this.recordings = recordings;
        this.writers = writers;
        this.caller = caller;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        Bounds.require("daylight.imports.max-bytes", config.maxBytes(), 1L, Long.MAX_VALUE);
        Bounds.require("daylight.imports.max-ratio", config.maxRatio(), 1, Integer.MAX_VALUE);
        Bounds.require("daylight.imports.max-lines", config.maxLines(), 1L, 1_000_000_000L);
        Bounds.require("daylight.imports.max-line-length", config.maxLineLength(), 1000, 16_000_000);
        Bounds.require("daylight.imports.max-problems", config.maxProblems(), 1, 10_000);
        Bounds.require("daylight.imports.batch", config.batch(), 1, 20_000);
    }

    /**
     * Some lines were written together, and the database refuses one of them.
     *
     * @param before how many lines before them were written
     */
    static final class OneOfMany extends RuntimeException {
        final long before;

        OneOfMany(long before, RefusedTogether cause) {
            super(cause);
            this.before = before;
        }
    }

    /**
     * Writes many lines together and, from one of them on, each by itself; so that what the database refuses can be named by
     * its line when the same file is read again.
     *
     * @param together how many lines are written together
     * @param seen told the number of records read, every so often; may end the import
     * @throws OneOfMany where the database refuses one of those that are written together
     */
    Tally load(FileLines lines, long together, LongConsumer seen) {
        var tally = new Tally(config.maxProblems(), LocalDate.ofInstant(recordings.stamp(), UTC));
        var batch = new DeliveryBatch(deliveries, takenIds, recordings, tally, config.batch());
        try {
            // Who reads ahead also looks: the database then goes on writing meanwhile.
            var ahead = lines.standAlone();
            var writing = new Writing(tally, batch, together, ahead ? _ -> {} : seen);
            recordings.writeTogether();
            try {
                if (ahead) {
                    readAhead(lines, writing, seen);
                } else {
                    read(lines, writing);
                }
                writing.putOff();
                batch.end();
                recordings.writeSingly();
            } catch (RefusedTogether e) {
                throw new OneOfMany(writing.begun, e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BrokenOff e) {
            // The report names the line; the rest of the file is not looked at.
        }
        return tally;
    }

    private void readAhead(FileLines lines, Writing writing, LongConsumer seen) throws IOException {
        try (var ahead = new ReadAhead(lines, drafts, seen)) {
            ahead.each(writing::lines);
        }
    }

    private void read(FileLines lines, Writing writing) throws IOException {
        var windows = new ReadAhead.Windows(lines::position, writing::lines);
        lines.read(ReadLine.drafting(drafts, windows));
        writing.lines(windows.rest());
    }

    /** Writes one line after the other, and goes on after a refused one for the sake of the report. */
    private final class Writing {

        private final Tally tally;
        private final DeliveryBatch batch;
        private final long together;
        private final LongConsumer seen;
        private final Map<RecordKind, Set<UUID>> taken = new EnumMap<>(RecordKind.class);
        private final PutOff putOff = new PutOff();
        private final Set<RecordKind> mayWrite = writers.kinds(caller.roles());
        private long begun;

        Writing(Tally tally, DeliveryBatch batch, long together, LongConsumer seen) {
            this.tally = tally;
            this.batch = batch;
            this.together = together;
            this.seen = seen;
        }

        void lines(List<ReadLine> lines) {
            begun = tally.readSoFar();
            if (begun + lines.size() > together) {
                recordings.writeSingly();
            }
            foresight.of(lines.stream().flatMap(Writing::coming).toList());
            take(lines);
            lines.forEach(this::line);
            batch.endOfWindow();
            recordings.writeWaiting();
        }

        /** What named a record of its own kind that a later line records; as often as that brings any of them further. */
        void putOff() {
            begun = tally.readSoFar();
            if (begun >= together) {
                recordings.writeSingly();
            }
            while (!putOff.isEmpty()) {
                var again = putOff.taken();
                for (var from = 0; from < again.size(); from += config.batch()) {
                    var some = again.subList(from, Math.min(again.size(), from + config.batch()));
                    foresight.of(some.stream()
                            .map(line -> coming(line.read().draft()))
                            .toList());
                    take(some.stream().map(PutOff.Line::read).toList());
                    some.forEach(line -> write(line.read().draft(), line.read().manner()));
                }
                if (putOff.size() == again.size()) {
                    putOff.taken()
                            .forEach(line -> tally.refuse(
                                    line.read().draft(),
                                    line.because().violations(),
                                    line.because().detail()));
                }
            }
        }

        /** Deliveries are looked up by their own batches. */
        private static Stream<Coming> coming(ReadLine line) {
            return line instanceof Drafted drafted && drafted.draft().type().kind() != RecordKind.DELIVERY
                    ? Stream.of(coming(drafted.draft()))
                    : Stream.empty();
        }

        private void take(List<? extends ReadLine> lines) {
            var stated = new EnumMap<RecordKind, List<UUID>>(RecordKind.class);
            for (var line : lines) {
                if (line instanceof Drafted drafted && drafted.draft().id() != null) {
                    stated.computeIfAbsent(drafted.draft().type().kind(), _ -> new ArrayList<>())
                            .add(drafted.draft().id());
                }
            }
            taken.clear();
            stated.remove(RecordKind.DELIVERY);
            stated.forEach((kind, ids) -> taken.put(kind, takenIds.of(kind, ids)));
        }

        private static Coming coming(DraftLine<?> line) {
            return new Coming(line.type().kind(), line.key(), line.draft().content());
        }

        private void line(ReadLine line) {
            if (tally.read() % ImportWatch.EVERY == 0) {
                seen.accept(tally.readSoFar());
            }
            switch (line) {
                case Drafted(var draft, var manner) -> {
                    var kind = draft.type().kind();
                    if (mayWrite.contains(kind)) {
                        write(draft, manner);
                    } else {
                        tally.refuse(draft, List.of(new Violation("/type", notTheirs(kind))), "");
                    }
                }
                case Refused(var number, var reason, var rows) -> tally.refuse(number, reason.violations(), "", rows);
            }
        }

        private void write(DraftLine<?> line, Manner manner) {
            var delivery = delivery(line);
            if (delivery != null) {
                batch.add(delivery, manner);
                return;
            }
            if (manner.onlyNew() && line.type().isRecorded(line.key())) {
                tally.left(line, line.type().recorded(line.key()), manner.held());
                return;
            }
            if (manner.onlyRecorded() && !line.type().isRecorded(line.key())) {
                tally.notMade();
                return;
            }
            if (line.type().kind().names(RecordKind.DELIVERY)) {
                batch.flush();
            }
            upsert(line, manner);
        }

        private <B> void upsert(DraftLine<B> stated, Manner manner) {
            var line = stated;
            try {
                if (!manner.keeps().isEmpty()) {
                    line = drafts.keeping(line, manner.keeps());
                }
                var ids = taken.get(line.type().kind());
                if (ids != null && line.id() != null && !line.type().isRecorded(line.key()) && !ids.add(line.id())) {
                    throw line.taken();
                }
                var written = line.type().upsert(line.draft(), line.id());
                tally.wrote(line, written.outcome(), written.id());
                batch.written(line.type().kind(), line.key());
                if (line.type().kind() == RecordKind.TRANSFER && written.outcome() == Outcome.CREATED) {
                    batch.transferMade(line.key(), line.number());
                }
            } catch (RefusedLine e) {
                tally.refuse(line, e.violations(), "");
            } catch (ProblemException e) {
                if (!putOff.takes(line, manner, e)) {
                    tally.refuse(line, e.violations(), e.detail());
                }
            } catch (PersistenceException e) {
                tally.refuse(line, List.of(), "the database refuses it: " + reason(e));
                throw new BrokenOff();
            }
        }
    }

    private String notTheirs(RecordKind kind) {
        return "you may not record a %s; %s may".formatted(kind.word(), String.join(", ", writers.of(kind)));
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
