package org.daylight.review.lessons;

import static org.daylight.kit.problem.Problems.NOT_FOUND;

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
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.reviews.Replays;
import org.daylight.review.reviews.Replays.Hindsight;
import org.daylight.review.reviews.ReviewState;
import org.daylight.review.reviews.Reviews;
import org.jspecify.annotations.Nullable;

/** Runs today's rules over the cases of lessons, and holds what they say against what was said then. */
@ApplicationScoped
class Comparisons {

    /** What was not met in any of three runs and is not the same in all, of subjects that the reader may see in each. */
    private static final String DIFFERS = """
            from (
                select k.subject, k.rule, answer_in(k.a, k.subject, k.rule) as a, answer_in(k.b, k.subject, k.rule) as b,
                    answer_in(k.c, k.subject, k.rule) as c, array[k.a, k.b, k.c] as runs
                from (
                    select distinct n.subject, n.rule, run.a, run.b, run.c
                    from (select ?::uuid as a, ?::uuid as b, ?::uuid as c) run
                    join review_answer n on n.review in (run.a, run.b, run.c)
                        and n.answer in ('NOT_MET', 'UNDETERMINED', 'ERROR')) k) d
            where (d.a <> d.b or d.b <> d.c) and not exists (select from review_subject s
                where s.review = any(d.runs) and s.subject = d.subject and not %s)
            """.formatted(Restrictions.visible("s"));

    private static final String NOT_MET = """
            select count(*) from review_answer n join review_subject s on s.review = n.review and s.subject = n.subject
            where n.review = ? and n.answer = 'NOT_MET' and %s
            """.formatted(Restrictions.visible("s"));

    private final Sql sql;
    private final Lessons lessons;
    private final Reviews reviews;
    private final Replays replays;
    private final Recordings recordings;
    private final Caller caller;

    Comparisons(Sql sql, Lessons lessons, Reviews reviews, Replays replays, Recordings recordings, Caller caller) {
        this.sql = sql;
        this.lessons = lessons;
        this.reviews = reviews;
        this.replays = replays;
        this.recordings = recordings;
        this.caller = caller;
    }

    /** In the caller's transaction. */
    LessonComparison open(UUID lesson) {
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
                replays.open(content.review(), reason, Hindsight.RULES),
                replays.open(content.review(), reason, Hindsight.RULES_AND_KNOWLEDGE),
                caller.person(),
                recordings.stamp(),
                lesson);
        return last(lesson);
    }

    private record Runs(UUID then, UUID rulesToday, UUID knownToday, String openedBy, Instant openedAt) {}

    private Runs runs(UUID lesson) {
        lessons.get(lesson, Knowing.NOW);
        return sql.first(
                        "select * from lesson_run where lesson = ? order by number desc limit 1",
                        row -> new Runs(
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

    /** Nothing until both runs are done. */
    Page<ComparedFlag> flags(UUID lesson, PageQuery page) {
        var runs = runs(lesson);
        var binding = new @Nullable Object[] {"compared-flags", runs.rulesToday};
        var where = DIFFERS + " and ?";
        var values = new ArrayList<@Nullable Object>(Arrays.asList(
                runs.then,
                runs.rulesToday,
                runs.knownToday,
                caller.fullSight(),
                caller.groupsForSql(),
                caller.groupsForSql(),
                last(lesson).done()));
        var total = sql.number("select count(*) " + where, values.toArray());
        var after = page.after(binding);
        if (after != null) {
            where += " and (d.subject, d.rule) > (?::text collate \"C\", ?)";
            values.addAll(after);
        }
        values.add(page.fetch());
        return Page.of(
                sql.rows("""
                        select d.*, (select max(s.label) from review_subject s where s.review = any(d.runs)
                                and s.subject = d.subject) as label,
                            (select max(s.partner) from review_subject s where s.review = any(d.runs)
                                and s.subject = d.subject) as partner,
                            array(select distinct s.marking::text from review_subject s where s.review = any(d.runs)
                                and s.subject = d.subject and s.marking is not null) as markings
                        """ + where + " order by d.subject, d.rule limit ?", Comparisons::compared, values.toArray()),
                page,
                Total.exactly(total),
                each -> List.of(each.subject(), each.rule()),
                binding);
    }

    private static ComparedFlag compared(ResultSet row) throws SQLException {
        var then = row.getString("a");
        var rulesToday = row.getString("b");
        var knownToday = row.getString("c");
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
