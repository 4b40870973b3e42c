package org.daylight.review.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.review.database.Sql;
import org.daylight.review.reviews.Replays;

/** Writes down what differs between the three runs of a comparison when the last of them ends, for all readers. */
@ApplicationScoped
class Differences {

    /**
     * What was not met in any of three runs and is not the same in all; read as a whole, not answer by answer. What waives it,
     * as the revision leaves that judged first, is named only if whoever may see the subject may see that.
     */
    private static final String COMPARE = """
            with run as (
                select place, v.id, v.rulebook
                from (values (1, ?::uuid), (2, ?::uuid), (3, ?::uuid)) three (place, id) join review v using (id)),
            asked as (
                select distinct n.subject, n.rule from run join review_answer n on n.review = run.id
                    and n.answer in ('NOT_MET', 'UNDETERMINED', 'ERROR')),
            said as (
                select asked.subject, asked.rule, run.place, s.type, s.label, s.partner, s.marking,
                    answer_at(s.vector, p.position) as answer
                from asked cross join run
                left join review_subject s on s.review = run.id and s.subject = asked.subject
                left join rulebook_rule p on p.rulebook = run.rulebook and p.rule = asked.rule
                    and p.subject_type = s.type)
            insert into lesson_difference (lesson, number, subject, rule, answer_then, rules_today, known_today, label,
                partner, markings, waived)
            select ?, ?, d.subject, d.rule, d.answer_then, d.rules_today, d.known_today, d.label, d.partner, d.markings,
                case when not exists (select from (
                        select id, access_groups from waiver union all select id, access_groups from decision) n
                    where n.id = (w.waived ->> 'id')::uuid and not n.access_groups <@ array(
                        select unnest(s.access_groups) from run join review_subject s on s.review = run.id
                        where s.subject = d.subject)) then w.waived end
            from (
                select subject, rule, max(type) as type, max(answer) filter (where place = 1) as answer_then,
                    max(answer) filter (where place = 2) as rules_today,
                    max(answer) filter (where place = 3) as known_today, max(label) as label, max(partner) as partner,
                    coalesce(array_agg(distinct marking::text) filter (where marking is not null), '{}') as markings
                from said group by subject, rule having count(distinct answer) > 1) d
            cross join review v
            cross join lateral (select case when 'NOT_MET' in (d.answer_then, d.rules_today, d.known_today) then waived_of(
                d.rule, d.type, d.subject, d.partner, d.label, v.as_of, (v.as_of + 1)::timestamp at time zone ?,
                no_choice => (select leaves_no_choice(run.rulebook, d.rule, n.revision) from run join review_answer n
                    on n.review = run.id and n.subject = d.subject and n.rule = d.rule and n.answer = 'NOT_MET'
                    order by run.place limit 1)) end as waived) w
            where v.id = ?
            """;

    private final Sql sql;
    private final RegisterZone zone;

    Differences(Sql sql, RegisterZone zone) {
        this.sql = sql;
        this.zone = zone;
    }

    private record Runs(UUID lesson, int number, UUID then, UUID rulesToday, UUID knownToday) {}

    /** In the transaction in which a run ends, so that what has ended is compared whoever dies meanwhile. */
    void ended(@Observes Replays.EndedInHindsight ended) {
        // Two that end at once would each find the other still running; the second waits here until the first has
        // ended.
        var locked = sql.first(
                "select * from lesson_run where (rules_today = ? or known_today = ?) and not compared for update",
                row -> new Runs(
                        row.getObject("lesson", UUID.class),
                        row.getInt("number"),
                        row.getObject("of_review", UUID.class),
                        row.getObject("rules_today", UUID.class),
                        row.getObject("known_today", UUID.class)),
                ended.run(),
                ended.run());
        locked.ifPresent(this::compare);
    }

    private void compare(Runs runs) {
        var open = sql.number(
                "select count(*) from review where id in (?, ?) and state <> 'REPLAYED'",
                runs.rulesToday,
                runs.knownToday);
        if (open == 0) {
            sql.update(
                    COMPARE,
                    runs.then,
                    runs.rulesToday,
                    runs.knownToday,
                    runs.lesson,
                    runs.number,
                    zone.id().getId(),
                    runs.then);
            sql.update(
                    "update lesson_run set compared = true where lesson = ? and number = ?", runs.lesson, runs.number);
        }
    }
}
