package org.daylight.review.subscriptions;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** What somebody can do with their own subscriptions; auditors see those of all. */
@ApplicationScoped
class Subscriptions {

    private static final int MOST = 20;
    private static final TypeReference<List<Subscription.Failure>> FAILURES = new TypeReference<>() {};

    /** Takes whether all are seen, and the account. */
    private static final String FROM = """
            from subscription s join subscription_progress p on p.subscription = s.id where (? or s.account = ?)
            """;

    /** Takes full sight and three times the groups: what waits is counted as far as it may be seen. */
    private static final String COLUMNS = """
            select s.*, p.state, p.position, p.delivered, p.attempts, p.failing_since, p.next_attempt_at,
                p.last_delivered_at, p.last_errors::text as errors, p.previous_until,
                (select count(*) from event e where e.sequence > p.position and e.type = any(s.types) and %s) as waiting
            """.formatted(Events.VISIBLE);

    private final Sql sql;
    private final Events events;
    private final Recordings recordings;
    private final Secrets secrets;
    private final WebhookConfig config;
    private final Caller caller;
    private final InstantSource clock;

    Subscriptions(
            Sql sql,
            Events events,
            Recordings recordings,
            Secrets secrets,
            WebhookConfig config,
            Caller caller,
            InstantSource clock) {
        this.sql = sql;
        this.events = events;
        this.recordings = recordings;
        this.secrets = secrets;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /** Looks the name up, so that it is called before a transaction begins. */
    void requireFit(String url) {
        secrets.requireKey();
        try {
            Endpoint.of(url, InetAddress::getAllByName, config.allowLoopback());
        } catch (Endpoint.Refused e) {
            throw INVALID_REQUEST.problem(
                    "This endpoint is not told anything", new Violation("/url", String.valueOf(e.getMessage())));
        }
    }

    /** In the caller's act; told is what happens from now on. */
    Subscription create(UUID id, SubscriptionActs.Create create) {
        var sequence = recordings.sequence();
        var now = clock.instant();
        var active = sql.number(
                "select count(*) from subscription where account = ? and ended_at is null", caller.account());
        if (active >= MOST) {
            throw CONFLICT.problem("You have %d subscriptions; end one first".formatted(active));
        }
        sql.update(
                """
                insert into subscription (id, version, recording, recorded_at, act, marking, sources, account, name, url,
                    types, created_at)
                values (?, 1, ?, ?, 'CREATED', '{"classification": "UNCLASSIFIED"}', '[]', ?, ?, ?, ?, ?)
                """,
                id,
                sequence,
                recordings.stamp(),
                caller.account(),
                create.name(),
                create.url(),
                create.types().stream().map(EventType::word).distinct().toArray(String[]::new),
                now);
        sql.update("""
                insert into subscription_progress (subscription, state, position, next_attempt_at)
                values (?, 'ACTIVE', ?, ?)
                """, id, events.last(), now);
        recordings.touched("subscription", List.of(id));
        return get(id);
    }

    Subscription get(UUID id) {
        return sql.first(
                        COLUMNS + FROM + " and s.id = ?",
                        Subscriptions::subscription,
                        caller.fullSight(),
                        caller.groupsForSql(),
                        caller.groupsForSql(),
                        caller.groupsForSql(),
                        caller.fullSight(),
                        caller.account(),
                        id)
                .orElseThrow(() -> NOT_FOUND.problem("You have no subscription with the id " + id));
    }

    Page<Subscription> list(@Nullable String state, PageQuery page) {
        var binding = new @Nullable Object[] {"subscriptions", state};
        var values = new ArrayList<@Nullable Object>(Arrays.asList(caller.fullSight(), caller.account(), state, state));
        var where = FROM + " and (?::text is null or p.state = ?)";
        var total = sql.number("select count(*) " + where, values.toArray());
        var after = page.after(binding);
        if (after != null) {
            where += " and (s.created_at, s.id) > (?::timestamptz, ?::uuid)";
            values.addAll(after);
        }
        var groups = caller.groupsForSql();
        values.addAll(0, Arrays.asList(caller.fullSight(), groups, groups, groups));
        var rows = sql.rows(
                COLUMNS + where + " order by s.created_at, s.id limit " + page.fetch(),
                Subscriptions::subscription,
                values.toArray());
        return Page.of(
                rows,
                page,
                Total.exactly(total),
                one -> List.of(one.createdAt().toString(), one.id().toString()),
                binding);
    }

    /** The secret before stays valid for a while, so that a receiver can be told of the new one in peace. */
    Subscription rotate(UUID id) {
        mine(id);
        touch(id, "secret rotated");
        sql.update("""
                update subscription_progress set previous_until = ?, secret_number = secret_number + 1
                where subscription = ?
                """, clock.instant().plus(config.secretOverlap()), id);
        return get(id);
    }

    /** What messages are signed with from now on; asked by the act that shows it alone. */
    Secret secret(UUID id) {
        return sql.first(
                        "select secret_number from subscription_progress where subscription = ?",
                        row -> secrets.of(id, row.getInt(1)),
                        id)
                .orElseThrow();
    }

    /**
     * Begins again with one event, or goes on where it stopped; a dead one lives again.
     *
     * @param from the sequence of the first event to be sent
     */
    Subscription replay(UUID id, @Nullable Long from) {
        mine(id);
        var last = events.last();
        if (from != null && (from < 1 || from > last + 1)) {
            throw INVALID_REQUEST.problem(
                    "There is no event with this sequence",
                    new Violation("query:from", "must be from 1 to %d".formatted(last + 1)));
        }
        touch(id, from == null ? "taken up again" : "replayed from " + from);
        sql.update("""
                update subscription_progress set state = 'ACTIVE', position = coalesce(?::bigint - 1, position),
                    attempts = 0, failing_since = null, next_attempt_at = ?, claim = null, claimed_until = null
                where subscription = ?
                """, from, clock.instant(), id);
        return get(id);
    }

    Subscription end(UUID id) {
        mine(id);
        touch(id, "ended");
        sql.update("update subscription set ended_at = ? where id = ?", clock.instant(), id);
        sql.update(
                "update subscription_progress set state = 'ENDED', claim = null, claimed_until = null where subscription = ?",
                id);
        return get(id);
    }

    /** Whoever only sees it changes nothing; one that has ended stays so. */
    private void mine(UUID id) {
        recordings.sequence();
        var subscription = get(id);
        if (sql.number("select count(*) from subscription where id = ? and account = ?", id, caller.account()) == 0) {
            throw NOT_FOUND.problem("You have no subscription with the id " + id);
        }
        if (subscription.state().equals("ENDED")) {
            throw CONFLICT.problem("It has ended; make another one");
        }
    }

    private void touch(UUID id, String reason) {
        sql.update("""
                update subscription set version = version + 1, recording = ?, recorded_at = ?, act = 'CHANGED',
                    act_reason = ? where id = ?
                """, recordings.sequence(), recordings.stamp(), reason, id);
        recordings.touched("subscription", List.of(id));
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        var state = row.getString("state");
        return new Subscription(
                row.getObject("id", UUID.class),
                row.getString("name"),
                URI.create(row.getString("url")),
                Sql.texts(row, "types").stream().map(EventType::of).toList(),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                state,
                row.getLong("position"),
                row.getLong("waiting"),
                row.getLong("delivered"),
                row.getInt("attempts"),
                Sql.instant(row, "failing_since"),
                state.equals("ACTIVE") ? Sql.instant(row, "next_attempt_at") : null,
                Sql.instant(row, "last_delivered_at"),
                failures(row.getString("errors")),
                Sql.instant(row, "previous_until"),
                null);
    }

    private static List<Subscription.Failure> failures(String json) {
        try {
            return Json.mapper().readValue(json, FAILURES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
