package org.daylight.review.cadences;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks every few seconds what has come due. The rows are the truth; a replica that dies loses nothing. */
@ApplicationScoped
class CadenceTicker {

    private static final int MOST_AT_ONCE = 500;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("cadences").daemon().factory());
    private final CadenceConfig config;
    private final Generation generation;
    private final CadenceTripwires tripwires;
    private final EventTriggers events;
    private final Obligations obligations;
    private final Attempts attempts;
    private final TripwireLooks looks;

    CadenceTicker(
            CadenceConfig config,
            Generation generation,
            CadenceTripwires tripwires,
            EventTriggers events,
            Obligations obligations,
            Attempts attempts,
            TripwireLooks looks) {
        this.config = config;
        this.generation = generation;
        this.tripwires = tripwires;
        this.events = events;
        this.obligations = obligations;
        this.attempts = attempts;
        this.looks = looks;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            var pause = config.poll().toMillis();
            var _ = threads.scheduleWithFixedDelay(this::tick, pause, pause, TimeUnit.MILLISECONDS);
            // On a thread of its own: a neighbour that is slow to answer keeps nothing from opening.
            var rest = config.events().toMillis();
            var _ = threads.scheduleWithFixedDelay(this::look, rest, rest, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
    }

    void tick() {
        try {
            generation.generateDue();
            tripwires.trip();
            attempts.oweAgain();
            obligations.openDue(MOST_AT_ONCE);
            obligations.tellLate(MOST_AT_ONCE);
        } catch (RuntimeException e) {
            // The schedule would end with an exception; the database may be back at the next look.
            Log.error("what is due could not be opened", e);
        }
    }

    private void look() {
        try {
            events.look();
            looks.look();
        } catch (RuntimeException e) {
            Log.error("events could not be read", e);
        }
    }
}
