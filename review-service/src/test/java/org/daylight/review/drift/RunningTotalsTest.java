package org.daylight.review.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.daylight.kit.json.Money;
import org.daylight.review.drift.DriftReport.Doubt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningTotalsTest {

    private static final String DRONES = """
        {"on": "2024-02-01", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "50 EACH", "count": 1,
         "value": "50 USD CONTRACT", "capabilityClass": "DRONES", "transfer": "D"}\
        """;

    /** What a transfer delivered of tanks in all by a day, each worth 1. */
    private static String total(String on, int line, int quantity) {
        return """
            {"on": "%s", "milestone": "HANDED_OVER", "measure": "CUMULATIVE", "quantity": "%d EACH", "count": 1,
             "value": "%d USD CONTRACT", "capabilityClass": "ARMOUR", "designation": "Tank", "line": %d, "transfer": "T"}\
            """.formatted(on, quantity, quantity, line);
    }

    private static String added(String on, int quantity) {
        return total(on, 1, quantity).replace("CUMULATIVE", "INCREMENT").replace("\"line\": 1, ", "");
    }

    private static JsonNode objective(String... deliveries) {
        return json("""
            {"objective": "O", "partner": "XAA", "milestone": null, "unit": null, "baselines": [], "planned": [],
             "contentMix": [{"capabilityClass": "ARMOUR", "share": "0.5"}, {"capabilityClass": "DRONES", "share": "0.5"}],
             "notified": [{"notice": "N", "transfer": "T", "on": "2023-01-01",
               "articles": [{"designation": "Tank", "quantity": {"amount": "100", "unit": "EACH"}}]}],
             "deliveries": [%s]}
            """.formatted(String.join(",", deliveries)));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static final LocalDate AS_OF = LocalDate.parse("2024-12-31");
    private static final Limits LIMITS = Limits.of(null, new Money(new BigDecimal("100"), "USD", "CONTRACT"), null);

    private static DriftReport of(JsonNode line) {
        var decided = List.of(new DecisionMade(LocalDate.parse("2024-04-01"), true));
        return line.has("objective")
                ? DriftFacts.ofObjective(line, null, AS_OF, decided, List.of(), LIMITS)
                : DriftFacts.ofPartner(line, AS_OF, decided, List.of(), LIMITS);
    }

    private static String leaf(DriftReport report, String name) {
        var value = report.leaves().get("drift." + name);
        return value == null ? "left out" : value.asText();
    }

    /** Forty of one line and ten of another: the ten are not all that came. */
    @Test
    void totalsOfTwoLinesDoNotReplaceEachOther() {
        var report = of(objective(DRONES, total("2024-03-01", 1, 40), total("2024-06-01", 2, 10)));

        assertThat(leaf(report, "contentDistance")).isEqualTo("left out");
        assertThat(leaf(report, "unnotifiedUnits")).isEqualTo("0 EACH");
        assertThat(report.leftOut())
                .contains(
                        new Doubt.Unknown("drift.contentDistance", "what was delivered of ARMOUR is not known"),
                        new Doubt.Unknown("drift.excessUnits", "what was delivered of Tank is not known"));
    }

    @Test
    void theLastTotalOfOneLineIsAllThatCameOfIt() {
        var report = of(objective(DRONES, total("2024-03-01", 1, 40), total("2024-06-01", 1, 50)));

        assertThat(leaf(report, "contentDistance")).isEqualTo("0");
        assertThat(leaf(report, "notifiedInWords")).startsWith("0 of 50 units ");
    }

    private static final String PLAN = """
        "planned": [], "baselines": [{"number": 1, "statedOn": "2023-12-01", "milestone": "HANDED_OVER", "unit": "EACH",
          "interpolation": "STEPS", "startsOn": "2024-01-01", "points": [{"on": "2024-06-20", "cumulative": "40"}]}]\
        """;

    /** Ten came in June, and thirty in all by the 15th: the ten are among the thirty or came beside them, 30 or 40 of the 40 that are planned. */
    @ParameterizedTest
    @CsvSource({
        "2024-06,       2024-06-15, 30..40 EACH, 0..10 EACH, 0.75..1",
        "2024-06-03,    2024-06-15, 30 EACH,     10 EACH,    0.75",
        "2024-06-16,    2024-06-15, 40 EACH,     0 EACH,     1",
        "2024-06-16,    2024-06,    30..40 EACH, 0..10 EACH, 0.75..1",
        "2024-07,       2024-06,    40 EACH,     0 EACH,     1"
    })
    void whatMayHaveComeBeforeATotalMayBeInIt(
            String addedOn, String totalOn, String delivered, String shortfall, String index) {
        var report = of(json(objective(added(addedOn, 10), total(totalOn, 1, 30))
                .toString()
                .replace("\"baselines\":[],\"planned\":[]", PLAN)));

        assertThat(leaf(report, "delivered")).isEqualTo(delivered);
        assertThat(leaf(report, "shortfall")).isEqualTo(shortfall);
        assertThat(leaf(report, "performanceIndex")).isEqualTo(index);
    }

    /** By the end of June 30 had come, and 20 by some day of the year: if that was after June, it is 20, and otherwise 30. */
    @Test
    void whichTotalIsTheLastMayNotBeKnown() {
        var report = of(objective(DRONES, total("2024-06-30", 1, 30), total("2024", 1, 20)));
        assertThat(leaf(report, "contentDistance")).isEqualTo("left out");

        var risen = of(objective(DRONES, total("2024-06-30", 1, 50), total("2024-12", 1, 50)));
        assertThat(leaf(risen, "contentDistance"))
                .as("50 whichever is the last")
                .isEqualTo("0");
    }

    /** Decided on April 1: ten of the second line came in June, or forty of the first, beside what the other had before. */
    @Test
    void aTotalOfOneLineIsADeliveryWhateverAnotherSays() {
        var ten = of(objective(total("2024-03-01", 1, 40), total("2024-06-01", 2, 10)));
        assertThat(leaf(ten, "deliveriesSinceDecision")).isEqualTo("1");
        assertThat(leaf(ten, "autopilotIndex")).isEqualTo("0.1");

        var forty = of(objective(total("2024-03-01", 2, 10), total("2024-06-01", 1, 40)));
        assertThat(leaf(forty, "deliveriesSinceDecision")).isEqualTo("1");
        assertThat(leaf(forty, "autopilotIndex")).isEqualTo("0.4");
        assertThat(forty.measure()
                        .path("attention")
                        .path("delivered")
                        .path("quantities")
                        .toString())
                .isEqualTo("[\"40 EACH\"]");

        var line = total("2024-03-01", 1, 40) + ',' + total("2024-06-01", 2, 10);
        var partner = of(json("{\"partner\": \"XAA\", \"written\": {}, \"deliveries\": [%s]}"
                .formatted(line.replace("\"milestone\": \"HANDED_OVER\", ", ""))));
        assertThat(leaf(partner, "autopilotIndex")).isEqualTo("0.1");
    }

    /** Five that were added in May may be among the ten of the second line that were stated in June, or come beside them. */
    @Test
    void whatWasAddedMayBeInTheTotalOfEitherLine() {
        var report = of(objective(total("2024-03-01", 1, 40), added("2024-05-01", 5), total("2024-06-01", 2, 10)));

        assertThat(leaf(report, "deliveriesSinceDecision")).isEqualTo("left out");
        assertThat(report.measure().path("attention").path("deliveriesAtLeast").asInt())
                .isEqualTo(1);
        assertThat(report.leftOut())
                .contains(new Doubt.Unknown(
                        "drift.deliveriesSinceDecision",
                        "running totals of T are stated for several lines of a class, and what was added says"
                                + " no line"));
    }

    private static String unknown(String total) {
        return total.replaceAll("\"\\d+ EACH\"", "null").replaceAll("\"\\d+ USD CONTRACT\"", "null");
    }

    /** Decided on April 1. Forty had come by March and 42 by July: two came, whatever a total between them does not say. */
    @Test
    void whatATotalDoesNotSayForgetsNothingThatCameBefore() {
        for (var between : List.of(
                unknown(total("2024-05-01", 1, 0)), total("2024-05-01", 1, 45).replace("45 EACH", "..45 EACH"))) {
            var report = of(objective(total("2024-03-01", 1, 40), between, total("2024-06-01", 1, 42)));
            var attention = report.measure().path("attention");

            assertThat(leaf(report, "deliveriesSinceDecision")).isEqualTo("left out");
            assertThat(attention.path("deliveriesAtLeast").asInt()).isEqualTo(1);
            assertThat(attention.path("delivered").path("quantities").isEmpty()).isTrue();

            var risen = of(objective(total("2024-03-01", 1, 40), between));
            assertThat(risen.leftOut())
                    .contains(new Doubt.Unknown(
                            "drift.deliveriesSinceDecision",
                            "whether anything more of T came by 2024-05-01 is not known"));
            assertThat(risen.measure()
                            .path("attention")
                            .path("deliveriesAtLeast")
                            .asInt())
                    .isZero();
        }
    }

    /** The two may have come before the decision, when nobody said how much there was. */
    @Test
    void whatMayHaveComeBeforeTheDecisionIsNoCertainDelivery() {
        for (var before : List.of(unknown(total("2024-03-10", 1, 0)), total("2024", 1, 42))) {
            var report = of(objective(total("2024-03-01", 1, 40), before, total("2024-06-01", 1, 42)));

            assertThat(leaf(report, "deliveriesSinceDecision")).isEqualTo("left out");
            assertThat(report.measure()
                            .path("attention")
                            .path("deliveriesAtLeast")
                            .asInt())
                    .isZero();
            assertThat(report.measure().path("attention").path("valuesAtLeast").isEmpty())
                    .isTrue();
        }
        var sure = of(objective(
                total("2024-03-01", 1, 40),
                total("2024-03-10", 1, 45).replace("45 EACH", "..45 EACH"),
                total("2024-06-01", 1, 46)));
        assertThat(leaf(sure, "deliveriesSinceDecision")).isEqualTo("1");
        assertThat(sure.measure()
                        .path("attention")
                        .path("delivered")
                        .path("withoutQuantity")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatCameAtMostMayBeNothing() {
        var report = of(objective(added("2024-05-01", 10).replace("10 EACH", "..10 EACH")));

        assertThat(leaf(report, "deliveriesSinceDecision")).isEqualTo("left out");
        assertThat(report.measure().path("attention").path("deliveriesAtLeast").asInt())
                .isZero();
    }

    /** A total of forty is no forty that came, where some were added before it. */
    @Test
    void whatATotalIsWorthBesideWhatWasAddedIsNotKnown() {
        var report = of(objective(added("2024-03-01", 10), total("2024-06-01", 1, 40)));

        assertThat(report.measure()
                        .path("attention")
                        .path("delivered")
                        .path("quantities")
                        .toString())
                .isEqualTo("[\"30 EACH\"]");
        assertThat(leaf(report, "autopilotIndex")).isEqualTo("left out");
    }
}
