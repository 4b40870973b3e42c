package org.daylight.review.subscriptions;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;
import org.daylight.review.readers.Readers;
import org.jspecify.annotations.Nullable;

/**
 * Brings events to subscribers in their order: one replica has a subscription at a time, and an event that is not taken is
 * sent again before any later one. Whoever dies after sending and before writing it down makes somebody send it twice.
 */
@ApplicationScoped
class Deliverer {

    /** So many slow endpoints keep no other one waiting on this replica. */
    private static final int THREADS = 4;

    /** After so many it is another subscription's turn. */
    private static final int MOST_IN_A_ROW = 50;

    private static final int MOST_DOUBLINGS = 20;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().name("webhooks-", 0).daemon().factory());
    private final Sql sql;
    private final Events events;
    private final Readers readers;
    private final Messenger messenger;
    private final Secrets secrets;
    private final WebhookConfig config;
    private final InstantSource clock;

    Deliverer(
            Sql sql,
            Events events,
            Readers readers,
            Messenger messenger,
            Secrets secrets,
            WebhookConfig config,
            InstantSource clock) {
        this.sql = sql;
        this.events = events;
        this.readers = readers;
        this.messenger = messenger;
        this.secrets = secrets;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled() && secrets.canBeMade()) {
            var pause = config.poll().toMillis();
            for (var i = 0; i < THREADS; i++) {
                var _ = threads.scheduleWithFixedDelay(this::deliverAll, pause, pause, TimeUnit.MILLISECONDS);
            }
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
    }

    void deliverAll() {
        try {
            for (var claim = claim(); claim.isPresent(); claim = claim()) {
                deliver(claim.get());
            }
        } catch (RuntimeException e) {
            // The schedule would end with an exception; the database may be back at the next look.
            Log.error("events could not be delivered", e);
        }
    }

    private record Claim(
            UUID subscription,
            UUID id,
            String account,
            String url,
            List<String> types,
            long position,
            int attempts,
            List<Secret> secrets) {}

    private Instant lease(Instant now) {
        return now.plus(config.deadline().multipliedBy(2)).plus(Duration.ofSeconds(30));
    }

    private Optional<Claim> claim() {
        var now = clock.instant();
        var id = UUID.randomUUID();
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.first(
                        """
                        update subscription_progress p set claim = ?, claimed_until = ?
                        from (select subscription from subscription_progress
                              where state = 'ACTIVE' and next_attempt_at <= ?
                                and (claimed_until is null or claimed_until < ?)
                                and position < (select coalesce(max(sequence), 0) from event)
                              order by next_attempt_at limit 1 for update skip locked) due
                        join subscription s on s.id = due.subscription
                        where p.subscription = due.subscription
                        returning p.subscription, s.account, s.url, s.types, p.position, p.attempts, p.secret_number,
                            coalesce(p.previous_until > ?, false) as two
                        """,
                        row -> {
                            var subscription = row.getObject("subscription", UUID.class);
                            var number = row.getInt("secret_number");
                            var signing = new ArrayList<>(List.of(secrets.of(subscription, number)));
                            if (row.getBoolean("two")) {
                                signing.add(secrets.of(subscription, number - 1));
                            }
                            return new Claim(
                                    subscription,
                                    id,
                                    row.getString("account"),
                                    row.getString("url"),
                                    Sql.texts(row, "types"),
                                    row.getLong("position"),
                                    row.getInt("attempts"),
                                    List.copyOf(signing));
                        },
                        id,
                        lease(now),
                        now,
                        now,
                        now));
    }

    private void deliver(Claim claim) {
        var position = claim.position;
        for (var sent = 0; sent < MOST_IN_A_ROW; sent++) {
            // Asked anew each time: a role or a group may be taken away while there is much to send.
            var reader = readers.find(claim.account);
            // What is there before the search; whatever comes later is looked for at the next look.
            var last = events.last();
            if (reader.isEmpty()) {
                failed(claim, null, "the account that made it has no role now");
                return;
            }
            var groups = reader.get().groups().stream().sorted().toArray(String[]::new);
            var next = events.next(position, claim.types, reader.get().fullSight(), groups);
            if (next.isEmpty()) {
                passed(claim, last);
                return;
            }
            try {
                messenger.send(claim.url, next.get(), claim.secrets);
            } catch (Messenger.NotTaken e) {
                failed(claim, next.get(), String.valueOf(e.getMessage()));
                return;
            } catch (RuntimeException e) {
                // Otherwise nothing would count it, and it would be tried for ever without anybody knowing.
                Log.errorf(
                        e,
                        "event %s could not be sent to subscription %s",
                        next.get().id(),
                        claim.subscription);
                failed(claim, next.get(), "a failure on our side, which has been logged");
                return;
            }
            position = next.get().sequence();
            if (!delivered(claim, position)) {
                return;
            }
        }
        release(claim);
    }

    /** False if the subscription is no longer ours: it was replayed or ended, or we were too slow. */
    private boolean delivered(Claim claim, long position) {
        var now = clock.instant();
        return QuarkusTransaction.requiringNew()
                        .call(() -> sql.update("""
                                update subscription_progress set position = ?, delivered = delivered + 1, attempts = 0,
                                    failing_since = null, last_delivered_at = ?, claimed_until = ?
                                where subscription = ? and claim = ?
                                """, position, now, lease(now), claim.subscription, claim.id))
                > 0;
    }

    /** Nothing more is for them up to there. */
    private void passed(Claim claim, long last) {
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                        update subscription_progress set position = greatest(position, ?), claim = null,
                            claimed_until = null
                        where subscription = ? and claim = ?
                        """, last, claim.subscription, claim.id));
    }

    private void release(Claim claim) {
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                        update subscription_progress set claim = null, claimed_until = null, next_attempt_at = ?
                        where subscription = ? and claim = ?
                        """, clock.instant(), claim.subscription, claim.id));
    }

    private void failed(Claim claim, @Nullable Event event, String why) {
        var now = clock.instant();
        var error = Json.mapper().createObjectNode();
        error.put("at", now.toString());
        error.put(
                "event", event == null ? new UUID(0, 0).toString() : event.id().toString());
        error.put("error", why);
        Log.warnf("subscription %s was not told: %s", claim.subscription, why);
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        """
                update subscription_progress set attempts = attempts + 1, failing_since = coalesce(failing_since, ?),
                    next_attempt_at = ?, claim = null, claimed_until = null,
                    state = case when coalesce(failing_since, ?) <= ? then 'DEAD' else state end,
                    last_errors = (select jsonb_agg(e order by n) from jsonb_array_elements(
                        jsonb_build_array(?::jsonb) || last_errors) with ordinality errors(e, n) where n <= 10)
                where subscription = ? and claim = ?
                """,
                        now,
                        now.plus(pause(claim)),
                        now,
                        now.minus(config.deadAfter()),
                        error.toString(),
                        claim.subscription,
                        claim.id));
    }

    private Duration pause(Claim claim) {
        var longest = config.longestPause();
        var pause = config.pause().multipliedBy(1L << Math.min(claim.attempts, MOST_DOUBLINGS));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
