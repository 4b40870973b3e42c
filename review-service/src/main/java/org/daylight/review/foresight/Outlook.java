package org.daylight.review.foresight;

import java.time.LocalDate;
import java.util.Map;
import org.daylight.review.rulebook.Rulebook;

/**
 * How one foresight looks ahead.
 *
 * @param today the day after which it looks
 * @param until the last day it looks at
 * @param rulebook the digest of the rules in force
 * @param owners by severity, who owns a flag when a review opens it
 */
record Outlook(
        LocalDate today,
        LocalDate until,
        String rulebook,
        Map<String, Rulebook.Rule> rules,
        Map<String, String> owners) {

    String owner(String severity) {
        return owners.getOrDefault(severity, "not named");
    }

    /** A wait that is not kept is moderate from the first day on. */
    String ownerOfModerate() {
        return owner("WAIT");
    }
}
