package org.daylight.rules.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a clause stands and what it looks at.
 *
 * @param expression "appliesWhen", "requires" or "permittedFrom"
 * @param leaves slots of the facts it reads
 * @param parameters indexes of the parameters it reads
 * @param sets what it asks of dated sets
 * @param lists the lists that it goes through, those inside of others left out
 */
public record Place(
        String expression,
        String text,
        int line,
        int column,
        List<Integer> leaves,
        List<Integer> parameters,
        List<Asked> sets,
        List<Gone> lists,
        boolean asOf) {

    /**
     * A set that is asked whether somebody is in it on a day.
     *
     * @param code null = the set is read as a list of days off, and so is {@code date}
     */
    public record Asked(
            MemberSet set, @Nullable Term code, @Nullable Term date) {}

    /**
     * A list that is gone through.
     *
     * @param isClause whether the clause is what they come to; otherwise it is a part of it
     */
    public record Gone(Fold fold, Question question, boolean isClause) {

        /** What is asked of all elements together. */
        public enum Question {
            EXISTS,
            ALL,
            COUNT
        }

        /** What the elements come to, given what the clause does; null where they are counted. */
        @Nullable
        Truth comesTo(Frame frame, Truth clause) {
            return isClause
                    ? clause
                    : switch (question) {
                        case EXISTS -> fold.comesTo(frame, false);
                        case ALL -> fold.comesTo(frame, true);
                        case COUNT -> null;
                    };
        }
    }

    public Place {
        leaves = List.copyOf(leaves);
        parameters = List.copyOf(parameters);
        sets = List.copyOf(sets);
        lists = List.copyOf(lists);
    }

    String at() {
        return expression + ":" + line + ":" + column;
    }
}
