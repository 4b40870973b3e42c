package org.daylight.review.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.daylight.kit.json.Json;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.registry.HoldOutcome;
import org.daylight.review.registry.Registry;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/**
 * Brings signed stops to the registry, exactly once: the registry takes one hold per decision, so that whoever died or
 * lost the answer asks again until it knows.
 */
@ApplicationScoped
class HoldSender {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("holds").daemon().factory());
    private final Sql sql;
    private final Registry registry;
    private final Recordings recordings;
    private final DecisionStore store;
    private final RefusedEffects refused;
    private final InstantSource clock;
    private final Duration poll;
    private final Duration pause;
    private final Duration claim;

    HoldSender(
            Sql sql,
            Registry registry,
            Recordings recordings,
            DecisionStore store,
            RefusedEffects refused,
            InstantSource clock,
            @ConfigProperty(name = "daylight.outbox.poll", defaultValue = "1s") Duration poll,
            @ConfigProperty(name = "daylight.outbox.pause", defaultValue = "5s") Duration pause,
            @ConfigProperty(name = "daylight.outbox.claim", defaultValue = "1m") Duration claim) {
        this.sql = sql;
        this.registry = registry;
        this.recordings = recordings;
        this.store = store;
        this.refused = refused;
        this.clock = clock;
        this.poll = poll;
        this.pause = pause;
        this.claim = claim;
    }

    private record Order(UUID id, UUID decision, String body, int attempts) {}

    void start(@Observes StartupEvent started) {
        var _ = thread.scheduleWithFixedDelay(this::sendAll, poll.toMillis(), poll.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdownNow();
    }

    private void sendAll() {
        try {
            for (var order = claim(); order.isPresent(); order = claim()) {
                send(order.get());
            }
        } catch (RuntimeException e) {
            // The schedule would end with an exception; the database may be back at the next look.
            Log.error("no order could be sent", e);
        }
    }

    /**
     * Sets the next attempt away so that nobody else takes it meanwhile; if we die, somebody does soon after. Should we
     * be slower than that, it is sent twice and recorded once.
     */
    private Optional<Order> claim() {
        var now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.first(
                        """
                        update outbox o set attempts = attempts + 1, next_attempt_at = ?
                        from (select id from outbox where done_at is null and next_attempt_at <= ?
                              order by next_attempt_at limit 1 for update skip locked) due
                        where o.id = due.id returning o.id, o.decision, o.body, o.attempts
                        """,
                        row -> new Order(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                row.getInt(4)),
                        now.plus(claim),
                        now));
    }

    private void send(Order order) {
        try {
            var outcome =
                    registry.orderHold(order.decision.toString(), Json.mapper().readTree(order.body));
            switch (outcome) {
                case HoldOutcome.Recorded() -> done(order);
                case HoldOutcome.Refused(var why) -> refuse(order, why);
            }
        } catch (DependencyDown | FaultToleranceException e) {
            Log.warnf("the hold of decision %s is sent again later: %s", order.decision, e.getMessage());
            again(order, String.valueOf(e.getMessage()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void again(Order order, String why) {
        var wait = pause.multipliedBy(1L << Math.min(order.attempts - 1, 10));
        var next = clock.instant().plus(wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait);
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "update outbox set next_attempt_at = ?, last_failure = ? where id = ?", next, why, order.id));
    }

    private void done(Order order) {
        recordings.record("review-service", "the registry has recorded the hold", () -> {
            if (finish(order, "DONE", clock.instant())) {
                store.change(order.decision, null, "state = 'IN_EFFECT', effect = 'recorded by the registry'");
                refused.end(order.decision);
            }
        });
    }

    private void refuse(Order order, String why) {
        Log.errorf("the registry refused the hold of decision %s: %s", order.decision, why);
        recordings.record("review-service", "the registry refused the hold", () -> {
            if (finish(order, "REFUSED", clock.instant())) {
                store.change(order.decision, null, "state = 'EFFECT_REFUSED', effect = ?", why);
                refused.flag(order.decision, why);
            }
        });
    }

    private boolean finish(Order order, String outcome, Instant now) {
        return sql.update(
                        "update outbox set done_at = ?, outcome = ? where id = ? and done_at is null",
                        now,
                        outcome,
                        order.id)
                > 0;
    }
}
