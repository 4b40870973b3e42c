package org.daylight.rules.evaluations;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import java.util.Locale;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** How much is said of each subject. */
enum Extent {

    /** All letters, the next change, and in full what is not met, not known, in error or waits for a day. */
    FULL,

    /** The letters alone: for whoever counts or compares, and asks for an explanation of the few that matter. */
    LETTERS;

    /** @throws org.daylight.kit.problem.ProblemException if it is none of them */
    static Extent of(@Nullable String asked) {
        if (asked == null) {
            return FULL;
        }
        for (var extent : values()) {
            if (extent.name().toLowerCase(Locale.ROOT).equals(asked)) {
                return extent;
            }
        }
        throw INVALID_REQUEST.problem(
                "Say how much is to be answered", new Violation("query:answers", "must be full or letters"));
    }
}
