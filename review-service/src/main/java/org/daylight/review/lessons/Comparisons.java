package org.daylight.review.lessons;

import static org.daylight.kit.problem.Problems.DEPENDENCY_DOWN;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.flags.FlagView;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.reviews.Replays;
import org.daylight.review.reviews.Replays.Hindsight;
import org.daylight.review.reviews.ReviewState;
import org.daylight.review.rulebook.Evaluations;
import org.daylight.review.rulebook.Rulebook;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/** Runs today's rules over the cases of lessons, and holds what they say against what was said then. */
@ApplicationScoped
class Comparisons {

    /** Of subjects that the reader may see in each of the three. */
    private static final String SEEN = """
            from lesson_difference d where d.lesson = ? and d.number = ? and not exists (select from review_subject s
                where s.review in (?, ?, ?) and s.subject = d.subject and not %s)
            """.formatted(Restrictions.visible("s"));

    private static final String NOT_MET = """
            select count(*) from review_answer n join review_subject s on s.review = n.review and s.subject = n.subject
            where n.review = ? and n.answer = 'NOT_MET' and %s
            """.formatted(Restrictions.visible("s"));

    /** Takes the register's zone, the review, and the reader's sight. */
    private static final String WAIVED = """
            select count(*) from review v
            join review_answer n on n.review = v.id and n.answer = 'NOT_MET'
            join review_subject s on s.review = n.review and s.subject = n.subject
            cross join lateral (select ?::text as name) zone
            where v.id = ? and %s
                and (n.rule in (select rule from waiver where signed_on is not null) or exists (select
                    from flag f join decision_flag df on df.flag = f.id where f.rule = n.rule and f.subject = n.subject))
                and waived_of(n.rule, s.type, n.subject, s.partner, s.label, v.as_of,
                    (v.as_of + 1)::timestamp at time zone zone.name,
                    no_choice => leaves_no_choice(v.rulebook, n.rule, n.revision)) is not null
            """.formatted(Restrictions.visible("s"));

    /** In which a run has all its answers. */
    private static final Set<String> DONE =
            Set.of(ReviewState.SEALED.name(), ReviewState.SEALED_WITH_ERRORS.name(), ReviewState.REPLAYED.name());

    private final Sql sql;
    private final Lessons lessons;
    private final Replays replays;
    private final Evaluations evaluations;
    private final Recordings recordings;
    private final Caller caller;
    private final RegisterZone zone;

    Comparisons(
            Sql sql,
            Lessons lessons,
            Replays replays,
            Evaluations evaluations,
            Recordings recordings,
            Caller caller,
            RegisterZone zone) {
        this.sql = sql;
        this.lessons = lessons;
        this.replays = replays;
        this.evaluations = evaluations;
        this.recordings = recordings;
        this.caller = caller;
        this.zone = zone;
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

    private record Runs(
            int number,
            UUID then,
            UUID rulesToday,
            UUID knownToday,
            String openedBy,
            Instant openedAt,
            boolean compared) {}

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
                                Objects.requireNonNull(Sql.instant(row, "opened_at")),
                                row.getBoolean("compared")),
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
                state(runs, rulesToday, knownToday),
                runs.compared,
                runs.openedBy,
                runs.openedAt,
                LessonComparison.NOTE,
                URI.create("/v1/lessons/%s/comparison/flags".formatted(lesson)));
    }

    private static LessonComparison.State state(Runs runs, LessonComparison.Column... today) {
        if (runs.compared) {
            return LessonComparison.State.COMPARED;
        }
        return Arrays.stream(today)
                        .allMatch(run -> run.notMet() != null
                                || ReviewState.valueOf(run.state()).onItsWay())
                ? LessonComparison.State.RUNNING
                : LessonComparison.State.INCOMPLETE;
    }

    private record Run(
            String state,
            LocalDate asOf,
            @Nullable Instant knownAt,
            @Nullable String rulebook) {}

    /** Who sees the lesson sees how far its runs are, and counts what they may see themselves. */
    private LessonComparison.Column column(UUID id, String label) {
        var run = sql.first(
                        "select state, as_of, known_at, rulebook from review where id = ?",
                        row -> new Run(
                                row.getString("state"),
                                row.getObject("as_of", LocalDate.class),
                                Sql.instant(row, "known_at"),
                                row.getString("rulebook")),
                        id)
                .orElseThrow();
        var done = DONE.contains(run.state);
        return new LessonComparison.Column(
                label,
                id,
                run.state,
                run.asOf,
                run.knownAt,
                run.rulebook,
                done ? (Long) notMet(id) : null,
                done ? (Long) waived(id) : null);
    }

    private long notMet(UUID review) {
        return sql.number(NOT_MET, review, caller.fullSight(), caller.groupsForSql(), caller.groupsForSql());
    }

    private long waived(UUID review) {
        return sql.number(
                WAIVED, zone.id().getId(), review, caller.fullSight(), caller.groupsForSql(), caller.groupsForSql());
    }

    /** Nothing until it is written down what differs. */
    Page<ComparedFlag> flags(UUID lesson, PageQuery page) {
        var runs = runs(lesson);
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
                waived(row.getString("waived")),
                why);
    }

    private static FlagView.@Nullable Waived waived(@Nullable String by) {
        try {
            return by == null ? null : Json.mapper().readValue(by, FlagView.Waived.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database gave a waiver that cannot be read", e);
        }
    }
}
