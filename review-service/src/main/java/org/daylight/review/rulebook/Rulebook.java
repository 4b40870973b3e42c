package org.daylight.review.rulebook;

import java.util.List;

/** The rules in force, frozen under the digest of all they consist of. */
public record Rulebook(String digest, List<Rule> rules) {

    /** What a reader of a flag needs to know of its rule. */
    public record Rule(
            String key,
            String subject,
            String title,
            String severity,
            String dutyHolder,
            String choice,
            String authority,
            String citation,
            boolean counselReviewed) {}

    public Rulebook {
        rules = List.copyOf(rules);
    }
}
