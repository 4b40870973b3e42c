package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate AS_OF = LocalDate.of(2024, 6, 1);

    /** One statement and an act of 10 March; ? = not recorded, none = recorded as none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    2024-01-10    | none       | 2024-01-10 | null
                    2024-01-10    | ?          | 2024-01-10 | ?
                    2024-01-10    | 2024-03-10 | null       | null
                    2024-01-10    | 2024-03-11 | 2024-01-10 | 2024-03-11
                    2024-01-10    | 2024-03    | 2024-01-10 | 2024-03
                    2024-01-10    | 2024-02    | null       | null
                    2024-01-10    | 2024-06-02 | 2024-01-10 | null
                    2024-01       | none       | 2024-01    | null
                    ?             | none       | ?          | null
                    ?             | 2024-03-10 | null       | null
                    none          | none       | null       | null
                    2024-06-02    | none       | null       | null
                    """)
    void oneIsToldUnlessItWasSentByTheDay(String started, String fulfilled, String asked, String sent) {
        assertThat(told("2024-03-10", statement(started, fulfilled))).isEqualTo(leaves(asked, sent));
    }

    /** What is open at the latest since the one date may be open since the other. */
    @Test
    void ofSeveralTheFirstThatIsOpenIsTold() {
        var first = statement("2024-01-10", "none");
        var second = statement("2024-02-20", "none");
        var sent = statement("2023-01-10", "2024-03-01");
        var perhaps = statement("2024-01-05", "?");

        assertThat(told("2024-03-10", second, first, sent)).isEqualTo(leaves("2024-01-10", "null"));
        assertThat(told("2024-02-29", first, sent)).isEqualTo(leaves("2023-01-10", "null"));
        assertThat(told("2024-03-10", perhaps, second)).isEqualTo(leaves("2024-01-05/2024-02-20", "null"));
        assertThat(told("2024-03-10", perhaps, statement("2024-02-01", "2024-03")))
                .isEqualTo(leaves("2024-01-05", "?"));
        assertThat(told("2024-03-10", first, statement("?", "?"))).isEqualTo(leaves("../2024-01-10", "null"));
        assertThat(told("2024-03-10", statement("?", "none"), statement("none", "none")))
                .isEqualTo(leaves("?", "null"));
    }

    @Test
    void anActOfAnUnknownDayMayBeBeforeAndAfter() {
        var sent = statement("2024-01-10", "2024-03-01");

        assertThat(told(null, sent)).isEqualTo(leaves("2024-01-10", "2024-03-01"));
        assertThat(told("2024", sent)).isEqualTo(leaves("2024-01-10", "2024-03-01"));
    }

    @Test
    void whatIsNotRecordedOrNotShownIsNotKnown() {
        assertThat(told("2024-03-10")).isEmpty();
        var leaves = new Leaves(AS_OF);
        new Statements(List.of(statement("none", "none")), false).write(leaves, "2024-03-10");
        assertThat(leaves.bytes().toString()).isEmpty();
    }

    @Test
    void theLineChangesWhenOneIsAskedForOrSent() {
        assertThat(changes(statement("2024-06-02", "none"))).isEqualTo("2024-06-02");
        assertThat(changes(statement("2024-01-10", "2024-07"))).isEqualTo("2024-07-01");
        assertThat(changes(statement("2024-01-10", "none"))).isEqualTo("null");
    }

    private static String told(@Nullable String on, Known... statements) {
        var leaves = new Leaves(AS_OF);
        new Statements(Arrays.asList(statements), true).write(leaves, on);
        return leaves.bytes().toString();
    }

    private static String changes(Known statement) {
        var leaves = new Leaves(AS_OF);
        new Statements(List.of(statement), true).write(leaves, "2024-08-01");
        return String.valueOf(leaves.changesOn());
    }

    private static String leaves(String asked, String sent) {
        return leaf("document.statementAskedOn", asked) + leaf("document.statementSentOn", sent);
    }

    private static String leaf(String name, String value) {
        return switch (value) {
            case "?" -> "";
            case "null" -> ",\"%s\":null".formatted(name);
            default -> ",\"%s\":\"%s\"".formatted(name, value);
        };
    }

    private static Known statement(String started, String fulfilled) {
        var content = JSON.createObjectNode().put("kind", Statements.KIND);
        if (!started.equals("?")) {
            content.put("startedOn", started.equals("none") ? null : started);
        }
        if (!fulfilled.equals("?")) {
            content.put("fulfilledOn", fulfilled.equals("none") ? null : fulfilled);
        }
        return new Known(new UUID(0, 1), null, null, Marking.UNMARKED, content);
    }
}
