package org.daylight.review.cadences;

import static org.daylight.kit.problem.Problems.NOT_FOUND;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.problem.ProblemException;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.reviews.OpenReview;
import org.daylight.review.reviews.Reviews;
import org.jspecify.annotations.Nullable;

/** The reviews that are owed. */
@ApplicationScoped
public class Obligations {

    /** Of an obligation {@code o} and its cadence {@code c}; takes full sight and three times the groups. */
    public static final String VISIBLE =
            "(? or ((c.access_group is null or c.access_group = any(?)) and o.access_groups <@ ? and "
                    + Restrictions.noneOn("o.scope") + "))";

    private static final String OPENED_BY = "cadences";
    private static final String COLUMNS =
            "o.id, o.again_of, o.opens_from, c.reference, o.period, o.origin, o.scope, o.forum, o.due_at, o.due_on, o.reason,"
                    + " %s as state,"
                    + " o.opened_at, v.started_at, o.late, o.review, o.pause_reason, o.covered_by,"
                    + " v.state as review_state, v.ahead and v.state = 'RUNNING' as ahead,"
                    + " v.opened_at as review_opened_at, v.cancelled_by, v.ended_at, v.why as cancelled_why";
    private static final String NO_LATER = "not exists (select from obligation n"
            + " where n.again_of = coalesce(o.again_of, o.id) and n.attempt > o.attempt)";

    /** Tried as often as it is by itself, and nobody has asked for more. */
    private static final String STUCK = "o.stuck_at is not null and " + NO_LATER;

    private static final String STATE = "case when " + STUCK + " then 'STUCK'"
            + " when v.state in ('CANCELLED', 'INCOMPLETE') then v.state"
            + " when o.state = 'DUE' and c.voided_reason is not null then 'VOIDED' else o.state end";

    private static final String FROM =
            " from obligation o join cadence c on c.id = o.cadence left join review v on v.id = o.review where ";

    /** Nothing after it in its row of attempts, and nobody has to open what is owed by a cadence that was a mistake. */
    static final String LAST_ATTEMPT = "c.voided_reason is null and " + NO_LATER;

    private final Sql sql;
    private final Reviews reviews;
    private final Lateness lateness;
    private final CadenceConfig config;
    private final RegisterZone zone;
    private final Caller caller;
    private final InstantSource clock;

    Obligations(
            Sql sql,
            Reviews reviews,
            Lateness lateness,
            CadenceConfig config,
            RegisterZone zone,
            Caller caller,
            InstantSource clock) {
        this.sql = sql;
        this.reviews = reviews;
        this.lateness = lateness;
        this.config = config;
        this.zone = zone;
        this.caller = caller;
        this.clock = clock;
    }

    /** Opens the reviews that are due, each in a transaction of its own; returns how many. */
    int openDue(int most) {
        var opened = 0;
        while (opened < most && QuarkusTransaction.requiringNew().call(this::openNext)) {
            opened++;
        }
        return opened;
    }

    private record Due(
            UUID id,
            UUID cadence,
            String scope,
            Instant dueAt,
            String origin,
            String reason,
            Cadence terms,
            boolean again) {}

    /**
     * The claim and the review are one transaction: whoever dies before its end has neither, and a claim that somebody
     * else holds is passed over.
     */
    private boolean openNext() {
        var now = clock.instant();
        var due = sql.first(
                """
                select o.id, o.cadence, o.scope, o.due_at, o.origin, o.reason, c.content::text,
                    o.attempt > 0
                from obligation o join cadence c on c.id = o.cadence
                where o.state = 'DUE' and o.due_at <= ? and (o.opens_from is null or o.opens_from <= ?)
                    and c.voided_reason is null
                order by o.due_at, o.id limit 1 for update of o skip locked
                """,
                row -> new Due(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5),
                        row.getString(6),
                        Generation.cadence(row.getString(7)),
                        row.getBoolean(8)),
                now,
                now);
        due.ifPresent(obligation -> {
            if (!covered(obligation, now)) {
                open(obligation, now);
            }
        });
        return due.isPresent();
    }

    /**
     * Whether a later one that is due as well opens in its place, as the cadence wants it. The scope of a cadence can be
     * changed: a review of another partner says nothing of this one.
     */
    private boolean covered(Due due, Instant now) {
        return due.terms.runsLatestOnly()
                && due.origin.equals("CADENCE")
                && sql.update("""
                                update obligation o set state = 'COVERED', covered_by = l.id
                                from (select n.id from obligation n left join review v on v.id = n.review
                                    where n.cadence = ? and n.scope = ? and n.origin = 'CADENCE' and n.state in ('DUE', 'OPENED')
                                        and v.state is distinct from 'INCOMPLETE' and v.state is distinct from 'CANCELLED'
                                        and n.due_at <= ? and (n.due_at, n.id) > (?::timestamptz, ?)
                                    order by n.due_at desc, n.id desc limit 1) l
                                where o.id = ?
                                """, due.cadence, due.scope, now, due.dueAt, due.id, due.id) > 0;
    }

    static ProblemException absent(UUID id) {
        return NOT_FOUND.problem("There is no obligation with the id " + id);
    }

    private void open(Due due, Instant now) {
        var lateFrom = due.dueAt.plus(config.grace());
        // East of the register a forum's day is ahead of its today, and west of it behind what was reviewed as of
        // today.
        var asOf = zone.day(due.dueAt);
        var review = reviews.open(
                Reviews.Origin.valueOf(due.origin),
                due.id,
                OPENED_BY,
                new OpenReview(due.scope, asOf, null, null, null, due.reason, due.again ? "full" : null));
        sql.update(
                "update obligation set state = 'OPENED', opened_at = ?, late = ?, late_from = ?, review = ? where id = ?",
                now,
                now.isAfter(lateFrom),
                lateFrom,
                review,
                due.id);
    }

    Page<Obligation> list(
            PageQuery page,
            @Nullable String cadence,
            @Nullable String scope,
            @Nullable String state,
            @Nullable Boolean late,
            @Nullable Boolean cancelled,
            @Nullable Boolean stuck) {
        var where = new StringBuilder(FROM + VISIBLE);
        var values = new ArrayList<@Nullable Object>(
                List.of(caller.fullSight(), caller.groupsForSql(), caller.groupsForSql(), caller.groupsForSql()));
        filter(where, values, " and c.reference = ?", cadence);
        filter(where, values, " and o.scope = ?", scope);
        stands(where, values, state);
        filter(where, values, " and o.late = ?", late);
        filter(where, values, " and (v.cancelled_by is not null) = ?", cancelled);
        filter(where, values, " and (" + STUCK + ") = ?", stuck);
        var total = sql.number("select count(*)" + where, values.toArray());
        var after = page.after("obligations", cadence, scope, state, late, cancelled, stuck);
        if (after != null) {
            where.append(" and (o.due_at, o.id) > (?::timestamptz, ?::uuid)");
            values.addAll(after);
        }
        var rows = sql.rows(
                "select " + COLUMNS.formatted(STATE) + where + " order by o.due_at, o.id limit " + page.fetch(),
                this::obligation,
                values.toArray());
        return Page.of(
                rows,
                page,
                Total.exactly(total),
                row -> List.of(row.dueAt().toString(), row.id().toString()),
                "obligations",
                cadence,
                scope,
                state,
                late,
                cancelled,
                stuck);
    }

    Optional<Obligation> find(UUID id) {
        return sql.first(
                "select " + COLUMNS.formatted(STATE) + FROM + "o.id = ? and " + VISIBLE,
                this::obligation,
                id,
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql(),
                caller.groupsForSql());
    }

    private void stands(StringBuilder where, List<@Nullable Object> values, @Nullable String state) {
        switch (state) {
            case "due" -> where.append(" and o.state = 'DUE' and c.voided_reason is null");
            case "late" -> {
                where.append(" and ").append(Lateness.LATE);
                values.addAll(lateness.values());
            }
            case "done" -> where.append(" and v.sealed_at is not null");
            case null, default -> filter(where, values, " and " + STATE + " = ?", state);
        }
    }

    private static void filter(
            StringBuilder where, List<@Nullable Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            values.add(value);
        }
    }

    /** @param stopped when it started, or when somebody ended it who did not let it start; null while it is awaited */
    private @Nullable Long lateBy(Instant dueAt, @Nullable Instant stopped) {
        var until = stopped == null ? clock.instant() : stopped;
        return until.isBefore(dueAt)
                ? null
                : (Long) Duration.between(dueAt, until).toSeconds();
    }

    private static Obligation.@Nullable Cancelled cancelled(ResultSet row) throws SQLException {
        var by = row.getString("cancelled_by");
        return by == null
                ? null
                : new Obligation.Cancelled(
                        by, Objects.requireNonNull(Sql.instant(row, "ended_at")), row.getString("cancelled_why"));
    }

    private Obligation obligation(ResultSet row) throws SQLException {
        var dueAt = row.getTimestamp("due_at").toInstant();
        var startedAt = Sql.instant(row, "started_at");
        var state = row.getString("state");
        var owed = Set.of("DUE", "OPENED", "CANCELLED", "INCOMPLETE", "STUCK").contains(state);
        var reviewState = row.getString("review_state");
        var reviewOpenedAt = Sql.instant(row, "review_opened_at");
        var review = row.getObject("review", UUID.class);
        return new Obligation(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                row.getString("period"),
                row.getString("origin"),
                row.getString("scope"),
                row.getString("forum"),
                dueAt,
                row.getObject("due_on", LocalDate.class),
                row.getString("reason"),
                state,
                Sql.instant(row, "opened_at"),
                startedAt,
                row.getObject("late", Boolean.class),
                owed ? lateBy(dueAt, startedAt == null ? Sql.instant(row, "ended_at") : startedAt) : null,
                reviewState,
                reviewOpenedAt != null && Set.of("OPEN", "RUNNING", "WAITING").contains(String.valueOf(reviewState))
                        ? reviews.goesNextFrom(reviewOpenedAt)
                        : null,
                row.getBoolean("ahead"),
                cancelled(row),
                row.getString("pause_reason"),
                row.getObject("again_of", UUID.class),
                Sql.instant(row, "opens_from"),
                row.getObject("covered_by", UUID.class),
                state.equals("STUCK") ? config.attention() : null,
                review,
                review == null ? null : "/v1/reviews/" + review);
    }
}
