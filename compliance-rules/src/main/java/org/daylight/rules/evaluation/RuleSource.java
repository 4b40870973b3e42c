package org.daylight.rules.evaluation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One revision of a rule as its author writes it.
 *
 * @param subject the subject type it judges ("delivery" or "delivery/1")
 * @param appliesWhen CEL; null = to every subject of the type
 * @param requires CEL; true = met
 * @param permittedFrom CEL of type date: the first permitted day, answered whether or not the act has happened; never() where
 *     there is none
 * @param message plain words with {leaf}, {leaf|words if absent|words if unknown}, {params.x}, {permittedFrom},
 *     {permittedFrom|words if there is none|words if unknown}, {asOf} or a CEL expression in braces
 * @param exceptions keys of rules of the same subject: while one of them applies, this one does not
 */
public record RuleSource(
        String key,
        String title,
        Authority authority,
        String citation,
        @Nullable String clause,
        @Nullable String reading,
        Choice choice,
        DutyHolder dutyHolder,
        @Nullable CounselReview counselReview,
        String subject,
        Effective effective,
        Severity severity,
        Map<String, Parameter> parameters,
        @Nullable String appliesWhen,
        String requires,
        @Nullable String permittedFrom,
        String message,
        List<String> exceptions,
        List<Example> examples) {

    public RuleSource {
        parameters = Map.copyOf(parameters);
        exceptions = List.copyOf(exceptions);
        examples = List.copyOf(examples);
    }

    /** The same on other days: on some of its own, where another takes the rest. */
    public RuleSource during(@Nullable String from, @Nullable String to) {
        return new RuleSource(
                key,
                title,
                authority,
                citation,
                clause,
                reading,
                choice,
                dutyHolder,
                counselReview,
                subject,
                new Effective(from, to, effective.against(), effective.reference(), effective.checked()),
                severity,
                parameters,
                appliesWhen,
                requires,
                permittedFrom,
                message,
                exceptions,
                examples);
    }
}
