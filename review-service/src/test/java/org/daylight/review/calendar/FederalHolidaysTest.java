package org.daylight.review.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days are those of the holiday schedules that the Office of Personnel Management publishes for each year. */
class FederalHolidaysTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2020 | 01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25
            2021 | 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24
            2023 | 01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25
            2024 | 01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25
            2026 | 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25
            """)
    void theHolidaysOfAYearAreThoseThatWerePublished(int year, String days) {
        assertThat(FederalHolidays.of(year).keySet())
                .containsExactlyElementsOf(List.of(days.split(" ")).stream()
                        .map(day -> LocalDate.parse(year + "-" + day))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"2021-12-31, 2022", "2010-12-31, 2011"})
    void newYearsDayOnASaturdayIsKeptInTheYearBefore(LocalDate day, int year) {
        assertThat(FederalHolidays.of(year)).containsKey(day);
    }
}
