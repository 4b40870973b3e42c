package org.daylight.review.cadences;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** On which days somebody works, by the calendar of the register and the closed days of a cadence. */
@ApplicationScoped
class OpenDays {

    private final Sql sql;

    OpenDays(Sql sql) {
        this.sql = sql;
    }

    /** Asks the database only where a cadence moves what falls on another day. */
    Predicate<LocalDate> of(Cadence cadence) {
        if (cadence.holidays() == Cadence.HolidayRule.NONE) {
            return day -> true;
        }
        var holidays = holidays();
        return day -> day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day)
                && !cadence.isClosedOn(day);
    }

    /** A day from which no working day is within reach, so that a review which falls due then could not be moved; null where there is none. */
    @Nullable
    LocalDate stranded(Cadence cadence) {
        var closed = cadence.closedDays();
        if (closed == null || closed.isEmpty() || cadence.holidays() == Cadence.HolidayRule.NONE) {
            return null;
        }
        var works = of(cadence);
        var step = cadence.holidays() == Cadence.HolidayRule.NEXT_WORKING_DAY ? 1 : -1;
        return closed.stream()
                .flatMap(day -> reach().mapToObj(days -> day.minusDays((long) step * days)))
                .distinct()
                .sorted()
                .filter(day -> reach().noneMatch(days -> works.test(day.plusDays((long) step * days))))
                .findFirst()
                .orElse(null);
    }

    private static IntStream reach() {
        return IntStream.range(0, Occurrences.MOST_DAYS_MOVED);
    }

    private Set<LocalDate> holidays() {
        return new HashSet<>(
                sql.rows("select day from non_working_day where not works", row -> row.getObject(1, LocalDate.class)));
    }
}
