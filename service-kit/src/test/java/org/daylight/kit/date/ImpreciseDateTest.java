package org.daylight.kit.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImpreciseDateTest {

    @ParameterizedTest
    @CsvSource({
        "2014, 2014-01-01, 2014-12-31",
        "2014-05, 2014-05-01, 2014-05-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "2014-05-03, 2014-05-03, 2014-05-03",
        "2012/2014, 2012-01-01, 2014-12-31",
        "2012-11/2014-05-03, 2012-11-01, 2014-05-03",
        "../2014-05, 0001-01-01, 2014-05-31",
        "2014-05/.., 2014-05-01, 9999-12-31",
    })
    void aTextSpansTheDaysItMayMean(String text, LocalDate earliest, LocalDate latest) {
        assertThat(ImpreciseDate.parse(text)).isEqualTo(new ImpreciseDate(earliest, latest, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "14", "2014-13", "2014-02-30", "2014/2012", "../..", "2014/", "3 May 2014", "2014-5-3"})
    void whatIsNotADateIsRefusedWithAMend(String text) {
        assertThatThrownBy(() -> ImpreciseDate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write ");
    }

    @ParameterizedTest
    @CsvSource({
        "2014, 2015-01-01, true",
        "2014, 2014-01-01, false",
        "2014, 2014-06-01, ",
        "2014-05-03, 2014-05-04, true",
        "2014-05-03, 2014-05-03, false",
        "../2014, 2014-06-01, ",
    })
    void beforeIsDecidedOnlyWhereThePrecisionDecidesIt(String text, LocalDate day, Boolean answer) {
        assertThat(ImpreciseDate.parse(text).isBefore(day).orElse(null)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "2014, 2013-12-31, true",
        "2014, 2014-12-31, false",
        "2014, 2014-06-01, ",
        "2014-05-03, 2014-05-03, false"
    })
    void afterIsDecidedOnlyWhereThePrecisionDecidesIt(String text, LocalDate day, Boolean answer) {
        assertThat(ImpreciseDate.parse(text).isAfter(day).orElse(null)).isEqualTo(answer);
    }

    @Test
    void aYearIsNeitherOnNorSurelyOffADayInside() {
        assertThat(ImpreciseDate.parse("2014").isOn(LocalDate.of(2014, 6, 1))).isEmpty();
        assertThat(ImpreciseDate.parse("2014").isOn(LocalDate.of(2015, 6, 1))).contains(false);
        assertThat(ImpreciseDate.parse("2014-06-01").isOn(LocalDate.of(2014, 6, 1)))
                .contains(true);
    }
}
