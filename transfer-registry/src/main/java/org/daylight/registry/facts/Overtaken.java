package org.daylight.registry.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import org.daylight.kit.recording.Knowledge;

/**
 * Which tables hold something that was recorded after a moment. Most moments are of just now: then nearly every table still holds
 * what was known, and asking each row whether a later version was known already would take longer than reading it.
 */
final class Overtaken {

    /** Of more recordings it is not worth asking what they wrote. */
    private static final int MOST = 1_000;

    private Overtaken() {}

    /** The moment with what is later than it; begins what the transaction sees, for all queries that follow. */
    static FactMoment look(Connection connection, FactMoment moment) throws SQLException {
        if (moment.knowing().knowledge() != Knowledge.RECORDED) {
            return moment;
        }
        var at = "timestamptz '" + moment.knownAt() + "'";
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read");
            var later = new HashSet<String>();
            try (var rows = statement.executeQuery("""
                    with later as (select tables from recordings where recorded_at > %s limit %d)
                    select t->>'table' from later, jsonb_array_elements(later.tables) t
                    union all select null from later having count(*) >= %d""".formatted(at, MOST, MOST))) {
                while (rows.next()) {
                    var table = rows.getString(1);
                    if (table == null) {
                        return moment;
                    }
                    later.add(table);
                }
            }
            return moment.overtakenIn(later);
        }
    }
}
