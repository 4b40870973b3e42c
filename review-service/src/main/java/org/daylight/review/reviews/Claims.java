package org.daylight.review.reviews;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.daylight.review.database.Sql;

/**
 * Who works on which review. A claim is a lease with a number of its own: whoever falls silent loses it, also where nobody has
 * taken the review over yet, and finds out before it commits.
 */
@ApplicationScoped
class Claims {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Sql sql;
    private final ReviewConfig config;
    private final InstantSource clock;

    Claims(Sql sql, ReviewConfig config, InstantSource clock) {
        this.sql = sql;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The oldest review that waits for somebody; those that people opened go before all others, or alone are claimed. Nobody
     * acts on a replay, so that it waits its turn. The oldest of the others goes first of all once it has waited too long,
     * unless another such one is worked on.
     */
    Optional<Run> claim(String replica, boolean personsOnly) {
        var now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!personsOnly) {
                oneAhead();
            }
            return sql.first(
                    """
                    update review r set state = 'RUNNING', claimed_by = ?, lease_until = ?, claim = claim + 1, attempts = attempts + 1,
                        why = null, ahead = due.ahead, started_at = coalesce(r.started_at, ?)
                    from (select id, not personal and opened_at <= ? and not exists (select from review other
                                where other.ahead and other.state = 'RUNNING' and other.id <> waiting.id) as ahead
                          from (select *, origin = 'PERSON' and replay_of is null as personal from review
                              where state in ('OPEN', 'RUNNING', 'WAITING')) waiting
                          where (state = 'OPEN'
                             or (state = 'WAITING' and next_attempt_at <= ?)
                             or (state = 'RUNNING' and lease_until < ?))
                            and (personal or not ?)
                          order by 2 desc, not personal, opened_at, id limit 1 for update skip locked) due
                    where r.id = due.id
                    returning r.*
                    """,
                    Claims::run,
                    replica,
                    now.plus(config.lease()),
                    now,
                    now.minus(config.longestWait()),
                    now,
                    now,
                    personsOnly);
        });
    }

    /**
     * Lets a review that people's keep waiting go before them, if it has waited too long and none goes before them yet. One
     * whose replica fell silent does not count: nobody may be free to take it over, and it would keep the place for ever.
     */
    boolean goAhead(Run run) {
        var waitedTooLong = !clock.instant().isBefore(run.openedAt().plus(config.longestWait()));
        return waitedTooLong
                && QuarkusTransaction.requiringNew().call(() -> {
                    oneAhead();
                    sql.update("""
                            update review set ahead = false where id in (select id from review
                                where ahead and state = 'RUNNING' and lease_until < ? for update skip locked)
                            """, clock.instant());
                    return sql.update("""
                    update review set ahead = true
                    where id = (select id from review where id = ? and claim = ? and state = 'RUNNING' and lease_until >= ?
                            for update skip locked)
                        and not exists (select from review other where other.ahead and other.state = 'RUNNING')
                    """, run.id(), run.claim(), clock.instant()) > 0;
                });
    }

    /** Two that go ahead at the same moment would meet in the unique key, and one of them would fail. */
    private void oneAhead() {
        sql.first("select pg_advisory_xact_lock(hashtext('review.ahead'))", row -> true);
    }

    /**
     * Keeps the lease; to be called in the transaction of everything that is written for the review. The review's row stays
     * locked until the commit: where other partitions write meanwhile, it is called last.
     *
     * <p>A lease that has run out is not kept: another review may have been let go ahead instead of this one since.
     */
    void hold(Run run) {
        var now = clock.instant();
        var kept = sql.update(
                "update review set lease_until = ? where id = ? and claim = ? and state = 'RUNNING' and lease_until >= ?",
                now.plus(config.lease()),
                run.id(),
                run.claim(),
                now);
        if (kept == 0) {
            throw new LeaseLost(run.id());
        }
    }

    /** Keeps the lease of a review that got further, whose next pause is therefore the shortest again. */
    void advance(Run run) {
        hold(run);
        sql.update("update review set attempts = 1 where id = ? and attempts <> 1", run.id());
    }

    void heartbeat(Run run) {
        QuarkusTransaction.requiringNew().run(() -> hold(run));
    }

    /** Sets the review aside until what it needs may answer again. */
    void wait(Run run, String why) {
        var attempts = Math.toIntExact(sql.number("select attempts from review where id = ?", run.id()));
        var pause = config.pause().multipliedBy(1L << Math.clamp(attempts - 1, 0, 10));
        var next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        end(run, ReviewState.WAITING, why, next);
    }

    void incomplete(Run run, String why) {
        end(run, ReviewState.INCOMPLETE, why, clock.instant());
    }

    private void end(Run run, ReviewState state, String why, Instant next) {
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                        update review set state = ?, why = ?, next_attempt_at = ?, claimed_by = null, lease_until = null
                        where id = ? and claim = ? and state = 'RUNNING'
                        """, state, why, next, run.id(), run.claim()));
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                row.getLong("claim"),
                row.getString("scope"),
                row.getObject("as_of", LocalDate.class),
                Sql.instant(row, "known_at"),
                row.getString("knowledge"),
                Sql.instant(row, "recorded_up_to"),
                row.getString("rulebook"),
                row.getObject("manifest_count", Long.class),
                row.getString("mode"),
                Objects.requireNonNull(Sql.instant(row, "opened_at")),
                row.getString("origin").equals("PERSON") && row.getObject("replay_of") == null,
                row.getBoolean("ahead"),
                row.getObject("replay_of", UUID.class),
                row.getString("hindsight") != null);
    }
}
