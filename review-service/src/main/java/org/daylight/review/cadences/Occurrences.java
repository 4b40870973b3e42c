package org.daylight.review.cadences;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.daylight.review.cadences.SecurityState.State;

/**
 * The moments at which a cadence wants a review. Rules repeat in local time and each moment is then placed in the zone:
 * one in the hour that summer time skips comes an hour later, one in the hour that occurs twice comes once, the first.
 */
final class Occurrences {

    private Occurrences() {}

    /** Longer than nobody works anywhere in a row; a moment is moved at most this far. */
    static final int MOST_DAYS_MOVED = 20;

    /**
     * One moment.
     *
     * @param local the date and time as the rule has it
     * @param at the instant it falls on, moved away from a day on which nobody works where the cadence says so
     * @param state the security state whose rule gives it
     * @param rule the one that gives it
     */
    record Occurrence(LocalDateTime local, Instant at, State state, String rule) {

        /** What makes it one of its cadence, wherever it is moved. */
        String period() {
            return local.toString();
        }
    }

    /**
     * Those after one instant and up to another, in order, at most so many.
     *
     * @param works on which days somebody works; asked only where the cadence moves what falls on another one
     */
    static List<Occurrence> between(
            Cadence cadence,
            List<SecurityState> states,
            Predicate<LocalDate> works,
            Instant after,
            Instant upTo,
            int most) {
        var found = new ArrayList<Occurrence>();
        var rules = StateRules.of(cadence);
        rules.forEach((state, parts) -> parts.forEach(part -> collect(
                cadence,
                part,
                new Window(after, upTo, most, works),
                day -> StateRules.holding(rules, SecurityState.on(day, states)) == state,
                state,
                found)));
        found.sort(Comparator.comparing(Occurrence::at).thenComparing(Occurrence::local));
        return found.size() > most ? List.copyOf(found.subList(0, most)) : List.copyOf(found);
    }

    private record Window(Instant after, Instant upTo, int most, Predicate<LocalDate> works) {}

    private static void collect(
            Cadence cadence,
            StateRules.Part part,
            Window window,
            Predicate<LocalDate> holds,
            State state,
            List<Occurrence> found) {
        var zone = ZoneId.of(cadence.zone());
        var until = RepetitionRule.until(part.rule(), zone);
        var moves = cadence.holidays() != Cadence.HolidayRule.NONE;
        // What falls later may be moved before the end of the window.
        var last = moves ? window.upTo.plus(Duration.ofDays(MOST_DAYS_MOVED)) : window.upTo;
        var moments = RepetitionRule.moments(part.rule(), cadence.startsAt());
        var taken = 0;
        while (moments.hasNext() && taken < window.most) {
            var local = RepetitionRule.local(moments.nextDateTime());
            var stated = ZonedDateTime.of(local, zone).toInstant();
            if (stated.isAfter(last) || (until != null && stated.isAfter(until))) {
                return;
            }
            if (part.after() != null && !local.isAfter(part.after())) {
                continue;
            }
            var day = moves ? moved(local.toLocalDate(), cadence.holidays(), window.works) : local.toLocalDate();
            var at = ZonedDateTime.of(day.atTime(local.toLocalTime()), zone).toInstant();
            if (at.isAfter(window.after) && !at.isAfter(window.upTo) && holds.test(local.toLocalDate())) {
                found.add(new Occurrence(local, at, state, part.rule()));
                taken++;
            }
        }
    }

    /** The nearest working day on that side; the day itself where there is none for too long. */
    private static LocalDate moved(LocalDate day, Cadence.HolidayRule rule, Predicate<LocalDate> works) {
        var step = rule == Cadence.HolidayRule.NEXT_WORKING_DAY ? 1 : -1;
        for (var days = 0; days < MOST_DAYS_MOVED; days++) {
            var candidate = day.plusDays((long) step * days);
            if (works.test(candidate)) {
                return candidate;
            }
        }
        return day;
    }
}
