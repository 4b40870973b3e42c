package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationDriftTest {

    /** 12 of 10 notified launchers, 3 of 5 notified radars, and 5 drones of which nobody was told: 5 of 20. */
    @Test
    void moreOfANotifiedArticleIsAnotherMatterThanAnArticleNobodyNotified() {
        var drift = ConfigurationDrift.between(
                Map.of("launcher", 10.0, "radar", 5.0), Map.of("launcher", 12.0, "radar", 3.0, "drone", 5.0));

        assertThat(drift.unnotified()).isEqualTo(5);
        assertThat(drift.excess()).isEqualTo(2);
        assertThat(drift.outstanding()).isEqualTo(2);
        assertThat(drift.delivered()).isEqualTo(20);
        assertThat(drift.unnotifiedShare()).isEqualTo(0.25, within(1e-12));
        assertThat(drift.excessShare()).isEqualTo(0.1, within(1e-12));
        assertThat(ConfigurationDrift.between(Map.of("radar", 5.0), Map.of()).unnotifiedShare())
                .isZero();
    }

    /** A range of 80 km was notified and 300 km delivered: it rose by 220/80. */
    @Test
    void aCapabilityRisesAboveWhatWasNotifiedOrNot() {
        assertThat(ConfigurationDrift.rise(80, 300)).isEqualTo(2.75, within(1e-12));
        assertThat(ConfigurationDrift.rise(80, 70)).isZero();
    }

    /** Of 120 held 20 are committed above a floor of 80: 20/80. The least of two stocks counts. */
    @Test
    void ownStocksStandAboveTheirFloorsByAShareOfThem() throws JsonProcessingException {
        assertThat(Readiness.margin(120, 20, 80)).isEqualTo(0.25, within(1e-12));
        assertThat(margin("A, 80, 120, 20", "B, 50, 45, null")).isEqualTo("-0.1");
        assertThat(margin("A, 80, 120, 20", "B, 50, 75, null")).isEqualTo("0.25");
        assertThat(margin()).isEqualTo("null");
        assertThat(String.valueOf(Readiness.of(floors("A, 80, 120, 20"), asOf).value("inWords")))
                .contains("A holds 120 EACH counted on 2025-01-01, 20 EACH of them committed, floor 80 EACH");
    }

    /** What is committed and not stated is not nothing; a broken floor is broken whatever is not known of others. */
    @Test
    void whatIsNotStatedOfAStockIsNotSupposed() throws JsonProcessingException {
        assertThat(why("A, 80, 120, 20", "C, 80, , ")).isEqualTo("what is held is not stated of C");
        assertThat(why("C, 80, 120, ")).isEqualTo("what is committed is not stated of C");
        assertThat(Readiness.of(floors("C, 80, 120, 20"), LocalDate.parse("2024-12-31"))
                        .reason("readinessMargin"))
                .isEqualTo("what is held was counted on 2025-01-01 of C");
        var lots = floors("C, 80, 120, 20").toString().replace("\"120\",\"unit\":\"EACH\"", "\"120\",\"unit\":\"LOT\"");
        assertThat(Readiness.of(new ObjectMapper().readTree(lots), asOf).reason("readinessMargin"))
                .isEqualTo("not everything is stated in the unit of the floor of C");
        assertThat(margin("C, 80, , ", "B, 50, 45, null")).isEqualTo("-0.1");
        for (var bound : List.of("ABOUT", "AT_LEAST", "AT_MOST")) {
            var floors = floors("C, 80, 120, 20").toString();
            var bounded = "\"%s\",\"unit\":\"EACH\",\"bound\":\"" + bound + '"';
            assertThat(Readiness.of(
                                    new ObjectMapper()
                                            .readTree(floors.replace(
                                                    "\"120\",\"unit\":\"EACH\"", bounded.formatted("120"))),
                                    asOf)
                            .reason("readinessMargin"))
                    .isEqualTo("what is held is not stated exactly of C");
            assertThat(Readiness.of(
                                    new ObjectMapper()
                                            .readTree(floors.replace(
                                                    "\"20\",\"unit\":\"EACH\"", bounded.formatted("20"))),
                                    asOf)
                            .reason("readinessMargin"))
                    .isEqualTo("what is committed is not stated exactly of C");
        }
    }

    /** Held are 50 above a floor of 80: however little is committed, -30/80 or less. Of at most 90 with 20 committed -10/80. */
    @Test
    void aFloorIsBrokenByTheMostThatCanBeLeft() throws JsonProcessingException {
        assertThat(margin("C, 80, 50, ")).isEqualTo("-0.375");
        assertThat(margin("C, 80, 80, ")).isEqualTo("unknown");
        var held = "\"%s\",\"unit\":\"EACH\"";
        var atMost = floors("C, 80, 90, 20")
                .toString()
                .replace(held.formatted("90"), held.formatted("90") + ",\"bound\":\"AT_MOST\"");
        var figures = Readiness.of(new ObjectMapper().readTree(atMost), asOf);
        assertThat(figures.value("readinessMargin")).hasToString("\"-0.125\"");
        assertThat(figures.value("readinessMarginAtMost")).hasToString("true");
        var atLeast = floors("C, 80, 120, 100")
                .toString()
                .replace(held.formatted("100"), held.formatted("100") + ",\"bound\":\"AT_LEAST\"");
        assertThat(Readiness.of(new ObjectMapper().readTree(atLeast), asOf).value("readinessMargin"))
                .hasToString("\"-0.75\"");
    }

    private final LocalDate asOf = LocalDate.parse("2025-01-01");

    private String margin(String... floors) throws JsonProcessingException {
        var value = Readiness.of(floors(floors), asOf).value("readinessMargin");
        return value == null ? "unknown" : value.asText();
    }

    private String why(String... floors) throws JsonProcessingException {
        return String.valueOf(Readiness.of(floors(floors), asOf).reason("readinessMargin"));
    }

    /** Each stock with its floor, what it holds and what is committed; null = nothing is, blank = not stated. */
    private static JsonNode floors(String... floors) throws JsonProcessingException {
        var all = new ObjectMapper().createArrayNode();
        for (var floor : floors) {
            var parts = floor.split(", ?", -1);
            var one = all.addObject().put("stock", parts[0]);
            one.putObject("floor").put("amount", parts[1]).put("unit", "EACH");
            if (!parts[2].isBlank()) {
                one.putObject("held").put("amount", parts[2]).put("unit", "EACH");
                one.put("countedOn", "2025-01-01");
            }
            if (parts[3].equals("null")) {
                one.putNull("committed");
            } else if (!parts[3].isBlank()) {
                one.putObject("committed").put("amount", parts[3]).put("unit", "EACH");
            }
        }
        return new ObjectMapper().readTree(all.toString());
    }
}
