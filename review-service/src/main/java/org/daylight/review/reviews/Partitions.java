package org.daylight.review.reviews;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.daylight.kit.identity.ApprovedLevel;
import org.daylight.review.database.Sql;
import org.daylight.review.registry.Registry;
import org.daylight.review.reviews.DriftLines.Measured;
import org.daylight.review.reviews.DriftLines.Schedules;
import org.daylight.review.rulebook.Evaluations;
import org.jspecify.annotations.Nullable;

/**
 * Streams each partition from the registry, and forwards its lines in batches. A partition is held in memory only while
 * it is evaluated, and forwarded only after its closing line was checked.
 */
@ApplicationScoped
class Partitions {

    private final Sql sql;
    private final Claims claims;
    private final Registry registry;
    private final Evaluations evaluations;
    private final AnswerStore store;
    private final DriftLines drift;
    private final ReviewConfig config;
    private final ApprovedLevel approved;
    private final Turns turns;
    private final InstantSource clock;

    Partitions(
            Sql sql,
            Claims claims,
            Registry registry,
            Evaluations evaluations,
            AnswerStore store,
            DriftLines drift,
            ReviewConfig config,
            ApprovedLevel approved,
            Turns turns,
            InstantSource clock) {
        this.sql = sql;
        this.claims = claims;
        this.registry = registry;
        this.evaluations = evaluations;
        this.store = store;
        this.drift = drift;
        this.config = config;
        this.approved = approved;
        this.turns = turns;
        this.clock = clock;
    }

    private static final Runnable NOTHING_MORE = () -> {};

    private record Work(Run run, Future<Schedules> schedules, Map<String, Integer> rules, AtomicBoolean stopped) {}

    /**
     * A few at the same time; the first failure stops the others after what they are at and is thrown. They are not
     * interrupted: an interrupted call would look like a service that is down, and keep its circuit breaker open.
     *
     * @param schedules asked for beside the partitions, unless they were before; those that are measured on them come
     *     last, and wait for them
     */
    void evaluate(Run run, List<Preparation.Open> open, FutureTask<Schedules> schedules, Map<String, Integer> rules) {
        var work = new Work(run, schedules, rules, new AtomicBoolean());
        RuntimeException failure = null;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ExecutorCompletionService<@Nullable Void>(threads);
            var all = new ArrayList<Future<@Nullable Void>>();
            all.add(done.submit(() -> {
                schedules.run();
                answered(schedules);
                return null;
            }));
            open.stream()
                    .sorted(Comparator.comparing(partition -> DriftLines.TYPES.contains(partition.type())))
                    .forEach(partition -> all.add(done.submit(inTurn(run, () -> {
                        evaluate(work, partition);
                        return null;
                    }))));
            try {
                for (var i = 0; i < all.size(); i++) {
                    try {
                        done.take().get();
                    } catch (ExecutionException e) {
                        work.stopped.set(true);
                        failure = failure != null ? failure : cause(e);
                    }
                }
            } catch (InterruptedException e) {
                all.forEach(task -> task.cancel(true));
                Thread.currentThread().interrupt();
                throw new CancellationException("stopping");
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static Schedules answered(Future<Schedules> schedules) {
        try {
            return schedules.get();
        } catch (ExecutionException e) {
            throw cause(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopping");
        }
    }

    private static RuntimeException cause(ExecutionException e) {
        return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
    }

    private Callable<@Nullable Void> inTurn(Run run, Callable<@Nullable Void> work) {
        return () -> {
            turns.take(run);
            try {
                return work.call();
            } finally {
                turns.leave();
            }
        };
    }

    private void evaluate(Work work, Preparation.Open partition) {
        if (work.stopped.get()) {
            return;
        }
        var run = work.run;
        var began = clock.instant();
        var single = !partition.subjects().isEmpty();
        var sent = single
                ? registry.lines(partition.type(), partition.subjects(), run.sight())
                : registry.facts(partition.id(), run.sight());
        // Of single subjects some may have ended; whether too many did is seen when all are counted.
        if (single ? sent.lines().size() > partition.count() : sent.lines().size() != partition.count()) {
            throw new Incomplete("the manifest says %d subjects in partition %d and the registry sent %d"
                    .formatted(
                            partition.count(), partition.number(), sent.lines().size()));
        }
        var lines = drift.measure(
                sent.lines().stream().map(FactLine::read).toList(),
                () -> answered(work.schedules),
                run.asOf(),
                run.instant(),
                run.recordedBy());
        lines.forEach(line -> requireApproved(line.line()));
        var stored = store.stored(run.id(), partition.number());
        var from = 0;
        // With the last batch, since every transaction takes its turn at the row of the review.
        Runnable end = () -> end(run, partition, sent.sha256(), began);
        var ended = false;
        var batches =
                Batches.cut(lines.stream().map(Measured::line).toList(), config.batchLines(), config.batchBytes());
        for (var number = 0; number < batches.size(); number++) {
            var batch = batches.get(number);
            var measured = lines.subList(from, from + batch.size());
            from += batch.size();
            if (work.stopped.get()) {
                return;
            }
            if (!stored.contains(number)) {
                var last = number == batches.size() - 1;
                ended |= last;
                evaluate(run, partition.number(), number, batch, measured, work.rules, last ? end : NOTHING_MORE);
            }
        }
        if (!ended) {
            QuarkusTransaction.requiringNew().run(() -> {
                end.run();
                claims.hold(run);
            });
        }
    }

    private void end(Run run, Preparation.Open partition, String sha256, Instant began) {
        var now = clock.instant();
        sql.update(
                "update review_partition set sha256 = ?, seconds = ?, done_at = ? where review = ? and number = ?",
                sha256,
                BigDecimal.valueOf(Math.max(0, Duration.between(began, now).toMillis()), 3),
                now,
                run.id(),
                partition.number());
    }

    /** Nothing of it is stored here, not even that there is something. */
    private void requireApproved(FactLine line) {
        if (!approved.allows(line.marking())) {
            throw new Incomplete(
                    "the register speaks of what is marked above %s, up to which this deployment is approved"
                            .formatted(approved.level()));
        }
    }

    private void evaluate(
            Run run,
            int partition,
            int number,
            List<FactLine> batch,
            List<Measured> measured,
            Map<String, Integer> rules,
            Runnable more) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("stopping");
        }
        var said = evaluations.evaluate(run.rules(), Batches.joined(batch));
        var answers = Answers.read(batch, said, rules);
        QuarkusTransaction.requiringNew().run(() -> {
            store.store(run, partition, number, answers);
            drift.keep(run, measured);
            more.run();
            claims.advance(run);
        });
    }
}
