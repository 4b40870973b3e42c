package org.daylight.review.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.options.Weighings.SLOW;
import static org.daylight.review.options.Weighings.line;
import static org.daylight.review.options.Weighings.option;
import static org.daylight.review.options.Weighings.planned;
import static org.daylight.review.options.Weighings.scenario;
import static org.daylight.review.options.Weighings.weigh;
import static org.daylight.review.options.Weighings.weighed;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.TreeMap;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.stub.Neighbours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Plans that count values, or count by an index, evenly over the 364 days between the first and the last of 2026. 20 pieces
 * worth 200 came on March 10; 30 worth 300 are planned for June 30, day 180, and 20 worth 500 for September 30, day 272. Each
 * counts for 2 by the index TIV.
 */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class CountedOptionsTest {

    private static final String IN_MONEY = "\"value\": {\"currency\": \"USD\", \"basis\": \"CONTRACT\"}";
    private static final String BY_INDEX = "\"index\": \"TIV\"";

    private static void counted(String partner, String counts, int total) {
        var scenario = scenario(partner);
        var lines = new TreeMap<>(scenario.raw);
        lines.put(
                "delivery",
                List.of(
                        line(
                                partner,
                                "0",
                                "",
                                "\"delivery.handedOverOn\": \"2026-03-10\", \"delivery.quantity\": \"20 EACH\""),
                        line(partner, "1", "", planned("2026-06-30", 30, worth(300))),
                        line(partner, "2", "", planned("2026-09-30", 20, worth(500)))));
        scenario.raw = lines;
        scenario.schedule = """
            {"objective": "%1$s", "partner": "%1$s", "milestone": "HANDED_OVER", "contentMix": [],
             "baselines": [{"number": 1, "statedOn": "2025-12-01", "milestone": "HANDED_OVER", %2$s,
                "interpolation": "LINEAR", "startsOn": "2026-01-01", "points": [{"on": "2026-12-31", "cumulative": "%3$d"}]}],
             "deliveries": [{"on": "2026-03-10", "milestone": "HANDED_OVER", "measure": "INCREMENT", "quantity": "20 EACH",
                "value": "200 USD CONTRACT", "indexes": {"TIV": "40"}, "count": 1, "capabilityClass": "ARMOUR",
                "designation": "Tank", "transfer": "%1$s-T"}],
             "planned": [{"on": "2026-06-30", "quantity": "30 EACH", "count": 1, "transfer": "%1$s-T"}],
             "perUnit": [{"transfer": "%1$s-T", "line": 1, "capabilityClass": "ARMOUR", "designation": "Tank", "unit": "EACH",
                "indexes": {"TIV": "2"}}]}
            """.formatted(partner, counts, total).replace("\n", " ");
    }

    private static String worth(int amount) {
        return ", \"item.designation\": \"Tank\", \"delivery.value\": \"%d USD CONTRACT\"".formatted(amount);
    }

    private static String replan(String objective, String more, String cumulative) {
        return """
            {"kind": "REPLAN", "objective": "%s"%s, "points": [{"on": "2026-12-31", "cumulative": "%s"}]}
            """.formatted(objective, more, cumulative);
    }

    private static String of(JsonPath set, int column, String path) {
        return set.getString("columns[%d].objectives[0].effect.%s".formatted(column, path));
    }

    private static String index(JsonPath set, int column, String of) {
        return of(set, column, "measures.'drift.scheduleIndex%s'".formatted(of));
    }

    /**
     * 500 by some day of December from some day of January on are, on 30 June, 500 x 180 / 334 on the first days and 500 x 150 / 334 on
     * the last; how much of the time is earned is not known.
     */
    @Test
    void aNewPlanMayBeAsImpreciseAsItIs() {
        counted("YQ", IN_MONEY, 1000);
        var plan = """
            {"kind": "REPLAN", "objective": "YQ", "startsOn": "2026-01", "points": [{"on": "2026-12", "cumulative": "500"}]}
            """;
        var set = weighed("YQ", option("less", plan), "");

        assertThat(of(set, 1, "outlook.curve.find { it.on == '2026-06-30' }.planned"))
                .isEqualTo("224.550898..269.461078 USD_CONTRACT");
        assertThat(of(set, 1, "outlook.plannedCompletionOn")).isEqualTo("2026-12-01/2026-12-31");
        assertThat(of(set, 1, "measures.'drift.planned'")).isEqualTo("500 USD_CONTRACT");
        // All that it wants came by 30 June: 334 days to 1 December of 180, or to 31 December of 150 from the end of
        // January.
        assertThat(index(set, 1, "")).isEqualTo("1.855556..2.226667");
        assertThat(of(set, 1, "imprecise.find { it.leaf == 'drift.scheduleIndex' }.why"))
                .contains("baseline 2 starts in 2026-01", "baseline 2 wants 500 by 2026-12");
    }

    /** Of the three classes nobody plans the day of an inventory; what comes is shipped and handed over on its planned day. */
    @Test
    void plansOfClassesAloneSayWhatTheyCount() {
        counted("YR", IN_MONEY, 1000);
        var plan = """
            {"number": 1, "statedOn": "2025-12-01", "capabilityClass": "%s", "milestone": "%s", "unit": "EACH",
             "interpolation": "LINEAR", "startsOn": "2026-01-01", "points": [{"on": "2026-12-31", "cumulative": "70"}]}""".replace("\n", " ");
        var scenario = scenario("YR");
        scenario.schedule = scenario.schedule.replaceFirst(
                "\"baselines\": \\[.*?\\}\\]\\}\\]",
                "\"baselines\": [], \"classBaselines\": [%s, %s, %s]"
                        .formatted(
                                plan.formatted("ARMOUR", "SHIPPED"),
                                plan.formatted("DRONES", "INVENTORIED"),
                                plan.replace("\"number\": 1", "\"number\": 2").formatted("DRONES", "INVENTORIED")));
        var set = weighed("YR", option("later", SLOW.formatted("YR")), "");

        assertThat(set.getList("columns[0].notComputed.effect.why", String.class))
                .containsOnlyOnce("its plan of DRONES counts INVENTORIED, and planned days are not meant for that")
                .contains("plans are stated for capability classes of it, and none for the whole");
        assertThat(of(set, 0, "outlook")).isNull();
        assertThat(of(set, 0, "byClass.ARMOUR.outlook.milestone")).isEqualTo("SHIPPED");
        assertThat(of(set, 0, "byClass.ARMOUR.outlook.completionOn"))
                .isNotEqualTo(of(set, 1, "byClass.ARMOUR.outlook.completionOn"));
        assertThat(of(set, 0, "byClass.ARMOUR.outlook.curve.projected"))
                .isNotEqualTo(of(set, 1, "byClass.ARMOUR.outlook.curve.projected"));
        assertThat(of(set, 1, "byClass.ARMOUR.forecast")).isNotNull();
        assertThat(of(set, 0, "byClass.DRONES.outlook.scheduled")).isEqualTo("0 EACH");
    }

    /** All 1000 on day 272 are 364 / 272 as planned; 60 days later 364 / 332. Of a plan of 500, 500 are there on day 240: 364 / 240. */
    @Test
    void whatAnOptionChangesIsMeasuredByValue() {
        counted("YA", IN_MONEY, 1000);
        var later = SLOW.formatted("YA");
        var set = weighed("YA", option("later", later) + "," + option("less", later, replan("YA", "", "500")), "");

        assertThat(of(set, 0, "outlook.completionOn")).isEqualTo("2026-09-30");
        assertThat(of(set, 0, "outlook.total")).isEqualTo("1000 USD_CONTRACT");
        assertThat(of(set, 0, "outlook.curve.find { it.on == '2026-06-30' }.planned"))
                .isEqualTo("494.505495 USD_CONTRACT");
        assertThat(of(set, 0, "outlook.curve.find { it.on == '2026-06-30' }.projected"))
                .isEqualTo("500 USD_CONTRACT");
        assertThat(index(set, 0, "")).isEqualTo("1.338235");
        assertThat(of(set, 1, "outlook.completionOn")).isEqualTo("2026-11-29");
        assertThat(of(set, 1, "outlook.curve.find { it.on == '2026-06-30' }.projected"))
                .isEqualTo("200 USD_CONTRACT");
        assertThat(index(set, 1, "")).isEqualTo("1.096386");
        assertThat(of(set, 2, "outlook.baseline")).isEqualTo("2");
        assertThat(of(set, 2, "outlook.completionOn")).isEqualTo("2026-08-29");
        assertThat(index(set, 2, "")).isEqualTo("1.516667");
        assertThat(index(set, 2, "First")).isEqualTo("1.096386");
    }

    /** 40 and 30 * 2 and 20 * 2 are 140, on day 272. Without the last it is 100 of 140: 0.714286, and all of a plan of 100 on day 180. */
    @Test
    void whatAnOptionChangesIsMeasuredByAnIndex() {
        counted("YB", BY_INDEX, 140);
        var hold = "{\"kind\": \"HOLD\", \"deliveries\": [\"YB/2\"]}";
        var drones = """
            {"kind": "SUBSTITUTE", "deliveries": ["YB/2"], "substitute": {"capabilityClass": "DRONES", "perUnit": "3"%s}}
            """;
        var set = weighed(
                "YB",
                String.join(
                        ",",
                        option("held", hold),
                        option("a smaller plan", hold, replan("YB", ", \"index\": \"TIV\"", "100")),
                        option(
                                "drones",
                                drones.formatted(", \"indexes\": [{\"name\": \"TIV\", \"perUnit\": \"0.5\"}]")),
                        option("drones of nobody knows which value", drones.formatted(""))),
                "");

        assertThat(of(set, 0, "outlook.completionOn")).isEqualTo("2026-09-30");
        assertThat(of(set, 0, "outlook.scheduled")).isEqualTo("140 TIV");
        assertThat(index(set, 0, "")).isEqualTo("1.338235");
        assertThat(of(set, 1, "outlook.why")).isEqualTo("what has come and is scheduled comes to 100 TIV of 140 TIV");
        assertThat(index(set, 1, "")).isEqualTo("0.714286");
        assertThat(of(set, 2, "outlook.completionOn")).isEqualTo("2026-06-30");
        assertThat(index(set, 2, "")).isEqualTo("2.022222");
        assertThat(index(set, 2, "First")).isEqualTo("0.714286");
        // 60 drones at a half are 30: 130 of 140.
        assertThat(of(set, 3, "outlook.scheduled")).isEqualTo("130 TIV");
        assertThat(index(set, 3, "")).isEqualTo("0.928571");
        assertThat(of(set, 4, "outlook.scheduled")).isEqualTo("100.. TIV");
        assertThat(index(set, 4, ""))
                .as("100 of 140, and nobody knows how much more")
                .isEqualTo("0.714286..");
        assertThat(set.<String>getList(
                        "columns[4].objectives[0].effect.imprecise.findAll { it.leaf == 'drift.scheduleIndex' }.why"))
                .singleElement()
                .asString()
                .endsWith("what is delivered under YB-T counts for nobody knows how much by TIV");
    }

    /** Pieces are compared with a plan in pieces, whatever was planned by value before: 70 of 70 on day 272. */
    @Test
    void aPlanInUnitsMayTakeThePlaceOfOneByValue() {
        counted("YC", IN_MONEY, 1000);
        var set = weighed("YC", option("in pieces", replan("YC", ", \"unit\": \"EACH\"", "70")), "");

        assertThat(of(set, 1, "outlook.total")).isEqualTo("70 EACH");
        assertThat(of(set, 1, "outlook.completionOn")).isEqualTo("2026-09-30");
        assertThat(index(set, 1, "")).isEqualTo("1.338235");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "YD | unit | \"value\": {\"currency\": \"USD\", \"basis\": \"CONTRACT\"} | /value | would not be measured, because a plan is stated in EACH; state the plan in EACH, or leave value out",
                "YE | value | \"index\": \"TIV\" | /index | would not be measured, because a plan is stated by value, in USD_CONTRACT; state the plan by value, in USD_CONTRACT, or leave index out",
                "YE | value | \"value\": {\"currency\": \"USD\", \"basis\": \"REPLACEMENT\"} | /value | nothing that comes for the objective is counted so; state the plan by value, in USD_CONTRACT, or leave value out",
                "YE | value | \"value\": {\"currency\": \"USD\", \"basis\": \"HOPE\"} | /value/basis | must be",
                "YE | value | \"unit\": \"LOT\" | /unit | nothing that comes for the objective is counted so",
                "YE | value | \"unit\": \"EACH\", \"index\": \"TIV\" | measures/0 | must say unit, value or index, and only one of them",
                "YF | index | \"index\": \"OTHER\" | /index | nothing that comes for the objective is counted so; state the plan by the index TIV, or leave index out",
                "YF | index | \"value\": {\"currency\": \"EUR\", \"basis\": \"CONTRACT\"} | /value | nothing that comes for the objective is counted so"
            })
    void aPlanThatDoesNotFitTheObjectiveIsToldWhere(
            String partner, String counts, String stated, String pointer, String message) {
        counted(
                partner,
                counts.equals("unit") ? "\"unit\": \"EACH\"" : counts.equals("value") ? IN_MONEY : BY_INDEX,
                70);

        weigh("reviewer", partner, option("bad", replan(partner, ", " + stated, "50")), "")
                .statusCode(400)
                .body("violations.pointer", contains(containsString(pointer)))
                .body("violations.message", contains(containsString(message)));
    }

    @Test
    void onlyANewPlanSaysWhatItCounts() {
        counted("YG", IN_MONEY, 1000);
        weigh("reviewer", "YG", option("bad", "{\"kind\": \"HOLD\", \"everything\": true, \"unit\": \"EACH\"}"), "")
                .statusCode(400)
                .body("violations.pointer", contains("/content/options/0/measures/0/unit"))
                .body("violations.message", contains("is not taken by HOLD; leave it out"));
    }
}
