package org.daylight.rules.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All rules' answers about one subject.
 *
 * @param counts one entry per answer, zeros included
 * @param vector one letter per rule of the subject's type, rules sorted by key
 * @param nextChangeOn the earliest next change of any rule, whatever its answer
 * @param answers NOT_MET, UNDETERMINED and ERROR in full, and whatever carries a permittedFrom
 */
public record SubjectResult(
        String subject,
        String type,
        @Nullable String partner,
        Map<Answer, Integer> counts,
        int metApplicabilityUnknown,
        String vector,
        @Nullable LocalDate nextChangeOn,
        @Nullable String nextChangeRule,
        List<RuleAnswer> answers) {}
