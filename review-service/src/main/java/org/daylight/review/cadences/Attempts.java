package org.daylight.review.cadences;

import static org.daylight.kit.problem.Problems.CONFLICT;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.review.database.Sql;

/** Reviews that are owed and were opened in vain: tried again a number of times, and then when somebody asks for it. */
@ApplicationScoped
class Attempts {

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final Sql sql;
    private final Obligations obligations;
    private final CadenceConfig config;
    private final Caller caller;
    private final InstantSource clock;

    Attempts(Sql sql, Obligations obligations, CadenceConfig config, Caller caller, InstantSource clock) {
        this.sql = sql;
        this.obligations = obligations;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    private record Failed(UUID id, int attempt) {}

    /**
     * Owes again what was opened and could not be brought to its end: the lines did not add up, or a service refused to
     * answer. The pause before it opens again grows to a day; it stays late all the while. What fails so often does not
     * mend itself: it is then left, still late, for somebody to look at.
     */
    void oweAgain() {
        var now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            for (var failed : sql.rows(
                    """
                    select o.id, o.attempt from obligation o join cadence c on c.id = o.cadence
                    join review v on v.id = o.review
                    where o.state = 'OPENED' and v.state = 'INCOMPLETE' and o.stuck_at is null and %s
                    order by o.due_at, o.id
                    """.formatted(Obligations.LAST_ATTEMPT),
                    row -> new Failed(row.getObject(1, UUID.class), row.getInt(2)))) {
                if (failed.attempt + 1 >= config.attempts()) {
                    // Another replica may have come to the same end.
                    if (sql.update(
                                    "update obligation set stuck_at = ? where id = ? and stuck_at is null",
                                    now,
                                    failed.id)
                            > 0) {
                        sql.each("select tell_of_stuck(o) from obligation o where o.id = ?", row -> {}, failed.id);
                    }
                    continue;
                }
                var pause = config.again().multipliedBy(1L << Math.clamp(failed.attempt, 0, 10));
                again(failed.id, now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause), "");
            }
        });
    }

    private void again(UUID obligation, Instant opensFrom, String because) {
        sql.update("""
                insert into obligation (id, cadence, period, origin, scope, forum, due_at, due_on, reason, state,
                    access_groups, again_of, attempt, opens_from)
                select gen_random_uuid(), o.cadence, f.period || ':incomplete:' || (o.attempt + 1), o.origin, o.scope,
                    o.forum, o.due_at, o.due_on, f.reason || '; attempt ' || (o.attempt + 2) || ', the one before was'
                    || ' incomplete' || ?, 'DUE', o.access_groups, f.id, o.attempt + 1, ?
                from obligation o join obligation f on f.id = coalesce(o.again_of, o.id) where o.id = ?
                on conflict do nothing
                """, because, opensFrom, obligation);
    }

    /** Somebody has looked at what is stuck and has it tried once more; in the caller's act. */
    Obligation retry(UUID id, String reason) {
        var stuck = obligations.find(id).orElseThrow(() -> Obligations.absent(id));
        if (!stuck.state().equals("STUCK")) {
            throw CONFLICT.problem("It is %s; only what is STUCK is tried again on request".formatted(stuck.state()));
        }
        var voided = sql.number(
                "select count(*) from obligation o join cadence c on c.id = o.cadence"
                        + " where o.id = ? and c.voided_reason is not null",
                id);
        if (voided > 0) {
            throw CONFLICT.problem("Its cadence is voided; nothing opens for it any more");
        }
        again(id, clock.instant(), "; asked for by %s: %s".formatted(caller.person(), reason));
        var next = sql.first("""
                        select n.id from obligation o
                        join obligation n on n.again_of = coalesce(o.again_of, o.id) and n.attempt = o.attempt + 1
                        where o.id = ?
                        """, row -> row.getObject(1, UUID.class), id).orElseThrow();
        return obligations.find(next).orElseThrow();
    }
}
