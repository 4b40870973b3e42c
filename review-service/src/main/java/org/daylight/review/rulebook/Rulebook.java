package org.daylight.review.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force, frozen under the digest of all they consist of.
 *
 * @param inForce when they were asked for, and were those in force at the earliest; not when such rules were frozen first, as
 *     they may be in force again
 */
public record Rulebook(String digest, List<Rule> rules, Instant inForce) {

    /**
     * What a reader of a flag needs to know of its rule.
     *
     * @param mandatory the days on which it cannot be waived
     */
    public record Rule(
            String key,
            String subject,
            String title,
            String severity,
            String dutyHolder,
            String choice,
            String authority,
            String citation,
            boolean counselReviewed,
            List<Days> mandatory) {

        public Rule {
            mandatory = List.copyOf(mandatory);
        }
    }

    /**
     * @param from the first; null = always
     * @param to the first that is not among them; null = open
     */
    public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {}

    public Rulebook {
        rules = List.copyOf(rules);
    }
}
