package org.daylight.rules.backtests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.State;
import org.daylight.rules.runs.OutcomeCounts;
import org.daylight.rules.runs.RunView;
import org.daylight.rules.runs.WaivedCounts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A backtest with what it has counted so far, in the reader's own sight.
 *
 * @param says how each month was judged: on recorded or declared knowledge, or with hindsight
 * @param waivers whether waivers are regarded, and as they were known by when
 * @param disclaimer printed wherever NOT_MET is counted
 * @param standing the published revisions that each month was held against, and the published versions of the sets that are
 *     tested; none = there was no such rule or set
 * @param leftOut what is tested as if it were withdrawn, because the text of the pack leaves it out
 * @param withoutRule of the revisions that are tested, the days that they would leave without a rule: what they replace is held
 *     against nothing then
 */
record BacktestView(
        UUID id,
        RunView.Status status,
        String says,
        String waivers,
        String disclaimer,
        List<Tested> revisions,
        List<Tested> standing,
        List<Tested> leftOut,

        @Schema(
                description =
                        "Days on which there is a rule and would be none, such as \"a.rule: no rule before 2026-12-01\":"
                                + " revisions for some of the days are measured as they would stand alone, with leaveDays=true,"
                                + " and so is what is withdrawn."
                                + " Ask about a revision for these days as well. Left empty in lists.")
        List<String> withoutRule,

        List<String> rules,
        String from,
        String to,
        List<Month> months) {

    private static final String ON_KNOWLEDGE = "On which knowledge the month was judged.";

    private static final String WITH_HINDSIGHT =
            "Whether it was judged on all that was known when the run began; nobody could have answered so then.";

    /** A revision or version. */
    record Tested(
            Kind kind,
            String key,
            String digest,
            State state,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo) {}

    /**
     * One month, judged as of its last day.
     *
     * @param note what a month without subjects says, which is nothing
     */
    record Month(
            String month,
            LocalDate asOf,
            Instant knownAt,
            boolean done,
            @Nullable String note,
            List<OfRule> rules) {}

    /** One rule in one month; {@code waived} is null where waivers are left out. */
    record OfRule(
            String rule, OutcomeCounts counts, @Nullable WaivedCounts waived) {}

    /** One partner in one month; {@code waived} is null where waivers are left out. */
    record OfPartner(
            String month,

            @Schema(
                    enumeration = {"recorded", "declared"},
                    description = ON_KNOWLEDGE)
            String knowledge,

            @Schema(description = WITH_HINDSIGHT) boolean hindsight,

            @Nullable String partner,
            String rule,
            OutcomeCounts counts,
            @Nullable WaivedCounts waived) {}

    /**
     * A subject whose answer becomes another.
     *
     * @param waived whether it was on the day judged
     * @param explanation where both answers are explained
     */
    record Example(
            int number,
            String month,

            @Schema(
                    enumeration = {"recorded", "declared"},
                    description = ON_KNOWLEDGE)
            String knowledge,

            @Schema(description = WITH_HINDSIGHT) boolean hindsight,

            String rule,
            String outcome,
            String before,
            String after,

            @Nullable
            @Schema(
                    enumeration = {"WAIVED", "NOT_WAIVED", "USED_UP", "METER_NOT_KNOWN"},
                    description =
                            "Null where it is met before and after, and where waivers are left out. NOT_WAIVED: nothing covers"
                                    + " it, or its flag had been dismissed or closed. USED_UP, METER_NOT_KNOWN: nobody can tell.")
            String waived,

            String subject,
            @Nullable String label,
            @Nullable String partner,
            String explanation) {}
}
