package org.daylight.review.lessons;

import static org.daylight.kit.problem.Problems.DEPENDENCY_DOWN;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.reviews.Replays;
import org.daylight.review.reviews.Replays.Hindsight;
import org.daylight.review.reviews.ReviewState;
import org.daylight.review.reviews.Reviews;
import org.daylight.review.rulebook.Evaluations;
import org.daylight.review.rulebook.Rulebook;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/** Runs today's rules over the cases of lessons, and holds what they say against what was said then. */
@ApplicationScoped
class Comparisons {

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

    /** Of subjects that the reader may see in each of the three. */
    private static final String SEEN = """
            from lesson_difference d where d.lesson = ? and d.number = ? and not exists (select from review_subject s
                where s.review in (?, ?, ?) and s.subject = d.subject and not %s)
            """.formatted(Restrictions.visible("s"));

    private static final String NOT_MET = """
            select count(*) from review_answer n join review_subject s on s.review = n.review and s.subject = n.subject
            where n.review = ? and n.answer = 'NOT_MET' and %s
            """.formatted(Restrictions.visible("s"));

    private final Sql sql;
    private final Lessons lessons;
    private final Reviews reviews;
    private final Replays replays;
    private final Evaluations evaluations;
    private final Recordings recordings;
    private final Caller caller;

    Comparisons(
            Sql sql,
            Lessons lessons,
            Reviews reviews,
            Replays replays,
            Evaluations evaluations,
            Recordings recordings,
            Caller caller) {
        this.sql = sql;
        this.lessons = lessons;
        this.reviews = reviews;
        this.replays = replays;
        this.evaluations = evaluations;
        this.recordings = recordings;
        this.caller = caller;
    }

    /** The rules of today, once for both runs. Asks the rules service, so not within a transaction. */
    Rulebook today(UUID lesson) {
        lessons.get(lesson, Knowing.NOW);
        try {
            return evaluations.freeze();
        } catch (DependencyDown | FaultToleranceException e) {
            throw DEPENDENCY_DOWN.problem("The rules do not answer; repeat it later");
        }
    }

    /** In the caller's transaction. */
    LessonComparison open(UUID lesson, Rulebook today) {
        var content = lessons.get(lesson, Knowing.NOW).content();
        // The lock of the journal: two at once would be given the same number.
        recordings.sequence();
        var reason = "lesson " + content.reference();
        sql.update(
                """
                insert into lesson_run (lesson, number, of_review, rules_today, known_today, opened_by, opened_at)
                select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? from lesson_run where lesson = ?
                """,
                lesson,
                content.review(),
                replays.open(content.review(), reason, new Hindsight(Hindsight.Of.RULES, today)),
                replays.open(content.review(), reason, new Hindsight(Hindsight.Of.RULES_AND_KNOWLEDGE, today)),
                caller.person(),
                recordings.stamp(),
                lesson);
        return last(lesson);
    }

    private record Runs(int number, UUID then, UUID rulesToday, UUID knownToday, String openedBy, Instant openedAt) {}

    private Runs runs(UUID lesson) {
        lessons.get(lesson, Knowing.NOW);
        return sql.first(
                        "select * from lesson_run where lesson = ? order by number desc limit 1",
                        row -> new Runs(
                                row.getInt("number"),
                                row.getObject("of_review", UUID.class),
                                row.getObject("rules_today", UUID.class),
                                row.getObject("known_today", UUID.class),
                                row.getString("opened_by"),
                                Objects.requireNonNull(Sql.instant(row, "opened_at"))),
                        lesson)
                .orElseThrow(() ->
                        NOT_FOUND.problem("Nobody has run today's rules over its case yet; POST comparison does"));
    }

    LessonComparison last(UUID lesson) {
        var runs = runs(lesson);
        var then = column(runs.then, "rules then, known then");
        var rulesToday = column(runs.rulesToday, "rules of %s, known then".formatted(runs.openedAt));
        var knownToday = column(runs.knownToday, "rules of %1$s, known on %1$s".formatted(runs.openedAt));
        return new LessonComparison(
                lesson,
                then,
                rulesToday,
                knownToday,
                rulesToday.notMet() != null && knownToday.notMet() != null,
                runs.openedBy,
                runs.openedAt,
                LessonComparison.NOTE,
                URI.create("/v1/lessons/%s/comparison/flags".formatted(lesson)));
    }

    private LessonComparison.Column column(UUID id, String label) {
        var review = reviews.get(id);
        var done = review.sealedAt() != null || review.state() == ReviewState.REPLAYED;
        return new LessonComparison.Column(
                label,
                id,
                review.state().name(),
                review.asOf(),
                review.knownAt(),
                review.rulebook(),
                done
                        ? (Long) sql.number(
                                NOT_MET, id, caller.fullSight(), caller.groupsForSql(), caller.groupsForSql())
                        : null);
    }

    /** Whoever asks first has it written down; the rows of ended runs do not change any more. */
    private void compare(UUID lesson, Runs runs) {
        if (last(lesson).done()) {
            QuarkusTransaction.requiringNew().run(() -> {
                var first = sql.update(
                        "update lesson_run set compared = true where lesson = ? and number = ? and not compared",
                        lesson,
                        runs.number);
                if (first > 0) {
                    sql.update(COMPARE, runs.then, runs.rulesToday, runs.knownToday, lesson, runs.number);
                }
            });
        }
    }

    /** Nothing until both runs are done. */
    Page<ComparedFlag> flags(UUID lesson, PageQuery page) {
        var runs = runs(lesson);
        compare(lesson, runs);
        var binding = new @Nullable Object[] {"compared-flags", runs.rulesToday};
        var where = SEEN;
        var values = new ArrayList<@Nullable Object>(Arrays.asList(
                lesson,
                runs.number,
                runs.then,
                runs.rulesToday,
                runs.knownToday,
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql()));
        var total = sql.number("select count(*) " + where, values.toArray());
        var after = page.after(binding);
        if (after != null) {
            where += " and (d.subject, d.rule) > (?::text collate \"C\", ?)";
            values.addAll(after);
        }
        values.add(page.fetch());
        return Page.of(
                sql.rows(
                        "select d.* " + where + " order by d.subject, d.rule limit ?",
                        Comparisons::compared,
                        values.toArray()),
                page,
                Total.exactly(total),
                each -> List.of(each.subject(), each.rule()),
                binding);
    }

    private static ComparedFlag compared(ResultSet row) throws SQLException {
        var then = row.getString("answer_then");
        var rulesToday = row.getString("rules_today");
        var knownToday = row.getString("known_today");
        var why = new ArrayList<String>();
        if (!then.equals(rulesToday)) {
            why.add("RULES");
        }
        if (!rulesToday.equals(knownToday)) {
            why.add("KNOWLEDGE");
        }
        return new ComparedFlag(
                row.getString("subject"),
                row.getString("label"),
                row.getString("partner"),
                row.getString("rule"),
                Marking.highest(
                        Sql.texts(row, "markings").stream().map(Marking::read).toList()),
                then,
                rulesToday,
                knownToday,
                why);
    }
}
