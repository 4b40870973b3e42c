package org.daylight.review.cadences;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.daylight.review.cadences.Changeover.Version;
import org.daylight.review.cadences.Occurrences.Occurrence;
import org.daylight.review.database.Sql;

/** The versions of a cadence, each with the days on which it works, and what they have written. */
@ApplicationScoped
class CadenceVersions {

    private final Sql sql;
    private final SecurityStates states;
    private final OpenDays openDays;

    CadenceVersions(Sql sql, SecurityStates states, OpenDays openDays) {
        this.sql = sql;
        this.states = states;
        this.openDays = openDays;
    }

    /**
     * A version and the one that replaced it.
     *
     * @param since when it was recorded
     * @param until when the next was
     * @param next the number of that one
     */
    record Replaced(Version before, Instant since, Version after, Instant until, int next) {}

    private record Recorded(int version, Cadence cadence, Instant at) {}

    /** Nothing where the version is none that was replaced. */
    Optional<Replaced> of(UUID cadence, int version) {
        var recorded = sql.rows(
                "select version, content::text, recorded_at from cadence_version where id = ? and version >= ?"
                        + " order by version limit 2",
                row -> new Recorded(
                        row.getInt(1),
                        Generation.cadence(row.getString(2)),
                        row.getTimestamp(3).toInstant()),
                cadence,
                version);
        if (recorded.size() < 2) {
            return Optional.empty();
        }
        var before = recorded.getFirst();
        var after = recorded.getLast();
        return Optional.of(
                new Replaced(peaceful(before.cadence), before.at, peaceful(after.cadence), after.at, after.version));
    }

    /** Of a partner of whom nothing was ever heard it is taken to be at peace: what that asks for is owed at least. */
    private Version peaceful(Cadence cadence) {
        return heard(cadence).orElseGet(() -> new Version(cadence, List.of(), openDays.of(cadence)));
    }

    /** Nothing where it watches a partner of whom nothing was ever heard. */
    Optional<Version> heard(Cadence cadence) {
        var watched = cadence.watchedPartner();
        var known = watched == null ? Optional.of(List.<SecurityState>of()) : states.lastHeard(watched);
        return known.map(heard -> new Version(cadence, heard, openDays.of(cadence)));
    }

    /**
     * The days for which a review of the scope is written of the cadence at another time of day, and whether all that is written of
     * it rested, so that nothing opens.
     */
    Map<LocalDate, Boolean> written(UUID cadence, String scope, List<Occurrence> due) {
        if (due.isEmpty()) {
            return Map.of();
        }
        var written = new HashMap<LocalDate, Boolean>();
        sql.each(
                """
                select left(o.period, 10)::date, bool_and(o.state = 'PAUSED') from obligation o
                where o.cadence = ? and o.scope = ? and o.origin = 'CADENCE' and o.again_of is null
                    and left(o.period, 10) = any(?) and o.period <> all(?)
                group by 1
                """,
                row -> written.put(row.getObject(1, LocalDate.class), row.getBoolean(2)),
                cadence,
                scope,
                due.stream().map(each -> each.local().toLocalDate().toString()).toArray(String[]::new),
                due.stream().map(Occurrence::period).toArray(String[]::new));
        return written;
    }
}
