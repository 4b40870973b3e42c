package org.daylight.review.lessons;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Ledger;
import org.daylight.kit.recording.Shape;
import org.daylight.review.decisions.Decisions;
import org.daylight.review.flags.Flags;
import org.daylight.review.reviews.Reviews;
import org.jspecify.annotations.Nullable;

/** The recorded lessons. */
@ApplicationScoped
class Lessons extends Ledger<LessonRow, Lesson> {

    private static final Shape<LessonRow, Lesson> SHAPE =
            new Shape<>("lesson", "lesson", "reference", LessonRow.class, Lesson.class, LessonRow::new);

    private final Reviews reviews;
    private final Flags flags;
    private final Decisions decisions;

    Lessons(Reviews reviews, Flags flags, Decisions decisions) {
        this.reviews = reviews;
        this.flags = flags;
        this.decisions = decisions;
    }

    @Override
    protected Shape<LessonRow, Lesson> shape() {
        return SHAPE;
    }

    /** A lesson is hidden with any of what it rests on, also where that was restricted later. */
    @Override
    protected String alsoVisible() {
        return """
            not exists (select from review v join restriction n on n.key = v.scope
                where v.id = (r.content ->> 'review')::uuid and not n.access_groups <@ {groups})
            and not exists (select from review v join obligation o on o.id = v.obligation
                where v.id = (r.content ->> 'review')::uuid and not o.access_groups <@ {groups})
            and not exists (select from jsonb_array_elements_text(r.content -> 'flags') named (id)
                join flag f on f.id = named.id::uuid
                where not f.access_groups <@ {groups} or exists (select from restriction n
                    where n.key in (f.subject, 'partner:' || f.partner) and not n.access_groups <@ {groups}))
            and not exists (select from jsonb_array_elements_text(r.content -> 'decisions') named (id)
                join decision d on d.id = named.id::uuid
                where not d.access_groups <@ {groups} or exists (select from restriction n
                    where (n.key = 'partner:' || d.partner
                        or n.key in (select 'objective:' || o from unnest(d.objectives) o))
                        and not n.access_groups <@ {groups}))
            """;
    }

    @Override
    protected void prepare(LessonRow row, Lesson lesson) {
        var unknown = new ArrayList<Violation>();
        var markings = new HashSet<>(Set.of(row.marking()));
        var review = known(unknown, "/content/review", () -> reviews.get(lesson.review()));
        if (review != null) {
            markings.add(review.marking());
            if (review.sealedAt() == null) {
                unknown.add(new Violation("/content/review", "must be a sealed review's id"));
            }
        }
        for (var i = 0; i < lesson.flags().size(); i++) {
            var id = lesson.flags().get(i);
            var flag = known(unknown, "/content/flags/" + i, () -> flags.get(id));
            if (flag != null) {
                markings.add(flag.marking());
            }
        }
        for (var i = 0; i < lesson.decisions().size(); i++) {
            var id = lesson.decisions().get(i);
            var decision = known(unknown, "/content/decisions/" + i, () -> decisions.get(id));
            if (decision != null) {
                markings.add(decision.marking());
            }
        }
        if (!unknown.isEmpty()) {
            throw UNKNOWN_REFERENCE.problem("The lesson rests on what is not there", List.copyOf(unknown));
        }
        check(row, lesson, markings);
    }

    private static void check(LessonRow row, Lesson lesson, Set<Marking> markings) {
        var wrong = new ArrayList<Violation>();
        if (lesson.kind() == Lesson.Kind.SUCCESS) {
            if (blank(lesson.measure())) {
                wrong.add(new Violation("/content/measure", "must say what was done that worked"));
            }
            if (blank(lesson.effect())) {
                wrong.add(new Violation("/content/effect", "must say what came of it"));
            }
        }
        var highest = Marking.highest(markings);
        if (!highest.equals(Marking.highest(Set.of(row.marking())))) {
            wrong.add(new Violation("/marking", "must be at least that of what it rests on: " + highest.json()));
        }
        if (!wrong.isEmpty()) {
            throw INVALID_REQUEST.problem("The lesson cannot be kept as it is", wrong);
        }
    }

    /** What is absent and what the caller may not see are answered alike. */
    private static <T> @Nullable T known(List<Violation> unknown, String pointer, Supplier<T> read) {
        try {
            return read.get();
        } catch (ProblemException e) {
            unknown.add(new Violation(pointer, "must be the id of one that is there"));
            return null;
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
