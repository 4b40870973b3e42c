package org.daylight.review.responses;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.daylight.review.drift.FirstResponses;
import org.daylight.review.restrictions.Restrictions;
import org.jspecify.annotations.Nullable;

/** How soon flags that the reader may see were answered outside. */
@ApplicationScoped
class ResponseTimes {

    /** Groups with fewer cases are counted and not compared. */
    private static final int COMPARED = 10;

    /**
     * A case ends by an external act, or else on the day since which it has been dismissed or cleared without a break; one
     * that was known before it was detected runs from then.
     */
    private static final String CASES = """
            select f.level, f.marking::text, coalesce(f.became_known_on, f.detected_on) as known,
                f.became_known_on is not null as stated, f.first_external_act_on as acted,
                f.first_external_act_on <= f.first_response_due as in_time,
                (select count(*) from flag_presence i where i.flag = f.id) > 1 as recurred,
                case when f.disposition = 'DISMISSED' or f.condition = 'CLEARED' then (
                    select (min(v.recorded_at) at time zone ?)::date from flag_version v
                    where v.id = f.id and v.version > coalesce((select max(o.version) from flag_version o
                        where o.id = f.id and o.disposition <> 'DISMISSED' and o.condition <> 'CLEARED'), 0)) end as ended
            from flag f
            where f.kind = 'RULE' and %s and (?::text is null or f.partner = ?)
                and coalesce(f.became_known_on, f.detected_on) <= ?
            """.formatted(Restrictions.visible("f"));

    private final Sql sql;
    private final Caller caller;
    private final RegisterZone zone;
    private final InstantSource clock;

    ResponseTimes(Sql sql, Caller caller, RegisterZone zone, InstantSource clock) {
        this.sql = sql;
        this.caller = caller;
        this.zone = zone;
        this.clock = clock;
    }

    private record Row(
            String level,
            Marking marking,
            boolean stated,
            FirstResponses.Case known,
            boolean inTime,
            boolean recurred) {}

    ResponseTimesView of(@Nullable String partner) {
        var today = zone.day(clock.instant());
        var rows = sql.rows(
                CASES,
                row -> new Row(
                        row.getString("level"),
                        Marking.read(row.getString("marking")),
                        row.getBoolean("stated"),
                        known(
                                row.getObject("known", LocalDate.class),
                                row.getObject("acted", LocalDate.class),
                                row.getObject("ended", LocalDate.class),
                                today),
                        row.getBoolean("in_time"),
                        row.getBoolean("recurred")),
                zone.id().getId(),
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql(),
                partner,
                partner,
                today);
        var levels = new TreeMap<String, List<FirstResponses.Case>>();
        var markings = new HashSet<Marking>();
        for (var row : rows) {
            levels.computeIfAbsent(row.level, _ -> new ArrayList<>()).add(row.known);
            markings.add(row.marking);
        }
        var groups = new ArrayList<ResponseTimesView.Level>();
        levels.forEach((level, cases) -> groups.add(new ResponseTimesView.Level(
                level,
                cases.size(),
                cases.size() < COMPARED ? null : ResponseTimesView.Incidence.of(FirstResponses.of(cases)))));
        var minor = rows.stream().filter(row -> row.level.equals("L1")).toList();
        return new ResponseTimesView(
                today,
                partner,
                Marking.highest(markings),
                rows.stream().filter(row -> !row.stated).count(),
                ResponseTimesView.Incidence.of(
                        FirstResponses.of(rows.stream().map(Row::known).toList())),
                groups,
                new ResponseTimesView.Minor(
                        minor.size(),
                        minor.stream().filter(Row::inTime).count(),
                        minor.stream().filter(Row::recurred).count()));
    }

    /** What came before anybody knew took no time. */
    private static FirstResponses.Case known(
            LocalDate known, @Nullable LocalDate acted, @Nullable LocalDate ended, LocalDate today) {
        if (acted != null && (ended == null || !acted.isAfter(ended))) {
            return new FirstResponses.Case(days(known, acted), FirstResponses.End.RESPONDED);
        }
        return ended != null
                ? new FirstResponses.Case(days(known, ended), FirstResponses.End.COMPETING)
                : new FirstResponses.Case(days(known, today), FirstResponses.End.OPEN);
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) Math.max(0, to.toEpochDay() - from.toEpochDay());
    }
}
