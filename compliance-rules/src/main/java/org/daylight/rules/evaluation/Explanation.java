package org.daylight.rules.evaluation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer and the clauses that led to it, for each revision that may have been in force.
 *
 * @param reading how the author reads the text where it allows two readings; null = only one is seen
 * @param counselReview null = counsel has not reviewed the rule
 */
public record Explanation(
        RuleAnswer answer,
        @Nullable String reading,
        @Nullable CounselReview counselReview,
        List<Clause> because) {

    /**
     * A clause that decided, or the first permitted day as a whole.
     *
     * @param at "requires:1:1": the expression, line and column
     * @param value "true", "false", "unknown" or "error"; of a first permitted day the day, "none", "unknown" or "error"
     * @param elements of lists that it goes through: those that decide, at most 50 of each list
     * @param facts leaf to value as recorded; a leaf known to be absent is "absent", an unknown one "unknown"
     */
    public record Clause(
            @Nullable String revision,
            String clause,
            String at,
            String value,
            Map<String, String> facts,
            List<Element> elements,
            Map<String, ParameterUsed> parameters,
            List<SetUsed> sets) {}

    /**
     * An element of a list that decided.
     *
     * @param number its place in the list, from 1
     * @param value as recorded; "unknown" if it is not known
     * @param holds what the condition says of it: "true", "false", "unknown" or "error"
     */
    public record Element(String list, int number, String value, String holds) {}

    /** The value of a parameter that was used, and where it is written. */
    public record ParameterUsed(
            String value,
            @Nullable String from,
            @Nullable String to,
            @Nullable String group,
            @Nullable String reference,
            @Nullable String checked) {}

    /**
     * What a dated set says of whom it was asked about, by the clause itself or for the value of a parameter.
     *
     * @param code null = it is not known, or the set was read as a list of days off
     * @param on the day it was asked about, as precise as it is known; null = not known, or a list of days off
     * @param member "true", "false" or "unknown"; null = it was not asked about anybody
     * @param memberships all of that code, as they are written
     * @param completeFrom first day from which absence means that somebody is no member; null = on no day
     * @param source where the set as a whole is from
     */
    public record SetUsed(
            String set,
            @Nullable String code,
            @Nullable String on,
            @Nullable String member,
            List<Membership> memberships,
            @Nullable String completeFrom,
            @Nullable String completeTo,
            @Nullable String source) {}

    /** One membership with its dates, ISO 8601-2 text, and where it is written. */
    public record Membership(
            @Nullable String from,
            @Nullable String to,
            @Nullable String reference,
            @Nullable String checked) {}
}
