package org.daylight.rules.measures;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A revision that is about to be published.
 *
 * @param subject the type that the rule judges; null for a set
 * @param bearsOnRules false for a set that no rule names: then there is nothing to measure
 * @param first the first day as of which it judges anything; null = any, or it goes by another date than the day asked about
 * @param end the first day as of which it judges no more; null = none, or it goes by another date
 */
public record Candidate(
        String digest,
        String key,
        @Nullable String subject,
        boolean bearsOnRules,
        @Nullable LocalDate first,
        @Nullable LocalDate end) {

    /** Today; of a rule that is in force later only its first day, and of one that is no more its last. */
    LocalDate present(LocalDate today) {
        if (first != null && today.isBefore(first)) {
            return first;
        }
        return end == null || today.isBefore(end) ? today : end.minusDays(1);
    }

    /** The earliest day of which a measurement says what the rule does at present: so long before, and not before it is in force. */
    LocalDate notBefore(LocalDate today, Period before) {
        var earliest = present(today).minus(before);
        return first != null && earliest.isBefore(first) ? first : earliest;
    }
}
