package org.daylight.rules.evaluation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule's answer about one subject.
 *
 * @param revision the revision that answered; of several candidates the latest; null = none was in force
 * @param applicabilityUnknown MET although it is unknown whether the rule applies
 * @param missing the leaves whose value, or a more precise one, would decide
 * @param causes what leaves it open that is no leaf, to be counted: a set, a parameter, the rule's own days, two amounts or two
 *     days
 * @param reasons why the answer could not be determined, in words
 * @param permittedFrom ISO 8601-2 text, imprecise where the facts are
 * @param nextChangeOn the next date on which this answer changes if no fact changes; null = never
 */
public record RuleAnswer(
        String rule,
        @Nullable String revision,
        Answer answer,
        boolean applicabilityUnknown,
        Severity severity,
        DutyHolder dutyHolder,
        Choice choice,
        Authority authority,
        String citation,
        boolean counselReviewed,
        String message,
        @Nullable String disclaimer,
        List<String> missing,
        List<String> causes,
        List<String> reasons,
        @Nullable String permittedFrom,
        @Nullable LocalDate nextChangeOn) {

    /** Printed with every NOT_MET, everywhere. */
    public static final String DISCLAIMER = "the recorded facts do not satisfy the rule as encoded;"
            + " this is not a determination that a law or agreement was violated";

    public char letter() {
        return applicabilityUnknown ? Answer.MET_IF_APPLICABLE : answer.letter();
    }
}
