package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.daylight.review.reviews.DriftLines.Schedules;
import org.daylight.review.reviews.Preparation.Open;
import org.jspecify.annotations.Nullable;

/** Evaluates the partitions of a review, a few at the same time. */
@ApplicationScoped
class Partitions {

    /** Forty partners make three groups of a type, as many as are in flight by default; larger ones would leave a thread without any. */
    private static final int SMALL = 15;

    private final Answering answering;
    private final ReviewConfig config;
    private final Turns turns;

    Partitions(Answering answering, ReviewConfig config, Turns turns) {
        this.answering = answering;
        this.config = config;
        this.turns = turns;
    }

    /**
     * A few at the same time; the first failure stops the others after what they are at and is thrown. They are not
     * interrupted: an interrupted call would look like a service that is down, and keep its circuit breaker open.
     *
     * @param schedules asked for beside the partitions, unless they were before; those that are measured on them come
     *     last, and wait for them
     */
    void evaluate(Run run, List<Open> open, FutureTask<Schedules> schedules, Map<String, Integer> rules) {
        var stopped = new AtomicBoolean();
        var work = new Answering.Work(run, () -> answered(schedules), rules, stopped::get);
        RuntimeException failure = null;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ExecutorCompletionService<@Nullable Void>(threads);
            var all = new ArrayList<Future<@Nullable Void>>();
            all.add(done.submit(() -> {
                schedules.run();
                answered(schedules);
                return null;
            }));
            together(open).stream()
                    .sorted(Comparator.comparing(
                            some -> DriftLines.TYPES.contains(some.getFirst().type())))
                    .forEach(some -> all.add(done.submit(inTurn(run, () -> {
                        answering.answer(work, some);
                        return null;
                    }))));
            try {
                for (var i = 0; i < all.size(); i++) {
                    try {
                        done.take().get();
                    } catch (ExecutionException e) {
                        stopped.set(true);
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

    /**
     * What is measured has a partition for each partner, most of them of one subject: those of a type that follow each other
     * are taken together, as many as make a small batch. Any other is by itself.
     */
    private List<List<Open>> together(List<Open> open) {
        var groups = new ArrayList<List<Open>>();
        var lines = 0L;
        for (var partition : open) {
            lines += partition.count();
            if (!groups.isEmpty()
                    && isOneMore(partition, groups.getLast().getFirst())
                    && lines <= Math.min(SMALL, config.batchLines())) {
                groups.getLast().add(partition);
            } else {
                groups.add(new ArrayList<>(List.of(partition)));
                lines = partition.count();
            }
        }
        return groups;
    }

    private static boolean isOneMore(Open partition, Open first) {
        return DriftLines.TYPES.contains(partition.type())
                && partition.type().equals(first.type())
                && !partition.isNamed()
                && !first.isNamed();
    }
}
