package org.daylight.review.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.daylight.review.database.Sql;
import org.daylight.review.reviews.Replays;

/** Writes down what differs between the three runs of a comparison when the last of them ends, for all readers. */
@ApplicationScoped
class Differences {

    /** What was not met in any of three runs and is not the same in all; read as a whole, not answer by answer. */
    private static final String COMPARE = """
            with run as (
                select place, v.id, v.rulebook
                from (values (1, ?::uuid), (2, ?::uuid), (3, ?::uuid)) three (place, id) join review v using (id)),
            asked as (
                select distinct n.subject, n.rule from run join review_answer n on n.review = run.id
                    and n.answer in ('NOT_MET', 'UNDETERMINED', 'ERROR')),
            said as (
                select asked.subject, asked.rule, run.place, s.label, s.partner, s.marking,
                    answer_at(s.vector, p.position) as answer
                from asked cross join run
                left join review_subject s on s.review = run.id and s.subject = asked.subject
                left join rulebook_rule p on p.rulebook = run.rulebook and p.rule = asked.rule
                    and p.subject_type = s.type)
            insert into lesson_difference (lesson, number, subject, rule, answer_then, rules_today, known_today, label,
                partner, markings)
            select ?, ?, subject, rule, max(answer) filter (where place = 1), max(answer) filter (where place = 2),
                max(answer) filter (where place = 3), max(label), max(partner),
                coalesce(array_agg(distinct marking::text) filter (where marking is not null), '{}')
            from said group by subject, rule having count(distinct answer) > 1
            """;

    private final Sql sql;

    Differences(Sql sql) {
        this.sql = sql;
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
            sql.update(COMPARE, runs.then, runs.rulesToday, runs.knownToday, runs.lesson, runs.number);
            sql.update(
                    "update lesson_run set compared = true where lesson = ? and number = ?", runs.lesson, runs.number);
        }
    }
}
