package org.daylight.rules.measures;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision that is about to be published.
 *
 * @param subjects the types that the rule judges, or the rules that name the set; empty = no rule names it, and there is nothing
 *     to measure
 * @param judging the rules that answer by it: a rule's own key, of a set those that name it
 * @param gone rules that leave in the same act: what was measured of them says nothing of what stands then
 * @param first the first day as of which it judges anything; null = any, or it goes by another date than the day asked about
 * @param end the first day as of which it judges no more; null = none, or it goes by another date
 */
public record Candidate(
        String digest,
        String key,
        List<String> judging,
        List<String> gone,
        List<String> subjects,
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
