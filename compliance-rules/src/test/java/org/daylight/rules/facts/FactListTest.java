package org.daylight.rules.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.daylight.rules.evaluation.Listed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists as they stand on a line: known, empty, absent, left out, with an element that is not known, and with bounds. */
class FactListTest {

    private static final String HEADER = "{\"subject\":\"listed:1\",\"type\":\"listed/1\",\"asOf\":\"2024-03-20\",";

    @Test
    void whatIsKnownEmptyAbsentAndUnknownIsToldApart() {
        var line = read("\"some.days\":[\"2024-03-01\",null,\"2024-02\"],\"some.codes\":[],\"some.prices\":null,"
                + "\"all.days\":null");

        assertThat(value(line, "some.days"))
                .isEqualTo(new FactList(Arrays.asList(Span.date("2024-03-01"), null, Span.date("2024-02"))));
        assertThat(value(line, "some.codes")).isEqualTo(FactList.of(List.of()));
        assertThat(value(line, "some.prices")).isEqualTo(Absent.ABSENT);
        assertThat(value(line, "all.days")).isNull();
        assertThat(value(line, "all.codes")).isNull();
    }

    @Test
    void valuesOfAnExampleReadAsThoseOfALine() {
        var line = read("\"all.prices\":[\"5 USD CONTRACT\",null],\"all.numbers\":[1,-2],\"all.flags\":[true,null]");
        var example = FactLine.of(
                Listed.type(),
                LocalDate.parse("2024-03-20"),
                Map.of(
                        "all.prices", Arrays.asList("5 USD CONTRACT", null),
                        "all.numbers", List.of(1, -2),
                        "all.flags", Arrays.asList(true, null)));

        for (var leaf : List.of("all.prices", "all.numbers", "all.flags")) {
            assertThat(value(line, leaf)).isNotNull().isEqualTo(value(example, leaf));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "all.days; \"2024-03-01\"; is a list",
                "all.days; [\"2024-02-30\"]; there is no such day",
                "all.days; [[\"2024-02-03\"]]; is a string",
                "all.days; [20240203]; is a string",
                "all.numbers; [\"1\"]; is a whole number",
                "all.flags; [1]; is true, false or null",
                "all.prices; [\"5 dollars\"]; is not money",
                "all.codes; {\"a\":1}; is a list"
            })
    void anElementOfAnotherTypeIsRefusedByTheNameOfItsList(String leaf, String json, String message) {
        assertThatThrownBy(() -> read("\"%s\":%s".formatted(leaf, json)))
                .isInstanceOf(FactLineException.class)
                .hasMessageStartingWith(leaf)
                .hasMessageContaining(message);
    }

    @Test
    void aListHasAtMostAThousandElements() {
        var most = String.join(",", Collections.nCopies(FactList.MOST, "\"2024-03-01\""));
        var batch = batch(most);
        assertThat(((FactList) Objects.requireNonNull(
                                value(batch.lines().getFirst().line(), "all.days")))
                        .size())
                .isEqualTo(FactList.MOST);

        var longer = batch(most + ",null");
        assertThat(longer.lines()).isEmpty();
        assertThat(longer.unreadable().getFirst().why())
                .isEqualTo("all.days has more than 1,000 elements; state fewer, or leave it out");
        assertThatThrownBy(() -> FactLine.of(
                        Listed.type(),
                        LocalDate.parse("2024-03-20"),
                        Map.of("all.days", Collections.nCopies(FactList.MOST + 1, "2024-03-01"))))
                .isInstanceOf(FactLineException.class)
                .hasMessageContaining("at most 1,000 elements");
    }

    @Test
    void aReaderIsShownTheFirstTwenty() {
        var list = FactValue.list(FactType.DATE_LIST, Collections.nCopies(23, "2024-03-01"));

        assertThat(FactValue.text(FactType.DATE_LIST, list)).endsWith("2024-03-01 and 3 more");
        assertThat(FactValue.text(FactType.DATE_LIST, new FactList(Arrays.asList(Span.date("2024-03"), null))))
                .isEqualTo("2024-03, unknown");
    }

    private static FactBatch batch(String days) {
        var bytes = (HEADER + "\"all.days\":[" + days + "]}").getBytes(UTF_8);
        var batch = new FactBatch(
                Listed.VOCABULARY, (type, lines) -> new Columns(type, Set.of(), new Words(List.of()), lines), 1, 1);
        batch.arrived(bytes, bytes.length, true);
        assertThat(batch.next()).isTrue();
        return batch;
    }

    private static FactLine read(String leaves) {
        return FactLine.read(Listed.VOCABULARY, (HEADER + leaves + "}").getBytes(UTF_8));
    }

    private static @Nullable Object value(FactLine line, String leaf) {
        return line.value(Objects.requireNonNull(Listed.type().slot(leaf)));
    }
}
