package org.daylight.review.cadences;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The times in which a cadence rests. */
@ApplicationScoped
class Pauses {

    private final Sql sql;
    private final Recordings recordings;
    private final Caller caller;
    private final InstantSource clock;

    Pauses(Sql sql, Recordings recordings, Caller caller, InstantSource clock) {
        this.sql = sql;
        this.recordings = recordings;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A cadence rests from one instant to another.
     *
     * @param until the first instant at which it no longer rests; null until somebody resumes it
     */
    @Schema(name = "CadencePause")
    record Pause(
            UUID id,
            Instant from,
            @Nullable Instant until,
            String reason,
            String pausedBy,
            @Nullable String resumedBy) {

        boolean covers(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    List<Pause> of(UUID cadence) {
        return sql.rows(
                "select * from cadence_pause where cadence = ? and voided_reason is null order by from_at",
                Pauses::pause,
                cadence);
    }

    Map<UUID, List<Pause>> all() {
        var all = new HashMap<UUID, List<Pause>>();
        sql.each(
                "select * from cadence_pause where voided_reason is null order by from_at",
                row -> all.computeIfAbsent(row.getObject("cadence", UUID.class), _ -> new ArrayList<>())
                        .add(pause(row)));
        return all;
    }

    private static Pause pause(ResultSet row) throws SQLException {
        return new Pause(
                row.getObject("id", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "from_at")),
                Sql.instant(row, "until_at"),
                row.getString("reason"),
                row.getString("paused_by"),
                row.getString("resumed_by"));
    }

    Pause pause(UUID cadence, String reason, @Nullable Instant until) {
        // The lock first: two pauses at once would both find none.
        var sequence = recordings.sequence();
        var now = clock.instant();
        if (until != null && !until.isAfter(now)) {
            throw INVALID_REQUEST.problem(
                    "A pause ends later than now", new Violation("/until", "must be in the future"));
        }
        if (running(cadence, now) != null) {
            throw CONFLICT.problem("It rests already; resume it before you pause it anew");
        }
        var id = UUID.randomUUID();
        sql.update("""
                insert into cadence_pause (id, version, recording, recorded_at, act, act_reason, marking, sources, cadence,
                    from_at, until_at, reason, paused_by)
                values (?, 1, ?, ?, 'CREATED', ?, '{"classification": "UNCLASSIFIED"}', '[]', ?, ?, ?, ?, ?)
                """, id, sequence, recordings.stamp(), reason, cadence, now, until, reason, caller.person());
        recordings.touched("cadence_pause", List.of(id));
        return new Pause(id, now, until, reason, caller.person(), null);
    }

    Pause resume(UUID cadence, String reason) {
        var sequence = recordings.sequence();
        var now = clock.instant();
        var running = running(cadence, now);
        if (running == null) {
            throw CONFLICT.problem("It does not rest; pause it first");
        }
        sql.update("""
                update cadence_pause set version = version + 1, recording = ?, recorded_at = ?, act = 'CHANGED',
                    act_reason = ?, until_at = ?, resumed_by = ? where id = ?
                """, sequence, recordings.stamp(), reason, now, caller.person(), running.id());
        recordings.touched("cadence_pause", List.of(running.id()));
        return new Pause(running.id(), running.from(), now, running.reason(), running.pausedBy(), caller.person());
    }

    /** The pause that covers a moment; null where it does not rest. */
    @Nullable
    Pause running(UUID cadence, Instant now) {
        return of(cadence).stream()
                .filter(pause -> pause.covers(now))
                .findFirst()
                .orElse(null);
    }
}
