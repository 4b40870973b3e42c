package org.daylight.review.foresight;

import java.time.LocalDate;
import java.util.Map;
import org.daylight.review.reviews.Looked;
import org.daylight.review.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/**
 * How one foresight looks ahead.
 *
 * @param today the day after which it looks
 * @param until the last day it looks at
 * @param rulebook the digest of the rules in force
 * @param firsts by severity, how a flag begins when a review opens it
 */
record Outlook(
        LocalDate today,
        LocalDate until,
        String rulebook,
        Map<String, Rulebook.Rule> rules,
        Map<String, First> firsts) {

    static final String GAP = "DATA_GAP";

    /** A wait that is not kept is moderate from the first day on. */
    static final String MODERATE = "WAIT";

    /** @param owner of that level */
    record First(String level, String owner) {}

    /** As the revision has it that judges a subject; null where it is none of the rules in force. */
    Rulebook.@Nullable Rule rule(String key, Looked looked) {
        var rule = rules.get(key);
        return rule == null ? null : rule.judgedBy(looked.judges().get(key));
    }

    String owner(String severity) {
        var first = firsts.get(severity);
        return first == null ? "not named" : first.owner;
    }

    @Nullable
    String level(String severity) {
        var first = firsts.get(severity);
        return first == null ? null : first.level;
    }

    String ownerOfModerate() {
        return owner(MODERATE);
    }
}
