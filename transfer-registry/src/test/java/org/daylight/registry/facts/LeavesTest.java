package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeavesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // an event dated wholly after the day has not happened; one that straddles it is shown as it is
                "2024-03-20 | \"2024-03-20\" | -",
                "2024-03-21 | null           | 2024-03-21",
                "2024-03    | \"2024-03\"    | -",
                "2024-04    | null           | 2024-04-01",
                "2025       | null           | 2025-01-01",
                "2023/2025  | \"2023/2025\"  | -",
                "2024-06/.. | null           | 2024-06-01",
            })
    void anEventIsAFactFromItsFirstDayOn(String date, String shown, @Nullable LocalDate changesOn) {
        var leaves = new Leaves(LocalDate.of(2024, 3, 20));

        leaves.event("x.on", JsonNodeFactory.instance.textNode(date));

        assertThat(leaves.bytes().toString()).isEqualTo(",\"x.on\":" + shown);
        assertThat(leaves.changesOn()).isEqualTo(changesOn);
    }

    @Test
    void leftOutIsUnknownAndNullIsKnownToBeAbsent() {
        var leaves = new Leaves(LocalDate.of(2024, 3, 20));

        leaves.event("a", JsonNodeFactory.instance.objectNode().get("a"));
        leaves.event("b", JsonNodeFactory.instance.nullNode());
        leaves.planned("c", JsonNodeFactory.instance.textNode("2030"));
        leaves.optional("d", JsonNodeFactory.instance.nullNode());

        assertThat(leaves.bytes().toString()).isEqualTo(",\"b\":null,\"c\":\"2030\"");
    }

    @Test
    void theEarliestOfDatesIsAsPreciseAsTheyAre() {
        assertThat(Dates.min(List.of("2024-03-01", "2024-02"), false)).isEqualTo("2024-02");
        assertThat(Dates.min(List.of("2024-02-15", "2024-02"), false)).isEqualTo("2024-02-01/2024-02-15");
        assertThat(Dates.min(List.of("2024-03-01"), true)).isEqualTo("../2024-03-01");
        assertThat(Dates.max(List.of("2024-03-01", "2024"))).isEqualTo("2024-03-01/2024-12-31");
    }

    @Test
    void textIsEscapedAsRfc8785Says() {
        assertThat(new JsonBytes().quoted("a\"b\\c\n\u0001é𝄞").toString()).isEqualTo("\"a\\\"b\\\\c\\n\\u0001é𝄞\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "10",
                "100",
                "12.50",
                "12.00",
                "12.0",
                "1.05",
                "0",
                "0.0",
                "0.50",
                "00.5",
                "-1.20",
                "-0",
                "1e3",
                "1E-2",
                "7.",
                "1200",
                "4512345.00",
                "10.010"
            })
    void aDecimalReadsAsTheNumberDoes(String decimal) {
        var number = new BigDecimal(decimal);
        var expected = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();

        assertThat(Encoded.plain(decimal)).isEqualTo(expected);
    }
}
