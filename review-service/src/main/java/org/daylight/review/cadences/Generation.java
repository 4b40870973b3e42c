package org.daylight.review.cadences;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Writes an obligation for every period that has come due, those missed while nothing ran included. Any number of
 * replicas may do so at the same time.
 */
@ApplicationScoped
class Generation {

    /** So many in one transaction; the next look goes on from there. */
    private static final int MOST = 1_000;

    /** How often progress is written where nothing comes due. */
    private static final Duration REWRITE = Duration.ofMinutes(1);

    private final Sql sql;
    private final SecurityStates states;
    private final InstantSource clock;

    Generation(Sql sql, SecurityStates states, InstantSource clock) {
        this.sql = sql;
        this.states = states;
        this.clock = clock;
    }

    record Current(UUID id, Cadence cadence) {}

    void generateDue() {
        for (var current : current()) {
            try {
                generate(current);
            } catch (RuntimeException e) {
                // One cadence that cannot be read must not keep the others from being reviewed.
                Log.errorf(e, "no obligations could be written for cadence %s", current.cadence.reference());
            }
        }
    }

    List<Current> current() {
        return sql.rows(
                "select id, content::text from cadence where voided_reason is null order by id",
                row -> new Current(row.getObject(1, UUID.class), cadence(row.getString(2))));
    }

    private static Cadence cadence(String json) {
        try {
            return Json.mapper().readValue(json, Cadence.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void generate(Current current) {
        var watched = current.cadence.watchedPartner();
        var known =
                watched == null ? List.<SecurityState>of() : states.of(watched).orElse(null);
        if (known == null) {
            // Nothing is lost: what comes due meanwhile is written when the state is known, and marked late.
            return;
        }
        var now = clock.instant();
        while (QuarkusTransaction.requiringNew().call(() -> write(current, known, now))) {
            Log.debugf("more to write for cadence %s", current.cadence.reference());
        }
    }

    /** Whether there may be more to write. */
    private boolean write(Current current, List<SecurityState> known, Instant now) {
        sql.update(
                "insert into cadence_progress (cadence, generated_to) values (?, ?) on conflict do nothing",
                current.id,
                Instant.EPOCH);
        var from = sql.first(
                "select generated_to from cadence_progress where cadence = ? for update skip locked",
                row -> row.getTimestamp(1).toInstant(),
                current.id);
        if (from.isEmpty()) {
            return false;
        }
        var cadence = current.cadence;
        var due = Occurrences.between(cadence, known, from.get(), now, MOST);
        var rows = new ArrayList<@Nullable Object[]>();
        for (var occurrence : due) {
            rows.add(new Object[] {
                UUID.randomUUID(),
                current.id,
                occurrence.period(),
                cadence.scope(),
                cadence.forum(),
                occurrence.at().atOffset(ZoneOffset.UTC),
                occurrence.at().atZone(ZoneId.of(cadence.zone())).toLocalDate(),
                "cadence " + cadence.reference()
            });
        }
        sql.batch("""
            insert into obligation (id, cadence, period, origin, scope, forum, due_at, due_on, reason, state)
            values (?, ?, ?, 'CADENCE', ?, ?, ?, ?, ?, 'DUE') on conflict (cadence, period) do nothing
            """, rows);
        if (due.isEmpty() && from.get().plus(REWRITE).isAfter(now)) {
            return false;
        }
        var full = due.size() == MOST;
        sql.update(
                "update cadence_progress set generated_to = greatest(generated_to, ?) where cadence = ?",
                full ? due.getLast().at() : now,
                current.id);
        return full;
    }
}
