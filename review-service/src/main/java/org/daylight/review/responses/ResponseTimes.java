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
import org.daylight.review.flags.SaidOfPresence;
import org.daylight.review.restrictions.Restrictions;
import org.jspecify.annotations.Nullable;

/** How soon flags that the reader may see were answered outside. */
@ApplicationScoped
class ResponseTimes {

    /** Groups with fewer cases are counted and not compared. */
    private static final int COMPARED = 10;

    /** Since when the flag was there in the presence {@code s}, which a review opened. */
    private static final String SINCE = """
            least(s.known, s.detected_on, (
                select i.from_on from flag_presence i join review o
                    on o.id = case when i.opened_by like 'review:%' then substr(i.opened_by, 8)::uuid end
                where i.flag = s.id and o.sealed_at >= s.begun and (s.next_begun is null or o.sealed_at < s.next_begun)
                order by i.number desc limit 1))
            """;

    /**
     * A case is one presence of a flag: a flag that cleared and is back is a case of its own, and the one before it stays as it
     * was answered, or was not. It ends by an external act, or else on the day since which it has been dismissed, closed or
     * cleared without a break; one that was known before it was detected runs from then. What people said while it was there,
     * or once it had cleared and before it was back, was said of that presence. A flag that nothing has been done to has one version, which is the flag itself.
     * Where a response was voided those that are left say when it was answered: earlier versions keep what was believed then.
     */
    private static final String CASES =
            """
            with seen as materialized (
                select f.* from flag f where f.kind = 'RULE' and %s and (?::text is null or f.partner = ?)),
            version as (
                select id, version, marking::text as marked, condition, null::text as was, disposition, level, recorded_at,
                    became_known_on, detected_on, first_external_act_on, first_response_due
                from seen where version = 1
                union all
                select v.id, v.version, f.marking::text, v.condition,
                    lag(v.condition) over (partition by v.id order by v.version), v.disposition, v.level, v.recorded_at,
                    v.became_known_on, v.detected_on, v.first_external_act_on, v.first_response_due
                from seen f join flag_version v on v.id = f.id where f.version > 1),
            present as (
                select *, count(*) filter (where condition <> 'CLEARED' and coalesce(was, 'CLEARED') = 'CLEARED')
                    over (partition by id order by version) as presence
                from version),
            spoken as (
                select *, max(version) filter (where disposition not in ('DISMISSED', 'CLOSED') and condition <> 'CLEARED')
                        over (partition by id, presence) as last_open,
                    max(version) over (partition by id, presence) as last, max(presence) over (partition by id) as presences,
                    min(recorded_at) over (partition by id, presence) as begun
                from present),
            ended as (
                select id, presence, (min(recorded_at) filter (where version > last_open) at time zone ?)::date as on_day
                from spoken group by id, presence),
            last as (
                select s.*, e.on_day as ended, coalesce(s.became_known_on, s.detected_on) as known,
                    lead(s.detected_on) over (partition by s.id order by s.presence) as back_on,
                    lead(s.begun) over (partition by s.id order by s.presence) as next_begun
                from spoken s join ended e using (id, presence) where s.version = s.last),
            answered as (
                select s.*, case when stands.voided then stands.acted else s.first_external_act_on end as acted, stands.raised
                from last s
                left join (select distinct flag from response) w on w.flag = s.id
                left join lateral (%s) stands on true)
            select s.level, s.marked, s.known, s.became_known_on is not null as stated, s.acted,
                s.raised <= s.first_response_due as in_time, s.presence < s.presences as recurred, s.ended,
                said.reported, s.acted is null and said.inside > 0 as inside_only
            from answered s
            left join lateral (
                select min(r.on_day) filter (where r.act = 'EXTERNAL' and r.channel = 'REPORT_TO_LEGISLATURE') as reported,
                    count(*) filter (where r.act = 'INTERNAL') as inside
                from (select (content ->> 'on')::date as on_day, content ->> 'act' as act, content ->> 'channel' as channel
                    from response where flag = s.id and voided_reason is null) r
                where r.on_day >= s.known and (s.back_on is null or r.on_day < s.back_on)) said on true
            where s.known <= ?
            order by s.id, s.presence
            """.formatted(Restrictions.visible("f"), SaidOfPresence.of("w.flag", SINCE, "s.begun", "s.next_begun"));

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
            FirstResponses.Case reported,
            boolean insideOnly,
            boolean inTime,
            boolean recurred) {}

    ResponseTimesView of(@Nullable String partner) {
        var today = zone.day(clock.instant());
        var rows = sql.rows(
                CASES,
                row -> new Row(
                        row.getString("level"),
                        Marking.read(row.getString("marked")),
                        row.getBoolean("stated"),
                        known(
                                row.getObject("known", LocalDate.class),
                                row.getObject("acted", LocalDate.class),
                                row.getObject("ended", LocalDate.class),
                                today),
                        known(
                                row.getObject("known", LocalDate.class),
                                row.getObject("reported", LocalDate.class),
                                row.getObject("ended", LocalDate.class),
                                today),
                        row.getBoolean("inside_only"),
                        row.getBoolean("in_time"),
                        row.getBoolean("recurred")),
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql(),
                partner,
                partner,
                zone.id().getId(),
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
                ResponseTimesView.Incidence.of(
                        FirstResponses.of(rows.stream().map(Row::reported).toList())),
                rows.stream().filter(Row::insideOnly).count(),
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
