package org.daylight.review.cadences;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.daylight.review.cadences.Occurrences.Occurrence;

/** What a change of a cadence moves from ahead to before the change, where neither version would have it come due. */
final class Changeover {

    /** Each version moves a day at most so far, and its zone and time of day by no more than two. */
    private static final Duration REACH = Duration.ofDays(2L * Occurrences.MOST_DAYS_MOVED + 2);

    private static final int MOST = 1_000;

    private Changeover() {}

    /**
     * A cadence as it stood.
     *
     * @param states of the partner that it watches
     * @param works on which days somebody works for it
     */
    record Version(Cadence cadence, List<SecurityState> states, Predicate<LocalDate> works) {

        List<Occurrence> between(Instant after, Instant upTo) {
            return Occurrences.between(cadence, states, works, after, upTo, MOST);
        }
    }

    /**
     * The reviews of the later version that fall on a day of which the earlier one had its own still ahead, and that were due
     * by the change. They are due at the change, before which nobody could know of them.
     */
    static List<Occurrence> overtaken(Version before, Version after, Instant change) {
        var ahead = before.between(change, change.plus(REACH)).stream()
                .map(occurrence -> occurrence.local().toLocalDate())
                .collect(Collectors.toSet());
        return after.between(change.minus(REACH), change).stream()
                .filter(occurrence -> ahead.contains(occurrence.local().toLocalDate()))
                .map(occurrence -> new Occurrence(occurrence.local(), change, occurrence.state(), occurrence.rule()))
                .toList();
    }
}
