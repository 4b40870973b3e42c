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
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.daylight.kit.json.Json;
import org.daylight.review.cadences.Occurrences.Occurrence;
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
    private final CadenceVersions versions;
    private final Pauses pauses;
    private final InstantSource clock;

    Generation(Sql sql, CadenceVersions versions, Pauses pauses, InstantSource clock) {
        this.sql = sql;
        this.versions = versions;
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * A cadence as it stands.
     *
     * @param version of its record
     * @param changedAt when this version of it was recorded
     */
    record Current(UUID id, int version, Cadence cadence, Instant changedAt) {}

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
                select c.id, c.version, c.content::text, c.recorded_at from cadence c where c.voided_reason is null order by c.id
                """,
                row -> new Current(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        cadence(row.getString(3)),
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

    /**
     * How far it was written.
     *
     * @param to up to when
     * @param version by which version of the cadence
     */
    private record Progress(Instant to, int version) {}

    /** Whether there may be more to write. */
    private boolean write(Current current, Instant now) {
        sql.update(
                "insert into cadence_progress (cadence, generated_to) values (?, ?) on conflict do nothing",
                current.id,
                Instant.EPOCH);
        var progress = sql.first(
                "select generated_to, coalesce(version, ?) from cadence_progress where cadence = ? for update skip locked",
                row -> new Progress(row.getTimestamp(1).toInstant(), row.getInt(2)),
                current.version,
                current.id);
        if (progress.isEmpty()) {
            return false;
        }
        var from = progress.get().to;
        var earlier = progress.get().version < current.version
                ? versions.of(current.id, progress.get().version)
                : Optional.<CadenceVersions.Replaced>empty();
        if (earlier.isPresent() && !earlier.get().until().isAfter(now)) {
            handOver(current, earlier.get(), from);
            return true;
        }
        // As last heard, read under the lock: what is heard later sets back from where on this is written.
        var standing = versions.heard(current.cadence);
        if (standing.isEmpty()) {
            // Nothing is lost: what comes due meanwhile is written when the state is known, and marked late.
            return false;
        }
        var due = due(standing.get(), since(current.cadence, current.changedAt, from), now);
        insert(current, current.cadence, due);
        var nothingNew = due.stream().noneMatch(occurrence -> occurrence.at().isAfter(from));
        if (nothingNew && from.plus(REWRITE).isAfter(now)) {
            return false;
        }
        var full = due.size() == MOST;
        sql.update(
                "update cadence_progress set generated_to = greatest(generated_to, ?), version = ? where cadence = ?",
                full ? again(due) : now,
                earlier.isPresent() ? progress.get().version : current.version,
                current.id);
        return full;
    }

    /**
     * What came due by the version before until it was replaced is owed as it stood; after that the next version alone counts,
     * with what its change has overtaken.
     */
    private void handOver(Current current, CadenceVersions.Replaced replaced, Instant from) {
        var until = replaced.until();
        var due = due(replaced.before(), since(replaced.before().cadence(), replaced.since(), from), until);
        insert(current, replaced.before().cadence(), due);
        if (due.size() == MOST) {
            sql.update("update cadence_progress set generated_to = ? where cadence = ?", again(due), current.id);
            return;
        }
        insert(current, replaced.after().cadence(), Changeover.overtaken(replaced.before(), replaced.after(), until));
        sql.update(
                "update cadence_progress set generated_to = ?, version = ? where cadence = ?",
                // Also back: a replica that did not know of the change yet may have written beyond it.
                until,
                replaced.next(),
                current.id);
    }

    private static List<Occurrence> due(Changeover.Version version, Instant since, Instant upTo) {
        return Occurrences.between(version.cadence(), version.states(), version.works(), since, upTo, MOST);
    }

    /** Several that were moved to one instant may be cut apart; the next look takes that instant again. */
    private static Instant again(List<Occurrence> due) {
        return due.getLast().at().minusMillis(1);
    }

    private void insert(Current current, Cadence cadence, List<Occurrence> due) {
        var paused = pauses.of(current.id);
        var written = current.version == 1
                ? Map.<LocalDate, Boolean>of()
                : versions.written(current.id, cadence.scope(), due);
        var rows = new ArrayList<@Nullable Object[]>();
        for (var occurrence : due) {
            var pause = paused.stream()
                    .filter(each -> each.covers(occurrence.at()))
                    .findFirst()
                    .orElse(null);
            // Owed already at the time of day that an earlier version said, unless it rested then and does so no more.
            var rested = written.get(occurrence.local().toLocalDate());
            if (rested != null && (pause != null || !rested)) {
                continue;
            }
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
    }

    /**
     * Where moments are moved away from days on which nobody works, a day that becomes a working day can move one back to
     * before what was written; so a little is looked at again, but nothing from before the cadence said so.
     */
    private static Instant since(Cadence cadence, Instant changedAt, Instant written) {
        if (cadence.holidays() == Cadence.HolidayRule.NONE) {
            return written;
        }
        var again =
                written.equals(Instant.EPOCH) ? written : written.minus(Duration.ofDays(Occurrences.MOST_DAYS_MOVED));
        var changed = changedAt.isBefore(written) ? changedAt : written;
        return again.isAfter(changed) ? again : changed;
    }
}
