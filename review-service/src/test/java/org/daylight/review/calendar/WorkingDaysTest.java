package org.daylight.review.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.calendar.CalendarConfig.Holidays;
import org.daylight.review.database.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
class WorkingDaysTest {

    @Inject
    Sql sql;

    @Inject
    WorkingDays days;

    @Inject
    CalendarConfig config;

    /** Counted by hand on a calendar; the start itself does not count. */
    @ParameterizedTest(name = "{1} working days after {0}: {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            2024-05-01 | 1 | 2024-05-02 | an ordinary Wednesday
            2024-05-03 | 1 | 2024-05-06 | over a weekend
            2024-05-04 | 2 | 2024-05-07 | from a Saturday
            2024-05-24 | 3 | 2024-05-30 | over Memorial Day
            2024-11-26 | 3 | 2024-12-02 | over Thanksgiving Day and a weekend
            2024-12-24 | 5 | 2025-01-02 | over Christmas Day and New Year's Day
            2023-11-09 | 1 | 2023-11-13 | over Veterans Day, observed on a Friday
            2021-12-30 | 1 | 2022-01-03 | over New Year's Day, observed in the year before
            """)
    void workingDaysLeaveOutWeekendsAndFederalHolidays(LocalDate start, int count, LocalDate end, String why) {
        assertThat(after(start, count)).as(why).isEqualTo(end);
    }

    @Test
    void anOwnerStatesFurtherClosedDaysOrOtherHolidays() {
        var inauguration = LocalDate.of(2037, 1, 20);
        try {
            days.keep(Holidays.US_FEDERAL, List.of(inauguration));
            assertThat(after(LocalDate.of(2037, 1, 19), 1)).isEqualTo(LocalDate.of(2037, 1, 21));
            days.keep(Holidays.NONE, List.of());
            assertThat(after(LocalDate.of(2037, 1, 19), 1)).isEqualTo(inauguration);
            assertThat(after(LocalDate.of(2024, 5, 24), 1)).isEqualTo(LocalDate.of(2024, 5, 27));
        } finally {
            days.keep(config.holidays(), List.of());
        }
    }

    private LocalDate after(LocalDate start, int days) {
        return sql.first("select working_days_after(?, ?)", row -> row.getObject(1, LocalDate.class), start, days)
                .orElseThrow();
    }
}
