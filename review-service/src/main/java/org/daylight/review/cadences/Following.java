package org.daylight.review.cadences;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.daylight.review.cadences.Cadence.RecordTrigger;
import org.daylight.review.database.Sql;

/**
 * Since when without a break each cadence has followed what opens reviews besides the calendar. What happened before that opens
 * nothing, whatever else the cadence followed then.
 */
@ApplicationScoped
class Following {

    private static final String RULEBOOK = """
            select c.id, min(v.recorded_at) from cadence c join cadence_version v on v.id = c.id
            where c.voided_reason is null and c.content -> 'triggers' ->> 'rulebook' = 'true'
                and not exists (select from cadence_version n where n.id = c.id and n.version >= v.version
                    and n.content -> 'triggers' ->> 'rulebook' is distinct from 'true')
            group by c.id
            """;

    private static final String RECORDS = """
            select c.id, min(v.recorded_at), t.trigger
            from cadence c
            cross join unnest(?::text[]) t (trigger)
            join cadence_version v on v.id = c.id
            where c.voided_reason is null and c.content -> 'triggers' -> 'records' @> to_jsonb(t.trigger)
                and not exists (select from cadence_version n where n.id = c.id and n.version >= v.version
                    and (n.content -> 'triggers' -> 'records' @> to_jsonb(t.trigger)) is not true)
            group by c.id, t.trigger
            """;

    private final Sql sql;

    Following(Sql sql) {
        this.sql = sql;
    }

    /** The rules in force. */
    Map<UUID, Instant> rulebook() {
        var since = new HashMap<UUID, Instant>();
        sql.each(
                RULEBOOK,
                row -> since.put(
                        row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()));
        return since;
    }

    /** Records, by what they are of. */
    Map<UUID, Map<RecordTrigger, Instant>> records() {
        var since = new HashMap<UUID, Map<RecordTrigger, Instant>>();
        var triggers =
                Arrays.stream(RecordTrigger.values()).map(RecordTrigger::name).toArray(String[]::new);
        sql.each(
                RECORDS,
                row -> since.computeIfAbsent(row.getObject(1, UUID.class), _ -> new EnumMap<>(RecordTrigger.class))
                        .put(
                                RecordTrigger.valueOf(row.getString(3)),
                                row.getTimestamp(2).toInstant()),
                (Object) triggers);
        return since;
    }
}
