package org.daylight.review.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.daylight.kit.identity.Marking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {

    private static FactLine line(int number, int bytes) {
        return new FactLine(
                "delivery:" + number,
                "delivery",
                null,
                null,
                List.of(),
                Marking.UNMARKED,
                null,
                "x".repeat(bytes).getBytes(UTF_8),
                null);
    }

    @ParameterizedTest(name = "at most {0} lines and {1} bytes: {2}")
    @CsvSource({"2, 1000, 2 2 1", "5, 1000, 5", "9, 25, 2 2 1", "9, 5, 1 1 1 1 1", "1, 1000, 1 1 1 1 1"})
    void linesAreCutByNumberAndByBytesAndNoneIsLost(int mostLines, int mostBytes, String sizes) {
        var lines = List.of(line(1, 10), line(2, 10), line(3, 10), line(4, 10), line(5, 10));

        var batches = Batches.cut(lines, mostLines, mostBytes);

        assertThat(String.join(
                        " ", batches.stream().map(batch -> "" + batch.size()).toList()))
                .isEqualTo(sizes);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(lines);
    }

    @Test
    void aHeaderIsReadUpToTheFirstLeaf() {
        var line = FactLine.read("""
                {"subject":"delivery:1","type":"delivery/1","asOf":"2024-03-20","partner":"XAA",
                 "accessGroups":["b","a"],"label":"XAA-7/1","delivery.reference":"not read"}
                """.getBytes(UTF_8));

        assertThat(line.subject()).isEqualTo("delivery:1");
        assertThat(line.type()).isEqualTo("delivery");
        assertThat(line.partner()).isEqualTo("XAA");
        assertThat(line.label()).isEqualTo("XAA-7/1");
        assertThat(line.accessGroups()).containsExactly("a", "b");
    }
}
