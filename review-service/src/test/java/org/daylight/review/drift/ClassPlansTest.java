package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objectives that are planned by capability class. */
class ClassPlansTest {

    private static final String MIX =
            "{\"capabilityClass\": \"ARMOUR\", \"share\": \"0.5\"}, {\"capabilityClass\": \"DRONES\", \"share\":"
                    + " \"0.5\"}";

    private static String delivery(String on, String milestone, String capabilityClass, int quantity) {
        return """
            {"on": "%s", "milestone": "%s", "measure": "INCREMENT", "quantity": "%d EACH", "count": 1,
             "value": "%d USD CONTRACT", "capabilityClass": "%s", "transfer": "T"}\
            """.formatted(on, milestone, quantity, quantity * 100, capabilityClass);
    }

    /** A plan of a class for 2024, of 100 days from its first. */
    private static String plan(int number, String capabilityClass, String milestone, int total, String tolerances) {
        return """
            {"number": %d, "statedOn": "2024-01-01", "capabilityClass": "%s", "milestone": "%s", "unit": "EACH",
             "interpolation": "LINEAR", "startsOn": "2024-01-01",
             "points": [{"on": "2024-04-10", "cumulative": "%d"}]%s}\
            """.formatted(number, capabilityClass, milestone, total, tolerances);
    }

    private static JsonNode line(List<String> plans, String... deliveries) {
        try {
            return new ObjectMapper()
                    .readTree("""
                        {"objective": "O", "partner": "XAA", "milestone": null, "unit": null, "baselines": [],
                         "classBaselines": [%s], "contentMix": [%s], "planned": [], "fundingCeiling":
                         {"amount": "2000", "currency": "USD", "basis": "CONTRACT"}, "deliveries": [%s]}
                        """.formatted(String.join(",", plans), MIX, String.join(",", deliveries)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static DriftReport on(String day, JsonNode line) {
        var decided = List.of(new DecisionMade(LocalDate.parse("2024-01-15"), true));
        return DriftFacts.ofObjective(line, null, LocalDate.parse(day), decided, List.of(), Limits.NONE);
    }

    private static String leaf(DriftReport report, String name) {
        var value = report.leaves().get("drift." + name);
        return value == null ? "left out" : value.asText();
    }

    /**
     * Five of each came, of which the tanks were shipped before. By hand: 5 and 5 of 10 are the mix; two deliveries; 1,000 of
     * 2,000 are used in the 21 days from 10 February to 1 March, so that the rest lasts as long.
     */
    @Test
    void whatCameForPlansOfClassesAloneIsCountedOnce() {
        var plans = List.of(plan(1, "ARMOUR", "SHIPPED", 10, ""), plan(1, "DRONES", "HANDED_OVER", 10, ""));
        var report = on(
                "2024-03-01",
                line(
                        plans,
                        delivery("2024-02-01", "SHIPPED", "ARMOUR", 5),
                        delivery("2024-02-10", "HANDED_OVER", "ARMOUR", 5),
                        delivery("2024-02-10", "HANDED_OVER", "DRONES", 5)));

        assertThat(leaf(report, "contentInWords"))
                .isEqualTo("of 10 EACH delivered ARMOUR 5 (5 by the mix), DRONES 5 (5)");
        assertThat(leaf(report, "contentDistance")).isEqualTo("0");
        assertThat(leaf(report, "deliveriesSinceDecision")).isEqualTo("2");
        assertThat(leaf(report, "runwayDays")).isEqualTo("21 days");
        assertThat(leaf(report, "milestone")).isEqualTo("null");
    }
}
