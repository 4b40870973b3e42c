package org.daylight.review.cadences;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.daylight.review.database.Sql;

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

    private Set<LocalDate> holidays() {
        return new HashSet<>(
                sql.rows("select day from non_working_day where not works", row -> row.getObject(1, LocalDate.class)));
    }
}
