package org.daylight.rules.coverage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.rules.facts.Leaf;
import org.daylight.rules.runs.RunView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the register answers the rules, in the reader's own sight.
 *
 * @param says what the shares are of, and what the register cannot answer by itself
 * @param withoutRule the days that what is measured would leave without a rule
 * @param hygiene null until it is finished
 */
record CoverageView(
        UUID id,
        RunView.Status status,
        String says,
        String disclaimer,
        LocalDate asOf,
        Instant knownAt,
        List<String> revisions,

        @Schema(
                description =
                        "Days on which there is a rule and would be none, such as \"a.rule: no rule before 2026-12-01\":"
                                + " of a revision for some of the days, and of what a text of a pack leaves out where that is"
                                + " withdrawn. Left empty in lists.")
        List<String> withoutRule,

        List<OfRule> rules,
        @Nullable Hygiene hygiene) {

    /**
     * One rule.
     *
     * @param counts subjects by answer
     * @param shares of all subjects of the type, four places
     * @param newlyFlagged NOT_MET, and not so by what stands; null where nothing was compared
     * @param undeterminedShare of the subjects that it may apply to
     * @param undeterminedOnMost then the publication of what was measured needs a recorded override; a rule that it only excepts
     *     counts with the subjects that could be told before
     * @param beyondRegister of the undetermined, those of which nothing is missing but what review-service supplies: no override
     *     is needed for these
     * @param notMeasurableHere leaves that review-service supplies and that any of its revisions reads which may be in force on
     *     the day
     */
    record OfRule(
            String rule,
            String subject,
            long subjects,
            Map<String, Long> counts,
            Map<String, BigDecimal> shares,
            @Nullable Long newlyFlagged,
            BigDecimal undeterminedShare,
            boolean undeterminedOnMost,
            long beyondRegister,
            List<String> notMeasurableHere,
            List<Missing> missing) {}

    /** What would have decided, a leaf or else. */
    record Missing(
            @Schema(
                    description =
                            "A leaf of the facts; or what of the law leaves it open, beside a leaf or alone: \"set\""
                                    + " and its key, \"params.\" and its name, \"effective\" of the rule's own days; or \"two"
                                    + " amounts\" that cannot be compared, or \"two days\" of which both are meant; \"(no leaf)\" of"
                                    + " anything else, which an explanation says in words. Nobody supplies what is no leaf.")
            String leaf,

            long subjects,
            Leaf.@Nullable Supplier suppliedBy) {}

    /**
     * Rules that say nothing, as far as this register goes.
     *
     * @param neverApplies NOT_APPLICABLE to every subject
     * @param neverTold may apply, and cannot be told for any subject
     * @param neverFires told for some subject, and never NOT_MET
     * @param alwaysFires NOT_MET on every subject that it applies to
     * @param sameAs rules that answer alike on every subject and are told for some
     * @param unsupplied leaves that a rule reads and no line of the register states
     */
    record Hygiene(
            List<String> neverApplies,
            List<String> neverTold,
            List<String> neverFires,
            List<String> alwaysFires,
            List<List<String>> sameAs,
            List<Unsupplied> unsupplied) {}

    /** A leaf that no line states. */
    record Unsupplied(String rule, String leaf, Leaf.Supplier suppliedBy) {}
}
