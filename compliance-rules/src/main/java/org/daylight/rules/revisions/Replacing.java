package org.daylight.rules.revisions;

import static org.daylight.rules.problem.RuleProblems.DAYS_WITHOUT_RULE;
import static org.daylight.rules.problem.RuleProblems.OVERLAPS;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.daylight.kit.problem.Violation;

/** What becomes of published revisions that answer for some of the same days as what is published now. */
public enum Replacing {
    /** They stand in the way. */
    NOTHING,
    /** They are superseded, if every day for which they answer still has a rule. */
    EVERY_DAY,
    /** They are superseded, and days for which nothing else answers are left without a rule. */
    LEAVING_DAYS;

    public static Replacing of(boolean supersede, boolean leaveDays) {
        if (!supersede) {
            return NOTHING;
        }
        return leaveDays ? LEAVING_DAYS : EVERY_DAY;
    }

    /** Refuses what is published together and answers for some of the same days: neither would take the place of the other. */
    static void requireApart(List<Revision> coming) {
        requireApart(coming, "withdraw one of them, or send the pack again with the other", _ -> "/effective");
    }

    /** The same of what is asked about together. */
    public static void requireApart(List<Revision> together, String mend, Function<Revision, String> pointer) {
        for (var index = 1; index < together.size(); index++) {
            var other = together.get(index);
            for (var one : together.subList(0, index)) {
                if (one.kind() == other.kind() && one.key().equals(other.key()) && Revisions.overlap(one, other)) {
                    throw OVERLAPS.problem(
                            "Two texts of %s are for some of the same days, %s and %s; %s"
                                    .formatted(one.key(), one.digest(), other.digest(), mend),
                            new Violation(pointer.apply(other), "must not overlap " + one.digest()));
                }
            }
        }
    }

    /** Refuses, with the days, where a rule would be gone unsaid. */
    void require(List<Revision> coming, List<Revision> replaced) {
        if (this != EVERY_DAY) {
            return;
        }
        var without = left(coming, replaced)
                .map(days -> new Violation("/effective", days))
                .toList();
        if (!without.isEmpty()) {
            throw DAYS_WITHOUT_RULE.problem(
                    "There is a rule on these days now and there would be none;"
                            + " publish a revision for them in the same act or before, or say leaveDays=true",
                    without);
        }
    }

    /**
     * The days on which there is a rule and there would be none with what comes in its place: "a.rule: no rule before
     * 2026-12-01".
     *
     * @param gone what stands no more then
     */
    public static List<String> withoutRule(List<Revision> then, List<Revision> gone) {
        return left(then, gone).toList();
    }

    /** Of what is published, what something that comes takes the place of. */
    public static List<Revision> replaced(List<Revision> coming, List<Revision> published) {
        return published.stream()
                .filter(standing -> coming.stream()
                        .anyMatch(revision -> revision.kind() == standing.kind()
                                && revision.key().equals(standing.key())
                                && Revisions.overlap(revision, standing)))
                .toList();
    }

    private static Stream<String> left(List<Revision> coming, List<Revision> replaced) {
        return replaced.stream()
                .filter(standing -> standing.kind() == Kind.RULE)
                .flatMap(standing ->
                        left(standing, coming).map(days -> "%s: no rule %s".formatted(standing.key(), days)));
    }

    private static Stream<Days> left(Revision standing, List<Revision> coming) {
        var left = Stream.of(new Days(standing.from(), standing.to()));
        for (var revision : coming) {
            if (revision.kind() == Kind.RULE && revision.key().equals(standing.key())) {
                var days = new Days(revision.from(), revision.to());
                left = left.flatMap(stretch -> stretch.without(days).stream());
            }
        }
        return left;
    }
}
