package org.daylight.review.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.review.drift.DriftFacts;
import org.daylight.review.drift.DriftReport;
import org.daylight.review.drift.Limits;
import org.daylight.review.drift.Outlook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What options bring about for plans that count values, or count by an index, reckoned by hand. Both plans rise evenly over the 364
 * days of 2026 that lie between its first and its last day. March 31 is day 89, June 30 day 180, September 30 day 272.
 */
class CountedPlansTest {

    private static final LocalDate AS_OF = LocalDate.parse("2026-03-31");
    private static final LocalDate JUNE = LocalDate.parse("2026-06-30");
    private static final LocalDate UNTIL = LocalDate.parse("2026-12-31");
    private static final Measure.Target B = new Measure.Target(Set.of(), Set.of("B"), Set.of());
    private static final Measure HOLD_B = new Measure.Hold(B, LocalDate.parse("2026-09-01"), null);
    private static final Measure LATER = new Measure.Shift(Measure.Target.ALL, AS_OF.plusDays(1), 60);

    private static final String PLAN = """
            {"number": 1, "statedOn": "2025-12-01", "milestone": "HANDED_OVER", %s, "interpolation": "LINEAR",
             "startsOn": "2026-01-01", "points": [{"on": "2026-12-31", "cumulative": "%s"}]}
            """;

    private static final String DELIVERED = """
            {"on": "%s", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "%s EACH", "value": %s,
             "indexes": {%s}, "count": 1, "capabilityClass": "%s", "designation": "%s", "transfer": "T"}
            """;

    /** A tank counts for 1.5 by the index, a gun for 0.375. */
    private static final String LINES = """
            {"transfer": "T", "line": 1, "capabilityClass": "ARMOUR", "designation": "Tank", "unit": "EACH", "indexes": {"TIV": "1.5"}},
            {"transfer": "T", "line": 2, "capabilityClass": "ARTILLERY", "designation": "Gun", "unit": null, "indexes": {"TIV": "0.375"}}
            """;

    /** Ten tanks worth 200 came on March 10. */
    private static ObjectNode schedule(String plans, String lines, String... more) {
        var came = DELIVERED.formatted("2026-03-10", "10", "\"200 USD CONTRACT\"", "\"TIV\": \"15\"", "ARMOUR", "Tank");
        return json("""
            {"objective": "O", "partner": "XAA", "milestone": "HANDED_OVER", "baselines": [%s], "contentMix": [],
             "deliveries": [%s], "planned": [{"on": "2026-06-30", "quantity": "20 EACH", "count": 1, "transfer": "T"}],
             "perUnit": [%s]}
            """.formatted(
                        plans, String.join(",", came, String.join(",", more)).replaceFirst(",$", ""), lines));
    }

    private static final String BY_VALUE =
            PLAN.formatted("\"value\": {\"currency\": \"USD\", \"basis\": \"CONTRACT\"}", "1000");
    private static final String BY_INDEX = PLAN.formatted("\"index\": \"TIV\"", "60");

    private static OpenDelivery open(
            String name,
            String on,
            String quantity,
            String capabilityClass,
            @Nullable String designation,
            String value) {
        var line = json("""
            {"subject": "delivery:%1$s", "label": "%1$s", "partner": "XAA", "delivery.reference": "%1$s", "delivery.measure": "INCREMENT",
             "delivery.plannedOn": "%2$s", "delivery.plannedQuantity": "%3$s", "delivery.handedOverOn": null,
             "delivery.value": "%4$s", "item.capabilityClass": "%5$s", "transfer.reference": "T"}
            """.formatted(name, on, quantity, value, capabilityClass));
        if (designation != null) {
            line.put("item.designation", designation);
        }
        return OpenDelivery.read(line, AS_OF).orElseThrow();
    }

    /** Twenty tanks worth 300 count for 30 by the index, forty guns worth 500 for 15. */
    private static final List<OpenDelivery> TWO = List.of(
            open("A", "2026-06-30", "20 EACH", "ARMOUR", "Tank", "300 USD CONTRACT"),
            open("B", "2026-09-30", "40 EACH", "ARTILLERY", "Gun", "500 USD CONTRACT"));

    private static ObjectNode altered(
            ObjectNode schedule,
            List<OpenDelivery> open,
            Measure.@Nullable Replan replan,
            LocalDate until,
            Measure... measures) {
        var course = Course.asPlanned(open, Holding.NOTHING)
                .under(List.of(measures), List.of(), _ -> true, Holding.NOTHING, List.of(), AS_OF);
        return AlteredSchedules.objective(
                schedule, course.comings().values(), PerUnit.of(List.of(schedule)), replan, until, AS_OF);
    }

    private static Outlook outlook(ObjectNode schedule, Measure... measures) {
        return Outlook.of(altered(schedule, TWO, null, LocalDate.MAX, measures), List.of(AS_OF, JUNE, UNTIL))
                .orElseThrow();
    }

    private static DriftReport report(JsonNode schedule) {
        return DriftFacts.ofObjective(schedule, null, UNTIL, List.of(), List.of(), Limits.NONE);
    }

    private static String leaf(JsonNode schedule, String name) {
        var value = report(schedule).leaves().get("drift." + name);
        return value == null ? "left out" : value.asText();
    }

    /** 1000 * 180 / 364 = 494.505495 are planned by June 30. 200 + 300 have come by then and 500 more by September 30. */
    @Test
    void aPlanByValueIsMeasuredOnTheValuesOfWhatComes() {
        var asPlanned = outlook(schedule(BY_VALUE, ""));
        assertThat(asPlanned.curve())
                .containsExactly(
                        new Outlook.Point(AS_OF, "244.505495 USD_CONTRACT", "200 USD_CONTRACT"),
                        new Outlook.Point(JUNE, "494.505495 USD_CONTRACT", "500 USD_CONTRACT"),
                        new Outlook.Point(UNTIL, "1000 USD_CONTRACT", "1000 USD_CONTRACT"));
        assertThat(asPlanned.completionOn()).isEqualTo("2026-09-30");
        // Complete on day 272 instead of 364: 364 / 272.
        assertThat(leaf(altered(schedule(BY_VALUE, ""), TWO, null, UNTIL), "scheduleIndex"))
                .isEqualTo("1.338235");
        // 60 days later it is day 332: 364 / 332, and on June 30 nothing has come but what has.
        assertThat(outlook(schedule(BY_VALUE, ""), LATER).completionOn()).isEqualTo("2026-11-29");
        assertThat(outlook(schedule(BY_VALUE, ""), LATER).curve().get(1).projected())
                .isEqualTo("200 USD_CONTRACT");
        assertThat(leaf(altered(schedule(BY_VALUE, ""), TWO, null, UNTIL, LATER), "scheduleIndex"))
                .isEqualTo("1.096386");
        // Without the second it is 500 of 1000: day 182 of 364 is earned.
        assertThat(leaf(altered(schedule(BY_VALUE, ""), TWO, null, UNTIL, HOLD_B), "scheduleIndex"))
                .isEqualTo("0.5");
    }

    /** 80 drones at 4 each are 320 instead of 500: 820 of 1000, and nobody knows where nobody says what one is worth. */
    @Test
    void whatIsWorthNobodyKnowsHowMuchOrOnAnotherBasisIsNoValueOfThePlan() {
        var priced = new Measure.Substitute(
                B, "DRONES", null, BigDecimal.TWO, new Money(new BigDecimal("4"), "USD", "CONTRACT"), Map.of());
        assertThat(outlook(schedule(BY_VALUE, ""), priced).scheduled()).isEqualTo("820 USD_CONTRACT");
        assertThat(outlook(schedule(BY_VALUE, ""), priced).why())
                .isEqualTo("what has come and is scheduled comes to 820 USD_CONTRACT of 1000 USD_CONTRACT");
        var unpriced = new Measure.Substitute(B, "DRONES", null, BigDecimal.TWO, null, Map.of());
        assertThat(outlook(schedule(BY_VALUE, ""), unpriced).scheduled()).isEqualTo("500.. USD_CONTRACT");
        assertThat(outlook(schedule(BY_VALUE, ""), unpriced).completionOn()).isNull();
        assertThat(outlook(schedule(BY_VALUE, ""), unpriced).why())
                .isEqualTo(
                        "whether what is scheduled comes to 1000 USD_CONTRACT is not known: what is delivered under T has no"
                                + " value, or values on several bases");
        var replaced = new Measure.Substitute(
                B, "DRONES", null, BigDecimal.TWO, new Money(new BigDecimal("4"), "USD", "REPLACEMENT"), Map.of());
        assertThat(outlook(schedule(BY_VALUE, ""), replaced).why())
                .endsWith("T is valued in USD_REPLACEMENT, the plan counts USD_CONTRACT");
        assertThat(leaf(altered(schedule(BY_VALUE, ""), TWO, null, UNTIL, replaced), "scheduleIndex"))
                .isEqualTo("0.5..");
    }

    /** 60 * 180 / 364 = 29.670330 are planned by June 30. 15 + 20 * 1.5 = 45 have come by then, and 40 * 0.375 = 15 more later. */
    @Test
    void aPlanByAnIndexIsMeasuredOnWhatAUnitOfWhatComesCountsFor() {
        var schedule = schedule(BY_INDEX, LINES);
        assertThat(outlook(schedule).curve())
                .containsExactly(
                        new Outlook.Point(AS_OF, "14.67033 TIV", "15 TIV"),
                        new Outlook.Point(JUNE, "29.67033 TIV", "45 TIV"),
                        new Outlook.Point(UNTIL, "60 TIV", "60 TIV"));
        assertThat(outlook(schedule).completionOn()).isEqualTo("2026-09-30");
        assertThat(leaf(altered(schedule, TWO, null, UNTIL), "scheduleIndex")).isEqualTo("1.338235");
        assertThat(leaf(altered(schedule, TWO, null, UNTIL, LATER), "scheduleIndex"))
                .isEqualTo("1.096386");
        // 45 of 60 are three quarters of the plan.
        assertThat(leaf(altered(schedule, TWO, null, UNTIL, HOLD_B), "scheduleIndex"))
                .isEqualTo("0.75");
        assertThat(outlook(schedule, HOLD_B).why())
                .isEqualTo("what has come and is scheduled comes to 45 TIV of 60 TIV");
    }

    /** 80 drones at 0.1 are 8: 53 of 60 are 0.883333. */
    @Test
    void aSubstituteCountsForWhatIsStatedOfIt() {
        var drones = new Measure.Substitute(
                B, "DRONES", null, BigDecimal.TWO, null, Map.of("TIV", new BigDecimal("0.1"), "OTHER", BigDecimal.TEN));
        assertThat(outlook(schedule(BY_INDEX, LINES), drones).scheduled()).isEqualTo("53 TIV");
        assertThat(leaf(altered(schedule(BY_INDEX, LINES), TWO, null, UNTIL, drones), "scheduleIndex"))
                .isEqualTo("0.883333");
        var unknown = new Measure.Substitute(B, "DRONES", null, BigDecimal.TWO, null, Map.of("OTHER", BigDecimal.TEN));
        assertThat(outlook(schedule(BY_INDEX, LINES), unknown).scheduled()).isEqualTo("45.. TIV");
        assertThat(outlook(schedule(BY_INDEX, LINES), unknown).why())
                .endsWith("what is delivered under T counts for nobody knows how much by TIV");
    }

    /** The line is ordered by the piece, or no line, or two of them that differ, may be meant. */
    @Test
    void whatCountsForNobodyKnowsHowMuchIsNotNothing() {
        var twice = LINES
                + ", {\"transfer\": \"T\", \"line\": 3, \"capabilityClass\": \"ARMOUR\", \"designation\": \"Tank\","
                + " \"unit\": \"EACH\", \"indexes\": {\"TIV\": \"2\"}}";
        Map.of(
                        open("A", "2026-06-30", "20 LOT", "ARMOUR", "Tank", "300 USD CONTRACT"), LINES,
                        open("A", "2026-06-30", "20 EACH", "ARMOUR", null, "300 USD CONTRACT"), LINES,
                        open("A", "2026-06-30", "20 EACH", "ARMOUR", "Truck", "300 USD CONTRACT"), LINES,
                        open("A", "2026-06-30", "~20 EACH", "ARMOUR", "Tank", "300 USD CONTRACT"), LINES,
                        open("A", "2026-06-30", "20 EACH", "ARMOUR", "Tank", "300 USD CONTRACT"), twice)
                .forEach((open, lines) -> {
                    var schedule = schedule(BY_INDEX, lines);
                    assertThat(leaf(altered(schedule, List.of(open), null, UNTIL), "delivered"))
                            .as(open.toString())
                            .isEqualTo("15.. TIV");
                    assertThat(leaf(altered(schedule, List.of(open), null, UNTIL), "scheduleIndex"))
                            .isEqualTo("0.25..");
                });
        var same = twice.replace("\"2\"", "\"1.50\"");
        assertThat(leaf(altered(schedule(BY_INDEX, same), TWO, null, UNTIL), "delivered"))
                .isEqualTo("60 TIV");
    }

    /** 45 by the index by June 30, day 180, of a plan of 364 days: 364 / 180. Of the first plan it is 45 of 60. */
    @Test
    void aNewPlanCountsWhatIsStatedOrWhatTheLatestDoes() {
        var replan = new Measure.Replan(
                "O",
                json("{\"index\": \"TIV\"}"),
                ImpreciseDate.parse("2026-01-01"),
                List.of(new Measure.Point(ImpreciseDate.of(UNTIL), new BigDecimal("45"))));
        var altered = altered(schedule(BY_INDEX, LINES), TWO, replan, UNTIL, HOLD_B);
        assertThat(leaf(altered, "scheduleIndex")).isEqualTo("2.022222");
        assertThat(leaf(altered, "scheduleIndexFirst")).isEqualTo("0.75");
        assertThat(leaf(altered, "baseline")).isEqualTo("2");
        assertThat(leaf(altered, "planned")).isEqualTo("45 TIV");
        assertThat(altered.at("/baselines/1/milestone").asText()).isEqualTo("HANDED_OVER");
    }

    /** A plan in units takes the place of one by value in all that is measured: 70 pieces of 70 on September 30. */
    @Test
    void aNewPlanInUnitsIsComparedWithThoseInUnitsAlone() {
        var replan = new Measure.Replan(
                "O",
                json("{\"unit\": \"EACH\"}"),
                ImpreciseDate.parse("2026-01-01"),
                List.of(new Measure.Point(ImpreciseDate.of(UNTIL), new BigDecimal("70"))));
        var altered = altered(schedule(BY_VALUE, ""), TWO, replan, UNTIL);
        assertThat(leaf(altered, "delivered")).isEqualTo("70 EACH");
        assertThat(leaf(altered, "scheduleIndex")).isEqualTo("1.338235");
        assertThat(leaf(altered, "scheduleIndexFirst")).isEqualTo("1.338235");
        assertThat(altered.at("/baselines/1").has("value")).isFalse();
    }

    /** What the register says once all of it has come is measured alike, leaf by leaf. */
    @Test
    void whatComesAsSupposedIsMeasuredAsWhatHasCome() {
        var came = List.of(
                DELIVERED.formatted("2026-06-30", "20", "\"300 USD CONTRACT\"", "\"TIV\": \"30\"", "ARMOUR", "Tank"),
                DELIVERED.formatted("2026-09-30", "40", "\"500 USD CONTRACT\"", "\"TIV\": \"15\"", "ARTILLERY", "Gun"));
        for (var plan : List.of(BY_VALUE, BY_INDEX)) {
            var recorded = report(schedule(plan, LINES, came.toArray(String[]::new)));
            var supposed = report(altered(schedule(plan, LINES), TWO, null, UNTIL));

            assertThat(supposed.leaves()).isEqualTo(recorded.leaves()).containsKey("drift.scheduleIndex");
            assertThat(supposed.measure()).isEqualTo(recorded.measure());
        }
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
