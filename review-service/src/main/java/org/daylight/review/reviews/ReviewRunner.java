package org.daylight.review.reviews;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.daylight.kit.settings.Bounds;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.daylight.review.registry.Registry;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * Takes the reviews that wait for somebody, one after the other, and brings each as far as it will go. Beside whatever else
 * runs, one that a person opened is taken up at once.
 */
@ApplicationScoped
class ReviewRunner {

    /**
     * Where one review runs at a time, under a name of its own, so that one lane never takes what the other has lost for
     * its own.
     */
    private record Lane(String name, boolean personsOnly, ReentrantLock taken) {}

    private final Lane any = new Lane("/any", false, new ReentrantLock());
    private final Lane persons = new Lane("/persons", true, new ReentrantLock());
    private final String replica = UUID.randomUUID().toString();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            6, Thread.ofPlatform().name("reviews-", 0).daemon().factory());
    private final ReviewConfig config;
    private final Claims claims;
    private final Preparation preparation;
    private final Partitions partitions;
    private final Registry registry;
    private final Sealing sealing;
    private final Replays replays;
    private final Turns turns;

    ReviewRunner(
            ReviewConfig config,
            Claims claims,
            Preparation preparation,
            Partitions partitions,
            Registry registry,
            Sealing sealing,
            Replays replays,
            Turns turns) {
        this.config = config;
        this.claims = claims;
        this.preparation = preparation;
        this.partitions = partitions;
        this.registry = registry;
        this.sealing = sealing;
        this.replays = replays;
        this.turns = turns;
    }

    void start(@Observes StartupEvent started) {
        Bounds.require("daylight.review.in-flight", config.inFlight(), 1, 8);
        Bounds.require("daylight.review.batch-lines", config.batchLines(), 1, 2000);
        Bounds.require("daylight.review.batch-bytes", config.batchBytes(), 1000, 8_388_608);
        Bounds.require("daylight.review.replay-asks", config.replayAsks(), 1, 1_000_000);
        if (config.enabled()) {
            var pause = config.poll().toMillis();
            for (var lane : List.of(any, persons)) {
                var _ = threads.scheduleWithFixedDelay(() -> runAll(lane), pause, pause, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Takes up what was opened on this replica without waiting for the next look. */
    void opened(@Observes(during = TransactionPhase.AFTER_SUCCESS) Reviews.Opened opened) {
        if (config.enabled() && !threads.isShutdown()) {
            threads.execute(() -> runAll(any));
            if (opened.byPerson()) {
                threads.execute(() -> runAll(persons));
            }
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
    }

    private void runAll(Lane lane) {
        // Whoever is in the lane looks for more when what it is at has ended, or else at the next look of the schedule.
        if (!lane.taken.tryLock()) {
            return;
        }
        try {
            for (var run = claims.claim(replica + lane.name, lane.personsOnly);
                    run.isPresent();
                    run = claims.claim(replica + lane.name, lane.personsOnly)) {
                run(run.get());
            }
        } catch (RuntimeException e) {
            // The schedule would end with an exception; the database may be back at the next look.
            Log.error("no review could be claimed", e);
        } finally {
            lane.taken.unlock();
        }
    }

    private void run(Run run) {
        var beat = config.lease().toMillis() / 3;
        var heart = threads.scheduleWithFixedDelay(() -> beat(run), beat, beat, TimeUnit.MILLISECONDS);
        turns.begin(run);
        var poll = config.poll().toMillis();
        var look = threads.scheduleWithFixedDelay(() -> goAhead(run), poll, poll, TimeUnit.MILLISECONDS);
        try {
            work(run);
        } catch (DependencyDown | FaultToleranceException e) {
            Log.warnf("review %s waits: %s", run.id(), e.getMessage());
            claims.wait(run, why(e));
        } catch (DependencyRefused | Incomplete e) {
            Log.warnf("review %s is incomplete: %s", run.id(), e.getMessage());
            claims.incomplete(run, why(e));
        } catch (LeaseLost e) {
            Log.warn(e.getMessage());
        } catch (RuntimeException e) {
            Log.errorf(e, "review %s failed and is tried again", run.id());
            claims.wait(run, "a failure on our side, which has been logged");
        } finally {
            look.cancel(false);
            turns.end(run);
            heart.cancel(false);
        }
    }

    private void work(Run claimed) {
        var run = answered(preparation.fix(claimed));
        try {
            turns.giveWay(run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopping");
        }
        if (run.replayOf() == null) {
            sealing.seal(run);
        } else {
            replays.end(run, run.replayOf());
        }
    }

    /** Schedules take the registry long and need nothing that it counts, so a review asks for them first. */
    private Run answered(Run fixed) {
        var schedules =
                new FutureTask<>(() -> DriftLines.Schedules.of(registry.schedules(fixed.sight(), readsAnew(fixed))));
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            if (fixed.manifestCount() == null) {
                beside.execute(schedules);
            }
            var run = preparation.count(fixed);
            var open = preparation.open(run);
            if (!open.isEmpty()) {
                partitions.evaluate(run, open, schedules, preparation.rules(run));
            }
            return run;
        }
    }

    /** What takes nothing over, and what repeats another, shows what went wrong in what is kept. */
    private static boolean readsAnew(Run run) {
        return run.mode().equals("FULL") || run.replayOf() != null;
    }

    /** What people go on opening keeps no review waiting for ever. */
    private void goAhead(Run run) {
        try {
            if (turns.isBehind(run) && claims.goAhead(run)) {
                turns.goAhead(run);
            }
        } catch (RuntimeException e) {
            // The schedule would end with an exception; the database may be back at the next look.
            Log.warnf("whether review %s goes ahead is not known: %s", run.id(), e.getMessage());
        }
    }

    private void beat(Run run) {
        try {
            claims.heartbeat(run);
        } catch (LeaseLost e) {
            // Sealed while the beat waited for the row; a replica that took over is found by whatever is written next.
            Log.debugf("review %s is not held any more", run.id());
        } catch (RuntimeException e) {
            Log.warnf("no heartbeat for review %s: %s", run.id(), e.getMessage());
        }
    }

    private static String why(RuntimeException e) {
        return e instanceof FaultToleranceException
                ? "a service does not answer, and is asked again later"
                : String.valueOf(e.getMessage());
    }
}
