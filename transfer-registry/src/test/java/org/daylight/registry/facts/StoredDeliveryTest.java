package org.daylight.registry.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import org.daylight.registry.records.Milestone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a stored delivery, and how its line shows it. */
class StoredDeliveryTest {

    private static final Leaves.Name X = new Leaves.Name("x");

    private final Leaves leaves = new Leaves(LocalDate.of(2024, 3, 20));

    private static StoredDelivery read(String content) {
        return new StoredDelivery().read(content.getBytes(UTF_8));
    }

    private String shown() {
        return leaves.bytes().toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "\"12\"    | -        | ,\"x\":\"12 EACH\"",
                "\"12.50\" | EXACT    | ,\"x\":\"12.5 EACH\"",
                "\"10.00\" | -        | ,\"x\":\"10 EACH\"",
                "\"100\"   | -        | ,\"x\":\"100 EACH\"",
                "\"0.5\"   | -        | ,\"x\":\"0.5 EACH\"",
                "\"0\"     | -        | ,\"x\":\"0 EACH\"",
                "\"-1.20\" | -        | ,\"x\":\"-1.2 EACH\"",
                "\"1E+3\"  | -        | ,\"x\":\"1000 EACH\"",
                "12        | -        | ,\"x\":\"12 EACH\"",
                "\"31\"    | AT_LEAST | ,\"x\":\"31.. EACH\"",
                "\"31\"    | AT_MOST  | ,\"x\":\"..31 EACH\"",
                "\"31\"    | ABOUT    | ''",
                "null      | -        | ''"
            })
    void aQuantityIsShownWithItsBound(String amount, String bound, String shown) {
        var stated = bound == null ? "" : ", \"bound\": \"%s\"".formatted(bound);

        leaves.quantity(
                X, read("{\"quantity\": {\"unit\": \"EACH\"%s, \"amount\": %s}}".formatted(stated, amount)).quantity);

        assertThat(shown()).isEqualTo(shown);
    }

    @Test
    void aQuantityIsThereWhateverItSays() {
        assertThat(read("{\"plannedQuantity\":{}}").plannedQuantity.isThere()).isTrue();
        assertThat(read("{\"plannedQuantity\":null}").plannedQuantity.isThere()).isFalse();
        assertThat(read("{\"quantity\":{\"amount\":\"1\"}}").plannedQuantity.isThere())
                .isFalse();
    }

    @Test
    void moneyIsShownWithItsBasis() {
        leaves.money(
                X, read("{\"value\":{\"basis\":\"CONTRACT\",\"amount\":\"2500000.10\",\"currency\":\"USD\"}}").value);

        assertThat(shown()).isEqualTo(",\"x\":\"2500000.1 USD CONTRACT\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // one that lies wholly after the day has not happened; one that straddles it is shown as it is
                "{\"on\": \"2024-03-20\"} | ,\"x\":\"2024-03-20\" | -",
                "{\"on\": \"2024-03-21\"} | ,\"x\":null           | 2024-03-21",
                "{\"on\": \"2024-03\"}    | ,\"x\":\"2024-03\"    | -",
                "{\"on\": \"2024-04\"}    | ,\"x\":null           | 2024-04-01",
                "{\"on\": null}           | ,\"x\":null           | -",
                "{}                       | ''                    | -",
                "null                     | ,\"x\":null           | -"
            })
    void aMilestoneIsAFactFromItsFirstDayOn(String milestone, String shown, LocalDate changesOn) {
        leaves.event(
                X,
                read("{\"milestones\": {\"ANNOUNCED\": {\"on\": \"2020\"}, \"HANDED_OVER\": %s}}".formatted(milestone))
                        .on(Milestone.HANDED_OVER));

        assertThat(shown()).isEqualTo(shown);
        assertThat(leaves.changesOn()).isEqualTo(changesOn);
    }

    @Test
    void whatIsNotAskedForIsPassedOverHoweverItIsNested() {
        var delivery = read("""
                {"notes": "a \\"quoted\\" {brace] and \\\\", "remarks": [{"line": 7, "x": ["}", "]"]}, "line"], "extra": {"line": 8},
                 "line": 3, "counted": true, "reference": "XAA/\\"T\\"/ž", "measure": "INCREMENT"}""");

        assertThat(delivery.line.text()).isEqualTo("3");
        assertThat(delivery.counted.isTrue()).isTrue();
        assertThat(delivery.reference.text()).isEqualTo("XAA/\"T\"/ž");
        assertThat(delivery.transfer.isMissing()).isTrue();
        leaves.optional(X, delivery.reference);
        assertThat(shown()).isEqualTo(",\"x\":\"XAA/\\\"T\\\"/ž\"");
    }

    @Test
    void nothingOfTheOneBeforeStays() {
        var stored = new StoredDelivery();
        stored.read("{\"line\": 3, \"plannedOn\": \"2024\", \"milestones\": {\"HANDED_OVER\": {\"on\": \"2023\"}}}"
                .getBytes(UTF_8));

        stored.read("{\"counted\": false}".getBytes(UTF_8));

        assertThat(stored.line.isMissing()).isTrue();
        assertThat(stored.plannedOn.isMissing()).isTrue();
        assertThat(stored.on(Milestone.HANDED_OVER).isMissing()).isTrue();
        assertThat(stored.counted.isTrue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            nullValues = "-",
            value = {
                "HANDED_OVER  | ^\"HANDED_OVER\":{\"on\":\"2024-03\"}^ | 2024-03",
                "HANDED_OVER  | ^\"HANDED_OVER\":{\"on\":null}^ | -",
                "HANDED_OVER  | ^\"SHIPPED\":{\"on\":\"2024\"}^ | 2024-01-01/..",
                "HANDED_OVER  | ^\"SHIPPED\":{\"on\":null}^ | -",
                "HANDED_OVER  | ^\"SHIPPED\":{\"on\":\"2024\"},\"ACKNOWLEDGED\":{\"on\":\"2024-05\"}^ | 2024-01-01/2024-05-31",
                "HANDED_OVER  | ^\"SHIPPED\":{\"on\":\"2025\"},\"ACKNOWLEDGED\":{\"on\":\"2024-05\"}^ | 0001-01-01/..",
                "HANDED_OVER  | ^\"ANNOUNCED\":{\"on\":\"2024\"}^ | -",
                "ANNOUNCED    | ^\"HANDED_OVER\":{\"on\":\"2024\"}^ | -",
                "SHIPPED      | ^\"HANDED_OVER\":{\"on\":\"2024-05\"}^ | 0001-01-01/2024-05-31",
                "ARRIVED_AT_PORT | ^\"HANDED_OVER\":{\"on\":\"2024-05\"}^ | 0001-01-01/..",
                "INVENTORIED  | ^\"HANDED_OVER\":{\"on\":\"2024-05\"}^ | 0001-01-01/..",
                "SHIPPED      | ^\"INVENTORIED\":{\"on\":\"2024-05\"}^ | 0001-01-01/..",
            })
    void aMilestoneThatIsNotStatedIsReadFromTheOthersAlikeInTreesAndBytes(
            Milestone milestone, String milestones, @Nullable String reachedOn) throws JsonProcessingException {
        var content =
                "{\"measure\":\"INCREMENT\",\"quantity\":{\"amount\":\"3\"},\"milestones\":{%s}}".formatted(milestones);
        var total = content.replace("INCREMENT", "CUMULATIVE");
        var ofTree = Reached.of(new ObjectMapper().readTree(content), milestone);

        assertThat(read(content).reachedOn(milestone)).isEqualTo(reachedOn);
        assertThat(ofTree == null ? null : ofTree.on()).isEqualTo(reachedOn);
        // A running total speaks of no other milestone than the one it names.
        assertThat(read(total).reachedOn(milestone))
                .isEqualTo(milestones.contains(milestone.name()) ? reachedOn : null);
    }
}
