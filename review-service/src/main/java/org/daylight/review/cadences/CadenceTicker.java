package org.daylight.review.cadences;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every few seconds what has come due. The rows are the truth; a replica that dies loses nothing. */
@ApplicationScoped
class CadenceTicker {

    private static final int MOST_AT_ONCE = 500;

    /** With half a minute of patience, less than a minute after it was due. */
    private static final Duration WATCHED_EVERY = Duration.ofSeconds(10);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            3, Thread.ofPlatform().name("cadences").daemon().factory());
    private final CadenceConfig config;
    private final Generation generation;
    private final CadenceTripwires tripwires;
    private final EventTriggers events;
    private final Obligations obligations;
    private final Attempts attempts;
    private final TripwireLooks looks;
    private final SecurityStates states;
    private final Lateness lateness;
    private final CadenceMetrics metrics;

    CadenceTicker(
            CadenceConfig config,
            Generation generation,
            CadenceTripwires tripwires,
            EventTriggers events,
            Obligations obligations,
            Attempts attempts,
            TripwireLooks looks,
            SecurityStates states,
            Lateness lateness,
            CadenceMetrics metrics) {
        this.config = config;
        this.generation = generation;
        this.tripwires = tripwires;
        this.events = events;
        this.obligations = obligations;
        this.attempts = attempts;
        this.looks = looks;
        this.states = states;
        this.lateness = lateness;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            var pause = config.poll().toMillis();
            var _ = threads.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.MILLISECONDS);
            // On a thread of its own: a neighbour that is slow to answer keeps nothing from opening.
            var rest = config.events().toMillis();
            var _ = threads.scheduleWithFixedDelay(this::look, 0, rest, TimeUnit.MILLISECONDS);
            var _ = threads.scheduleWithFixedDelay(
                    () -> done("what is late could not be counted", metrics::look),
                    pause,
                    WATCHED_EVERY.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
    }

    /** Asks no neighbour. What fails keeps nothing from opening that is due already. */
    void tick() {
        var whole = done("what has come due could not be written", generation::generateDue);
        whole &= done("tripwires could not be held against what was measured", tripwires::trip);
        whole &= done("what was incomplete could not be owed again", attempts::oweAgain);
        whole &= done("what is due could not be opened", () -> obligations.openDue(MOST_AT_ONCE));
        whole &= done("what is late could not be told", () -> lateness.tell(MOST_AT_ONCE));
        if (whole) {
            metrics.ticked();
        }
    }

    private void look() {
        done("security states could not be asked for", () -> states.refresh(generation.watched()));
        done("events could not be read", events::look);
        done("tripwires could not be measured", looks::look);
    }

    private static boolean done(String otherwise, Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException e) {
            // The schedule would end with an exception; the database may be back at the next look.
            Log.error(otherwise, e);
            return false;
        }
    }
}
