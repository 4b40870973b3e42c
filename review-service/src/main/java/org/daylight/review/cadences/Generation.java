package org.daylight.review.cadences;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private final OpenDays openDays;
    private final Pauses pauses;
    private final InstantSource clock;

    Generation(Sql sql, SecurityStates states, OpenDays openDays, Pauses pauses, InstantSource clock) {
        this.sql = sql;
        this.states = states;
        this.openDays = openDays;
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * A cadence as it stands.
     *
     * @param changedAt when this version of it was recorded
     * @param followsSince when it first said what triggers it
     */
    record Current(UUID id, Cadence cadence, Instant changedAt, Instant followsSince) {}

    /** The obligation of a period has an id before it is written, so that calendars can name it. */
    static UUID obligationId(UUID cadence, String period) {
        return UUID.nameUUIDFromBytes((cadence + " " + period).getBytes(UTF_8));
    }

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
                """
                select c.id, c.content::text, c.recorded_at, coalesce((select min(v.recorded_at) from cadence_version v
                    where v.id = c.id and jsonb_typeof(v.content -> 'triggers') = 'object'), c.recorded_at)
                from cadence c where c.voided_reason is null order by c.id
                """,
                row -> new Current(
                        row.getObject(1, UUID.class),
                        cadence(row.getString(2)),
                        row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4).toInstant()));
    }

    /** The cadences as they were recorded at a moment. */
    List<Cadence> recordedBy(Instant at) {
        return sql.rows("""
                select v.content::text from (
                    select distinct on (id) id, content, voided_reason from cadence_version where recorded_at <= ?
                    order by id, version desc) v
                where v.voided_reason is null order by v.id
                """, row -> cadence(row.getString(1)), at);
    }

    static Cadence cadence(String json) {
        try {
            return Json.mapper().readValue(json, Cadence.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose security states tighten cadences. */
    Set<String> watched() {
        return current().stream()
                .map(each -> each.cadence.watchedPartner())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void generate(Current current) {
        var now = clock.instant();
        while (QuarkusTransaction.requiringNew().call(() -> write(current, now))) {
            Log.debugf("more to write for cadence %s", current.cadence.reference());
        }
    }

    /** Whether there may be more to write. */
    private boolean write(Current current, Instant now) {
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
        var watched = cadence.watchedPartner();
        // As last heard, read under the lock: what is heard later sets back from where on this is written.
        var known = watched == null
                ? List.<SecurityState>of()
                : states.lastHeard(watched).orElse(null);
        if (known == null) {
            // Nothing is lost: what comes due meanwhile is written when the state is known, and marked late.
            return false;
        }
        var due = Occurrences.between(cadence, known, openDays.of(cadence), since(current, from.get()), now, MOST);
        var paused = pauses.of(current.id);
        var rows = new ArrayList<@Nullable Object[]>();
        for (var occurrence : due) {
            var pause = paused.stream()
                    .filter(each -> each.covers(occurrence.at()))
                    .findFirst()
                    .orElse(null);
            rows.add(new Object[] {
                obligationId(current.id, occurrence.period()),
                current.id,
                occurrence.period(),
                cadence.scope(),
                cadence.forum(),
                occurrence.at().atOffset(ZoneOffset.UTC),
                occurrence.at().atZone(ZoneId.of(cadence.zone())).toLocalDate(),
                "cadence " + cadence.reference(),
                pause == null ? "DUE" : "PAUSED",
                pause == null ? null : pause.reason()
            });
        }
        sql.batch("""
            insert into obligation (id, cadence, period, origin, scope, forum, due_at, due_on, reason, state, pause_reason)
            values (?, ?, ?, 'CADENCE', ?, ?, ?, ?, ?, ?, ?) on conflict (cadence, period) do nothing
            """, rows);
        var nothingNew = due.stream().noneMatch(occurrence -> occurrence.at().isAfter(from.get()));
        if (nothingNew && from.get().plus(REWRITE).isAfter(now)) {
            return false;
        }
        var full = due.size() == MOST;
        sql.update(
                "update cadence_progress set generated_to = greatest(generated_to, ?) where cadence = ?",
                // Several that were moved to one instant may be cut apart; the next look takes that instant again.
                full ? due.getLast().at().minusMillis(1) : now,
                current.id);
        return full;
    }

    /**
     * Where moments are moved away from days on which nobody works, a day that becomes a working day can move one back to
     * before what was written; so a little is looked at again, but nothing from before the cadence said so.
     */
    private static Instant since(Current current, Instant written) {
        if (current.cadence.holidays() == Cadence.HolidayRule.NONE) {
            return written;
        }
        var again =
                written.equals(Instant.EPOCH) ? written : written.minus(Duration.ofDays(Occurrences.MOST_DAYS_MOVED));
        var changed = current.changedAt.isBefore(written) ? current.changedAt : written;
        return again.isAfter(changed) ? again : changed;
    }
}
