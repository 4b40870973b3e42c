package org.daylight.review.reviews;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.problem.Violation;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.jspecify.annotations.Nullable;

/** What a caller can do with reviews: open one, look, and cancel it. Running them is {@link ReviewRunner}'s. */
@ApplicationScoped
public class Reviews {

    /**
     * Whoever is outside an access group does not learn that anything in it was reviewed, except by asking for it. One on
     * its way, of which nobody knows yet what it will see, is seen by whoever has seen earlier ones of the partner, or the
     * objective in an earlier one. Takes full sight, the account and seven times the groups.
     */
    private static final String VISIBLE = """
            (? or ((r.opened_by = ? or (%s and (r.scope = 'portfolio'
                or exists (select from review_total t where t.review = r.id and t.access_groups <@ ? and %s)
                or (r.state in ('OPEN', 'RUNNING', 'WAITING', 'CANCELLED') and exists (select from review_total t
                    where t.partner = substr(r.scope, 9) and r.scope like 'partner:%%' and t.access_groups <@ ?))
                or (r.state in ('OPEN', 'RUNNING', 'WAITING', 'CANCELLED') and r.scope like 'objective:%%'
                    and exists (select from review_measure m
                        join review_subject s on s.review = m.review and s.subject = m.subject
                        where m.type = 'objective' and m.label = substr(r.scope, 11) and s.access_groups <@ ?
                            and %s)))))
              and not exists (select from obligation o
                where o.id = coalesce(r.obligation, (select w.obligation from review w where w.id = r.replay_of))
                    and not o.access_groups <@ ?)))
            """.formatted(
                    Restrictions.noneOn("r.scope"),
                    Restrictions.noneOn("'partner:' || t.partner"),
                    Restrictions.noneOn("'partner:' || s.partner"));

    private final Sql sql;
    private final ReaderTotals totals;
    private final ProgressStore progress;
    private final ReplayStore replays;
    private final ReviewConfig config;
    private final Caller caller;
    private final RegisterZone zone;
    private final Event<Opened> opened;
    private final InstantSource clock;

    Reviews(
            Sql sql,
            ReaderTotals totals,
            ProgressStore progress,
            ReplayStore replays,
            ReviewConfig config,
            Caller caller,
            RegisterZone zone,
            Event<Opened> opened,
            InstantSource clock) {
        this.sql = sql;
        this.totals = totals;
        this.progress = progress;
        this.replays = replays;
        this.config = config;
        this.caller = caller;
        this.zone = zone;
        this.opened = opened;
        this.clock = clock;
    }

    /** A review waits for somebody; told when the transaction that opened it has been committed. */
    record Opened(UUID review, boolean byPerson) {}

    /** Why a review is opened without a person asking for it. */
    public enum Origin {
        PERSON,
        CADENCE,
        TRIPWIRE,
        EVENT
    }

    /** Opens a review, in the caller's transaction; whoever is free runs it. */
    public UUID open(Origin origin, @Nullable UUID obligation, String openedBy, OpenReview review) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var knownAt = review.knownAt() == null ? null : review.knownAt().truncatedTo(ChronoUnit.MICROS);
        if (knownAt != null && knownAt.isAfter(now)) {
            throw INVALID_REQUEST.problem(
                    "Nobody knows yet what will be known then", new Violation("/knownAt", "must not be in the future"));
        }
        // Also where tomorrow has begun: a review of that day would make all others of the register's today
        // retrospective.
        var today = zone.day(now);
        if (review.asOf() != null && review.asOf().isAfter(today)) {
            throw INVALID_REQUEST.problem(
                    "A review looks at a day that has come",
                    new Violation("/asOf", "must not be after %s, the register's today".formatted(today)));
        }
        if (review.recordedUpTo() != null && !"declared".equals(review.knowledge())) {
            throw INVALID_REQUEST.problem(
                    "Leave recordedUpTo out, or ask for declared knowledge",
                    new Violation("/recordedUpTo", "goes only with knowledge declared"));
        }
        var id = UUID.randomUUID();
        sql.update(
                """
                insert into review (id, scope, origin, obligation, reason, opened_by, opened_at, state, as_of, known_at,
                    knowledge, recorded_up_to, mode) values (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?)
                """,
                id,
                review.scope(),
                origin,
                obligation,
                review.reason(),
                openedBy,
                now,
                review.asOf() == null ? today : review.asOf(),
                knownAt,
                review.knowledge() == null ? "recorded" : review.knowledge(),
                review.recordedUpTo(),
                "full".equals(review.mode()) ? "FULL" : "INCREMENTAL");
        opened.fire(new Opened(id, origin == Origin.PERSON));
        return id;
    }

    /** From when on one that nobody waits for goes before those of people. */
    public Instant goesNextFrom(Instant openedAt) {
        return openedAt.plus(config.longestWait());
    }

    public ReviewView get(UUID id) {
        return find(id).orElseThrow(() -> NOT_FOUND.problem("No review has the id " + id));
    }

    /** In the sight of whoever is calling. */
    public Optional<ReviewView> find(UUID id) {
        return sql.first("select r.* from review r where r.id = ? and " + VISIBLE, this::view, sight(id))
                .map(review -> summedUp(List.of(review)).getFirst());
    }

    private @Nullable Object[] sight(@Nullable Object... before) {
        var groups = caller.groupsForSql();
        return concat(
                before, caller.fullSight(), caller.account(), groups, groups, groups, groups, groups, groups, groups);
    }

    /**
     * Ends a review before it is sealed, in the caller's transaction. Whoever works on it finds out before it writes
     * anything more; what it had answered so far stays, and nothing rests on it.
     */
    ReviewView cancel(UUID id, String reason) {
        var before = get(id);
        // While it is being sealed its row is locked, and this waits until it is known whether it was.
        var cancelled = sql.update("""
                update review set state = 'CANCELLED', why = ?, cancelled_by = ?, ended_at = ?, claimed_by = null,
                    lease_until = null
                where id = ? and state in ('OPEN', 'RUNNING', 'WAITING')
                """, reason, caller.person(), clock.instant(), id);
        if (cancelled == 0) {
            throw CONFLICT.problem("It has ended already, as %s; only one on its way can be cancelled"
                    .formatted(sql.first("select state from review where id = ?", row -> row.getString(1), id)
                            .orElse(before.state().name())));
        }
        return get(id);
    }

    Page<ReviewView> list(@Nullable String scope, @Nullable ReviewState state, PageQuery page) {
        var binding = new @Nullable Object[] {"reviews", scope, state};
        var after = page.after(binding);
        var where = "(?::text is null or r.scope = ?) and (?::text is null or r.state = ?) and " + VISIBLE;
        var sight = sight(scope, scope, state, state);
        var total = sql.number("select count(*) from review r where " + where, sight);
        var rows = sql.rows(
                "select r.* from review r where " + where
                        + " and (?::timestamptz is null or (r.opened_at, r.id) < (?::timestamptz, ?::uuid))"
                        + " order by r.opened_at desc, r.id desc limit ?",
                this::view,
                concat(
                        sight,
                        after == null ? null : after.getFirst(),
                        after == null ? null : after.getFirst(),
                        after == null ? null : after.getLast(),
                        page.fetch()));
        return Page.of(
                summedUp(rows),
                page,
                Total.exactly(total),
                review -> List.of(review.openedAt().toString(), review.id().toString()),
                binding);
    }

    /** The totals of all of them are asked for at once. */
    private List<ReviewView> summedUp(List<ReviewView> reviews) {
        var counted = reviews.stream()
                .filter(review -> !review.state().onItsWay())
                .map(ReviewView::id)
                .toList();
        var seen = totals.of(counted, null);
        return reviews.stream()
                .map(review -> review.summedUp(seen.getOrDefault(review.id(), ReaderTotals.NOTHING)))
                .toList();
    }

    private ReviewView view(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var state = ReviewState.valueOf(row.getString("state"));
        return new ReviewView(
                id,
                row.getString("scope"),
                row.getString("origin"),
                row.getObject("obligation", UUID.class),
                row.getString("reason"),
                row.getString("opened_by"),
                instant(row, "opened_at"),
                state,
                row.getString("why"),
                row.getObject("as_of", LocalDate.class),
                Sql.instant(row, "known_at"),
                row.getString("knowledge"),
                Sql.instant(row, "recorded_up_to"),
                row.getString("rulebook"),
                row.getObject("retrospective", Boolean.class),
                Sql.instant(row, "sealed_at"),
                ReaderTotals.NOTHING.totals(),
                ReaderTotals.NOTHING.marking(),
                row.getString("mode"),
                row.getObject("base", UUID.class),
                row.getString("partitions_digest"),
                row.getString("answer_digest"),
                row.getObject("previous_review", UUID.class),
                row.getString("digest"),
                row.getString("cancelled_by"),
                Sql.instant(row, "ended_at"),
                state.onItsWay() ? progress.of(id, state) : null,
                replays.of(row, id, state));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = Sql.instant(row, column);
        if (value == null) {
            throw new IllegalStateException(column + " is null");
        }
        return value;
    }

    private static @Nullable Object[] concat(@Nullable Object[] first, @Nullable Object... rest) {
        var all = new java.util.ArrayList<@Nullable Object>(java.util.Arrays.asList(first));
        all.addAll(java.util.Arrays.asList(rest));
        return all.toArray();
    }
}
