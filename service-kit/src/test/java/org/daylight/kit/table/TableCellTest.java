package org.daylight.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+SUM(A1)",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "＝1",
                "'=1",
                "''",
                "",
                " ",
                " edge ",
                "null",
                "#end",
                "5.7E+07",
                "#REF!",
                "#N/A",
                "10-Mar",
                "Mar-10",
                "3-Mar-2031",
                "-BMD 1.00",
                "USD 1,000.00",
                "line\nbreak "
            })
    void whatIsNotPlainlyTextGetsAnApostropheAndLosesItAgain(String text) {
        var cell = TableCell.of(text);

        assertThat(cell).isEqualTo("'" + text);
        assertThat(TableCell.marked(cell)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Abrams",
                "-12.50",
                "+5",
                "57E6",
                "a=b",
                "2014-05",
                "O'Brien",
                "#ends",
                "F-16",
                "MAR-1000",
                "AIM-9.5",
                "line\nbreak"
            })
    void plainTextAndNumbersStayAsTheyAre(String text) {
        assertThat(TableCell.of(text)).isEqualTo(text);
        assertThat(TableCell.marked(text)).isEmpty();
    }

    @Test
    void anApostropheThatMarksNothingIsPartOfTheText() {
        assertThat(TableCell.marked("'Abrams'")).isEmpty();
        assertThat(TableCell.of("'Abrams'")).isEqualTo("''Abrams'");
        assertThat(TableCell.marked("''Abrams'")).contains("'Abrams'");
    }

    @Test
    void commasQuotesAndLineEndsStandInQuotes() {
        assertThat(TableCell.quoted("a,b")).isEqualTo("\"a,b\"");
        assertThat(TableCell.quoted("M1A2T \"Abrams\"")).isEqualTo("\"M1A2T \"\"Abrams\"\"\"");
        assertThat(TableCell.quoted("a\r\nb")).isEqualTo("\"a\r\nb\"");
        assertThat(TableCell.quoted("plain")).isEqualTo("plain");
    }
}
