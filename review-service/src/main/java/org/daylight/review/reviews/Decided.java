package org.daylight.review.reviews;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.kit.date.RegisterZone;
import org.daylight.review.database.Sql;
import org.daylight.review.decisions.CostedOptions;
import org.daylight.review.decisions.Rollovers;
import org.daylight.review.drift.DecisionMade;
import org.daylight.review.drift.Habit;

/** What had been decided about partners or objectives up to a day, as it was known; asked once for many. */
@ApplicationScoped
class Decided {

    private final Sql sql;
    private final RegisterZone zone;

    Decided(Sql sql, RegisterZone zone) {
        this.sql = sql;
        this.zone = zone;
    }

    /**
     * Decisions with what each is about, as SQL that takes the keys, knownAt and the end of the day.
     *
     * @param type partner or objective
     */
    private static String about(String type) {
        return """
            (select d.*, about.key from decision d
                cross join lateral %s about (key)
                where about.key = any(?) and d.signed_by is not null and d.signed_at <= ? and d.signed_at < ?)
            """.formatted(
                        type.equals("objective") ? "(select distinct unnest(d.objectives))" : "(select d.partner)");
    }

    private record Signed(String key, String measures, Habit.Taken taken) {}

    /** The last ten decisions about each key and the one before them, the oldest first. Of the options that were costed one is to go on as before. */
    Map<String, List<Habit.Taken>> habits(String type, List<String> keys, LocalDate asOf, Instant knownAt) {
        var signed = sql.rows(
                """
                select d.key, outcome, %s as evidence, coalesce(content ->> 'measures', ''),
                    %s as costed, extract(epoch from signed_at - proposed_at)::bigint as seconds
                from (select s.*, row_number() over (partition by s.key order by s.signed_at desc, s.id desc) as back
                    from %s s) d
                where d.back <= 11
                order by d.key, d.back desc
                """.formatted(Rollovers.evidence("d"), CostedOptions.count("d"), about(type)),
                row -> new Signed(
                        row.getString(1),
                        row.getString(4),
                        new Habit.Taken(
                                row.getString(2),
                                row.getString(3),
                                false,
                                Math.max(0, row.getInt(5) - 1),
                                Duration.ofSeconds(row.getLong(6)))),
                keys.toArray(String[]::new),
                knownAt,
                zone.endOf(asOf));
        var habits = new HashMap<String, List<Habit.Taken>>();
        signed.stream().collect(groupingBy(Signed::key)).forEach((key, decisions) -> {
            var taken = new ArrayList<Habit.Taken>();
            var before = "";
            for (var each : decisions) {
                taken.add(each.taken.measuresChanged(!each.measures.equals(before)));
                before = each.measures;
            }
            habits.put(key, taken);
        });
        return habits;
    }

    /** In the order of their signing, by key. */
    Map<String, List<DecisionMade>> made(String type, List<String> keys, LocalDate asOf, Instant knownAt) {
        var made = new HashMap<String, List<DecisionMade>>();
        sql.each(
                "select d.key, (d.signed_at at time zone ?)::date, d.substantive from " + about(type)
                        + " d order by d.signed_at, d.id",
                row -> made.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(new DecisionMade(row.getObject(2, LocalDate.class), row.getBoolean(3))),
                zone.id().getId(),
                keys.toArray(String[]::new),
                knownAt,
                zone.endOf(asOf));
        return made;
    }
}
