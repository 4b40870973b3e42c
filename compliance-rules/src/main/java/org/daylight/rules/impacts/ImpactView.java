package org.daylight.rules.impacts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.daylight.rules.runs.OutcomeCounts;
import org.daylight.rules.runs.RunView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What would change, in the reader's own sight.
 *
 * @param says what was supposed and what was not
 * @param revisions digests of what is supposed to be published
 * @param leftOut digests of what is supposed to be withdrawn, because the text of the pack leaves it out; empty in lists
 * @param most so many changed subjects are listed at most, of those that the same access groups see; the sums count all
 */
record ImpactView(
        UUID id,
        RunView.Status status,
        String says,
        String disclaimer,
        LocalDate asOf,
        Instant knownAt,
        JsonNode supposed,
        List<String> revisions,
        List<String> leftOut,
        int most,
        List<OfRule> rules) {

    /** One rule over all partners. */
    record OfRule(String rule, OutcomeCounts counts, List<Worth> worth) {}

    /** One partner and one rule. */
    record OfPartner(@Nullable String partner, String rule, OutcomeCounts counts, List<Worth> worth) {}

    /**
     * What subjects that go from one answer to another are worth; amounts in another currency or on another basis stand
     * apart.
     *
     * @param currency left out where the value is not known or not added
     * @param low left out where an amount has no lower bound
     */
    record Worth(
            String before,
            String after,
            @Nullable String currency,
            @Nullable String basis,
            long subjects,

            @Nullable
            @Schema(
                    description = "Why these values are added to nothing: CUMULATIVE is a running total, NOT_COUNTED a"
                            + " conflicting account of what another delivery states, NOT_KNOWN may be either.")
            String notAdded,

            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {}

    /** A subject whose answer changes. */
    record Change(
            int number,
            String rule,
            String outcome,
            String before,
            String after,
            String subject,
            @Nullable String label,
            @Nullable String partner,
            @Nullable String worth,
            String explanation) {}
}
