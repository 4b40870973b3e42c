package org.daylight.rules.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactLineTest {

    private static final String HEADER = "{\"subject\":\"delivery:1\",\"type\":\"delivery/1\",\"asOf\":\"2024-03-20\","
            + "\"knownAt\":\"2024-03-21T08:00:00Z\",\"sameUntil\":null,\"partner\":\"XAA\",\"accessGroups\":[\"g\"],"
            + "\"label\":\"XAA-7/1\"";

    @Test
    void aValueAnAbsenceAndAnUnknownAreToldApart() {
        var line = read(",\"delivery.plannedOn\":\"2024-03\",\"monitoring.firstInventoryOn\":null,\"item.mde\":null");

        assertThat(line.subject()).isEqualTo("delivery:1");
        assertThat(line.partner()).isEqualTo("XAA");
        assertThat(value(line, "delivery.plannedOn")).isEqualTo(Span.date("2024-03"));
        assertThat(value(line, "monitoring.firstInventoryOn")).isEqualTo(Absent.ABSENT);
        assertThat(value(line, "delivery.shippedOn")).isNull();
        assertThat(value(line, "item.mde")).isNull();
    }

    @Test
    void aLeafThisVocabularyDoesNotKnowIsPassedOver() {
        assertThat(read(",\"delivery.mood\":{\"a\":[1]},\"item.mde\":true").value(slot("item.mde")))
                .isEqualTo(true);
    }

    /** A line that is refused takes its whole batch with it, and the review of everything. */
    @Test
    void theLargestAmountOfTheRegisterAndSumsOfItAreRead() {
        var largest = "-" + "9".repeat(30) + "." + "9".repeat(12);
        var sum = "9".repeat(40) + "." + "9".repeat(12) + ".." + "9".repeat(66) + "." + "9".repeat(24);

        assertThat(read(",\"delivery.value\":\"%s USD CONTRACT\"".formatted(largest))
                        .value(slot("delivery.value")))
                .hasToString(largest + " USD CONTRACT");
        assertThat(read(",\"delivery.quantity\":\"%s EACH\"".formatted(sum)).value(slot("delivery.quantity")))
                .hasToString(sum + " EACH");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "delivery.plannedOn; \"2024-02-30\"; there is no such day",
                "delivery.plannedOn; 20240101; is a string",
                "delivery.quantity; \"12\"; is not a quantity",
                "delivery.value; \"1e9 USD CONTRACT\"; holds no number",
                "delivery.value; \"5 usd CONTRACT\"; is not money",
                "item.mde; \"yes\"; is true, false or null",
                "transfer.channel; 1; is a string"
            })
    void aValueOfAnotherTypeIsRefusedByName(String leaf, String json, String message) {
        assertThatThrownBy(() -> read(",\"%s\":%s".formatted(leaf, json)))
                .isInstanceOf(FactLineException.class)
                .hasMessageStartingWith(leaf)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[]; one JSON object",
                "{; not JSON",
                "{\"type\":\"ghost/1\"}; there is no type ghost/1",
                "{\"item.mde\":true}; the type comes before the facts",
                "{\"type\":\"delivery/1\",\"asOf\":\"2024-01-01\"}; names its subject",
                "{\"asOf\":\"2024\"}; asOf is a day",
                "{\"type\":\"delivery/1\",\"item.mde\":true,\"item.mde\":false}; is stated twice",
                "{} {}; nothing comes after it"
            })
    void whatIsNotAFactLineIsRefused(String line, String message) {
        assertThatThrownBy(() -> FactLine.read(Vocabulary.standard(), line.getBytes(UTF_8)))
                .isInstanceOf(FactLineException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 2024-03",
        "DATE, 2024",
        "DATE, 2024-02-29",
        "DATE, ../2014-05-31",
        "DATE, 2014-05-01/..",
        "DAYS, 30 days",
        "DAYS, 1 day",
        "MONEY, 950000000 USD ANNOUNCED_MAXIMUM",
        "QUANTITY, 12 EACH",
        "QUANTITY, 300000.. EACH",
        "QUANTITY, ..300000 EACH",
        "DECIMAL, 0.444444",
        "INT, 7",
        "BOOL, true"
    })
    void aValueIsShownAsItWasWritten(FactType type, String text) {
        assertThat(FactValue.text(type, FactValue.read(type, text))).isEqualTo(text);
    }

    @Test
    void theVocabularyHoldsEverySubjectAndSaysWhoSuppliesWhat() {
        var vocabulary = Vocabulary.standard();

        assertThat(vocabulary.types())
                .extracting(SubjectType::id)
                .containsExactly(
                        "delivery/1",
                        "transfer/1",
                        "notification/1",
                        "authority/1",
                        "expectation/1",
                        "hold/1",
                        "commitment/1",
                        "control-total/1",
                        "inventory/1",
                        "objective/1",
                        "partner/1",
                        "item/1",
                        "incident/1",
                        "undertaking/1",
                        "proposal/1",
                        "unit/1");
        for (var type : vocabulary.types()) {
            assertThat(type.leaves()).allMatch(leaf -> leaf.name().matches("[a-z]+\\.[a-zA-Z]+"));
            assertThat(type.leaves()).noneMatch(leaf -> leaf.supplier() == Leaf.Supplier.NONE);
        }
        assertThat(vocabulary.type("objective").orElseThrow().leaves())
                .filteredOn(leaf -> leaf.group().equals("drift"))
                .allMatch(leaf -> leaf.supplier() == Leaf.Supplier.REVIEW);
    }

    private static FactLine read(String leaves) {
        return FactLine.read(Vocabulary.standard(), (HEADER + leaves + "}").getBytes(UTF_8));
    }

    private static @Nullable Object value(FactLine line, String leaf) {
        return line.value(slot(leaf));
    }

    private static int slot(String leaf) {
        return Objects.requireNonNull(
                Vocabulary.standard().type("delivery").orElseThrow().slot(leaf));
    }
}
