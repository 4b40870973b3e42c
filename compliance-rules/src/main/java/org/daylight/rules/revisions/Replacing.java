package org.daylight.rules.revisions;

import static org.daylight.rules.problem.RuleProblems.DAYS_WITHOUT_RULE;

import java.util.List;
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

    /** Refuses, with the days, where a rule would be gone unsaid. */
    void require(List<Revision> coming, List<Revision> replaced) {
        if (this != EVERY_DAY) {
            return;
        }
        var without = replaced.stream()
                .filter(standing -> standing.kind() == Kind.RULE)
                .flatMap(standing -> left(standing, coming)
                        .map(days -> new Violation("/effective", "%s: no rule %s".formatted(standing.key(), days))))
                .toList();
        if (!without.isEmpty()) {
            throw DAYS_WITHOUT_RULE.problem(
                    "There is a rule on these days now and there would be none;"
                            + " publish a revision for them in the same act or before, or say leaveDays=true",
                    without);
        }
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
