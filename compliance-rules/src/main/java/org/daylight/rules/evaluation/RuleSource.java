package org.daylight.rules.evaluation;

import java.time.LocalDate;
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

    /**
     * As it is on a day: a review that counsel is still to make has not been made. Such days were published before they were
     * refused.
     */
    public RuleSource asReviewedBy(LocalDate day) {
        return isReviewedAfter(day) ? with(null, effective) : this;
    }

    /** Whether its text says that counsel reviews it after a day. */
    public boolean isReviewedAfter(LocalDate day) {
        return counselReview != null && LocalDate.parse(counselReview.on()).isAfter(day);
    }

    /** The same on other days: on some of its own, where another takes the rest. */
    public RuleSource during(@Nullable String from, @Nullable String to) {
        return with(
                counselReview,
                new Effective(from, to, effective.against(), effective.reference(), effective.checked()));
    }

    private RuleSource with(@Nullable CounselReview review, Effective days) {
        return new RuleSource(
                key,
                title,
                authority,
                citation,
                clause,
                reading,
                choice,
                dutyHolder,
                review,
                subject,
                days,
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
