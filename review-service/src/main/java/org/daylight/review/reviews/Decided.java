package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.date.RegisterZone;
import org.daylight.review.database.Sql;
import org.daylight.review.decisions.Rollovers;
import org.daylight.review.drift.DecisionMade;
import org.daylight.review.drift.Habit;

/** What had been decided about a partner or an objective up to a day, as it was known. */
@ApplicationScoped
class Decided {

    private final Sql sql;
    private final RegisterZone zone;

    Decided(Sql sql, RegisterZone zone) {
        this.sql = sql;
        this.zone = zone;
    }

    private static String about(String type) {
        return type.equals("objective") ? "? = any(objectives)" : "partner = ?";
    }

    private record Signed(String measures, Habit.Taken taken) {}

    /** The last decisions, the oldest first. Of the options that were costed one is to go on as before. */
    List<Habit.Taken> habit(String type, String key, LocalDate asOf, Instant knownAt) {
        var signed = sql.rows(
                """
                select outcome, %s as evidence, coalesce(content ->> 'measures', ''),
                    (select count(*) from jsonb_array_elements(coalesce(content -> 'options', '[]')) o
                        where o ->> 'cost' is not null or o ->> 'costInWords' is not null) as costed,
                    extract(epoch from signed_at - proposed_at)::bigint as seconds
                from decision d
                where %s and signed_by is not null and signed_at <= ? and signed_at < ?
                order by signed_at desc, id desc limit 10
                """.formatted(Rollovers.evidence("d"), about(type)),
                row -> new Signed(
                        row.getString(3),
                        new Habit.Taken(
                                row.getString(1),
                                row.getString(2),
                                false,
                                Math.max(0, row.getInt(4) - 1),
                                Duration.ofSeconds(row.getLong(5)))),
                key,
                knownAt,
                zone.endOf(asOf));
        var taken = new ArrayList<Habit.Taken>();
        var before = "";
        for (var each : signed.reversed()) {
            taken.add(each.taken.measuresChanged(!each.measures.equals(before)));
            before = each.measures;
        }
        return taken;
    }

    List<DecisionMade> about(String type, String key, LocalDate asOf, Instant knownAt) {
        return sql.rows(
                """
                select (signed_at at time zone ?)::date, substantive from decision
                where %s and signed_by is not null and signed_at <= ? and signed_at < ?
                order by signed_at, id
                """.formatted(about(type)),
                row -> new DecisionMade(row.getObject(1, LocalDate.class), row.getBoolean(2)),
                zone.id().getId(),
                key,
                knownAt,
                zone.endOf(asOf));
    }
}
