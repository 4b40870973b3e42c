package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What columns compute of days without an object, held against the calendar of the platform. */
class ColumnTermsTest {

    /** From before a century that is no leap year to after one that is, and the ends of what a date may be. */
    @Test
    void theLastDayOfAYearIsThatOfTheCalendar() {
        LocalDate.of(1896, 1, 1)
                .datesUntil(LocalDate.of(2005, 1, 1))
                .forEach(day -> assertThat(LocalDate.ofEpochDay(ColumnTerms.endOfYear(day.toEpochDay())))
                        .as("the end of the year of %s", day)
                        .isEqualTo(day.withMonth(12).withDayOfMonth(31)));
        assertThat(ColumnTerms.endOfYear(LocalDate.of(1, 2, 3).toEpochDay()))
                .isEqualTo(LocalDate.of(1, 12, 31).toEpochDay());
        assertThat(ColumnTerms.endOfYear(LocalDate.of(9999, 12, 31).toEpochDay()))
                .isEqualTo(LocalDate.of(9999, 12, 31).toEpochDay());
    }
}
