package org.daylight.review.cadences;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** Which of the reviews that are owed are late, for everybody to see. */
@ApplicationScoped
class Lateness {

    /**
     * Of an obligation {@code o}, its cadence {@code c} and its review {@code v}. What is owed and that nobody works on is
     * late, whether it was not opened, waits, got stuck or was left by a replica that fell silent. Takes {@link #values}.
     */
    static final String LATE = "o.due_at < ? and " + Obligations.LAST_ATTEMPT
            + " and (o.state = 'DUE' or v.state in ('OPEN', 'WAITING', 'INCOMPLETE')"
            + " or (v.state = 'RUNNING' and v.lease_until < ?))";

    /** A review that is due opens at the next look, so that one that has not by then is late for all to see. */
    private static final Duration SEEN_LATE_AFTER = Duration.ofSeconds(30);

    private final Sql sql;
    private final CadenceConfig config;
    private final InstantSource clock;

    Lateness(Sql sql, CadenceConfig config, InstantSource clock) {
        this.sql = sql;
        this.config = config;
        this.clock = clock;
    }

    /** How many are late, and since when the oldest of them has been due. */
    record Found(long count, @Nullable Instant oldest) {}

    List<Object> values() {
        var now = clock.instant();
        return List.of(now.minus(SEEN_LATE_AFTER), now);
    }

    Found find() {
        return sql.first(
                        """
                        select count(*), min(o.due_at) as oldest from obligation o join cadence c on c.id = o.cadence
                        left join review v on v.id = o.review where %s
                        """.formatted(LATE),
                        row -> new Found(row.getLong(1), Sql.instant(row, "oldest")),
                        values().toArray())
                .orElseThrow();
    }

    /** What has not started in its time of grace is told, also while nothing can open it. */
    void tell(int most) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.each("""
                select tell_of_lateness(o) from obligation o join cadence c on c.id = o.cadence
                where o.state = 'DUE' and o.due_at < ? and c.voided_reason is null
                    and not exists (select from event e where e.type = 'org.daylight.obligation.late'
                        and e.effect = coalesce(o.again_of, o.id))
                order by o.due_at limit ?
                """, row -> {}, clock.instant().minus(config.grace()), most));
        // One at a time: a claim that marks what starts late holds that row and waits for its turn to tell.
        for (var marked = 0; marked < most && QuarkusTransaction.requiringNew().call(this::markNext); marked++) {}
    }

    /** Opened in time, and since the grace passed nobody has taken it up, or whoever did has been silent for as long. */
    private boolean markNext() {
        var now = clock.instant();
        return sql.update("""
                        update obligation set late = true where id = (
                            select o.id from review v join obligation o on o.id = v.obligation and o.review = v.id
                            join cadence c on c.id = o.cadence
                            where v.state in ('OPEN', 'RUNNING', 'WAITING') and o.state = 'OPENED' and not o.late
                                and o.late_from < ? and c.voided_reason is null
                                and (v.started_at is null or (v.state = 'RUNNING' and v.lease_until < ?))
                            order by o.due_at limit 1 for update of o skip locked)
                        """, now, now.minus(config.grace())) > 0;
    }
}
