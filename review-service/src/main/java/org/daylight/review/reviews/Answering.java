package org.daylight.review.reviews;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.daylight.kit.identity.ApprovedLevel;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.ClosedLines;
import org.daylight.review.registry.Registry;
import org.daylight.review.reviews.DriftLines.Schedules;
import org.daylight.review.reviews.Preparation.Open;
import org.daylight.review.rulebook.Evaluations;
import org.jspecify.annotations.Nullable;

/**
 * Reads partitions from the registry, measures what is measured, and forwards their lines in batches. They are held in memory
 * only while they are evaluated, and forwarded only after their closing lines were checked.
 */
@ApplicationScoped
class Answering {

    private final Sql sql;
    private final Claims claims;
    private final Registry registry;
    private final Evaluations evaluations;
    private final AnswerStore store;
    private final DriftLines drift;
    private final MeasureStore measures;
    private final ReviewConfig config;
    private final ApprovedLevel approved;
    private final InstantSource clock;

    Answering(
            Sql sql,
            Claims claims,
            Registry registry,
            Evaluations evaluations,
            AnswerStore store,
            DriftLines drift,
            MeasureStore measures,
            ReviewConfig config,
            ApprovedLevel approved,
            InstantSource clock) {
        this.sql = sql;
        this.claims = claims;
        this.registry = registry;
        this.evaluations = evaluations;
        this.store = store;
        this.drift = drift;
        this.measures = measures;
        this.config = config;
        this.approved = approved;
        this.clock = clock;
    }

    /**
     * What is the same for all partitions of a review.
     *
     * @param schedules asked for where something is measured
     * @param rules how many look at each type of subject
     * @param stopped whether another partition has failed, so that nothing new is begun
     */
    record Work(Run run, Supplier<Schedules> schedules, Map<String, Integer> rules, BooleanSupplier stopped) {}

    /** Partitions of one type, all in one batch where they fit. */
    void answer(Work work, List<Open> partitions) {
        if (work.stopped.getAsBoolean()) {
            return;
        }
        var run = work.run;
        var began = clock.instant();
        var sent = lines(run, partitions);
        var all = new ArrayList<FactLine>();
        sent.forEach(part -> part.lines().forEach(line -> all.add(FactLine.read(line))));
        var measured = drift.measure(all, work.schedules, run.asOf(), run.instant(), run.recordedBy());
        measured.forEach(line -> requireApproved(line.line()));
        var numbers = partitions.stream().map(Open::number).toList();
        if (cut(measured).size() == 1 && store.stored(run.id(), numbers).isEmpty()) {
            atOnce(work, partitions, sent, measured, began);
            return;
        }
        var from = 0;
        for (var i = 0; i < partitions.size(); i++) {
            var to = from + sent.get(i).lines().size();
            inBatches(work, partitions.get(i), sent.get(i), measured.subList(from, to), began);
            from = to;
        }
    }

    private List<ClosedLines> lines(Run run, List<Open> partitions) {
        var first = partitions.getFirst();
        if (first.isNamed()) {
            var sent = registry.lines(first.type(), first.subjects(), run.sight());
            // Some may have ended; whether too many did is seen when all are counted.
            require(first, sent, sent.lines().size() <= first.count());
            return List.of(sent);
        }
        var sent = registry.facts(partitions.stream().map(Open::id).toList(), run.sight());
        for (var i = 0; i < partitions.size(); i++) {
            var partition = partitions.get(i);
            require(partition, sent.get(i), sent.get(i).lines().size() == partition.count());
        }
        return sent;
    }

    private static void require(Open partition, ClosedLines sent, boolean whole) {
        if (!whole) {
            throw new Incomplete("the manifest says %d subjects in partition %d and the registry sent %d"
                    .formatted(
                            partition.count(), partition.number(), sent.lines().size()));
        }
    }

    private List<List<FactLine>> cut(List<MeasuredLine> measured) {
        return Batches.cut(
                measured.stream().map(MeasuredLine::line).toList(), config.batchLines(), config.batchBytes());
    }

    /** In one request and one transaction, as partitions of a few subjects would cost a dozen statements each. */
    private void atOnce(
            Work work, List<Open> partitions, List<ClosedLines> sent, List<MeasuredLine> measured, Instant began) {
        if (work.stopped.getAsBoolean()) {
            return;
        }
        var run = work.run;
        var said = judged(work, measured.stream().map(MeasuredLine::line).toList());
        var answered = new ArrayList<AnswerStore.Answered>();
        var from = 0;
        for (var i = 0; i < partitions.size(); i++) {
            var partition = partitions.get(i);
            var to = from + sent.get(i).lines().size();
            answered.add(new AnswerStore.Answered(partition.number(), 0, partition.isNamed(), said.part(from, to)));
            from = to;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            store.store(run, answered);
            measures.keep(run, measured);
            end(run, partitions, sent, began);
            claims.advance(run);
        });
    }

    private void inBatches(Work work, Open partition, ClosedLines sent, List<MeasuredLine> lines, Instant began) {
        var run = work.run;
        var stored = store.stored(run.id(), List.of(partition.number()));
        var batches = cut(lines);
        var ended = false;
        var from = 0;
        for (var number = 0; number < batches.size(); number++) {
            var batch = batches.get(number);
            var measured = lines.subList(from, from + batch.size());
            from += batch.size();
            if (work.stopped.getAsBoolean()) {
                return;
            }
            if (!stored.contains(number)) {
                var answers =
                        new AnswerStore.Answered(partition.number(), number, partition.isNamed(), judged(work, batch));
                var last = number == batches.size() - 1;
                ended |= last;
                QuarkusTransaction.requiringNew().run(() -> {
                    store.store(run, List.of(answers));
                    measures.keep(run, measured);
                    // With the last batch, since every transaction takes its turn at the row of the review.
                    if (last) {
                        end(run, List.of(partition), List.of(sent), began);
                    }
                    claims.advance(run);
                });
            }
        }
        if (!ended) {
            QuarkusTransaction.requiringNew().run(() -> {
                end(run, List.of(partition), List.of(sent), began);
                claims.hold(run);
            });
        }
    }

    private void end(Run run, List<Open> partitions, List<ClosedLines> sent, Instant began) {
        var now = clock.instant();
        var each = Math.max(0, Duration.between(began, now).toMillis()) / partitions.size();
        var rows = new ArrayList<@Nullable Object[]>();
        for (var i = 0; i < partitions.size(); i++) {
            rows.add(new Object[] {
                sent.get(i).sha256(),
                BigDecimal.valueOf(each, 3),
                now,
                run.id(),
                partitions.get(i).number()
            });
        }
        sql.batch(
                "update review_partition set sha256 = ?, seconds = ?, done_at = ? where review = ? and number = ?",
                rows);
    }

    /** Nothing of it is stored here, not even that there is something. */
    private void requireApproved(FactLine line) {
        if (!approved.allows(line.marking())) {
            throw new Incomplete(
                    "the register speaks of what is marked above %s, up to which this deployment is approved"
                            .formatted(approved.level()));
        }
    }

    private Answers judged(Work work, List<FactLine> batch) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("stopping");
        }
        return Answers.read(batch, evaluations.evaluate(work.run.rules(), Batches.joined(batch)), work.rules);
    }
}
