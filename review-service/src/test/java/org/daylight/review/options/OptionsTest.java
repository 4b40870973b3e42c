package org.daylight.review.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.options.Weighings.SLOW;
import static org.daylight.review.options.Weighings.line;
import static org.daylight.review.options.Weighings.option;
import static org.daylight.review.options.Weighings.planned;
import static org.daylight.review.options.Weighings.scenario;
import static org.daylight.review.options.Weighings.weigh;
import static org.daylight.review.options.Weighings.weighed;
import static org.daylight.review.reviews.Suite.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.stub.Neighbours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * 100 are planned evenly for 2026. 20 came on March 10; 30 are planned for June 30, 20 for September 30, 30 for December 15.
 * It is March 31, and the effects are looked at on December 31.
 */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class OptionsTest extends OptionRules {

    @Test
    void eachOptionStandsBesideAsPlanned() {
        scenario("OA");
        var set = weighed("OA", """
                {"name": "two months later", "measures": [%s], "costs": [
                   {"amount": {"amount": "3", "currency": "USD", "basis": "ESTIMATE"}, "source": "the depot", "what": "storage"},
                   {"amount": {"amount": "4", "currency": "USD", "basis": "ESTIMATE"}, "source": "the depot"}]}
                """.formatted(SLOW.formatted("OA")), "");

        assertThat(set.<String>getList("columns.name")).containsExactly("as planned", "two months later");
        var outlook = "columns[%d].objectives[0].effect.outlook.";
        assertThat(set.getString(outlook.formatted(0) + "completionOn")).isEqualTo("2026-12-15");
        assertThat(set.getString(outlook.formatted(1) + "completionOn")).isEqualTo("2027-02-13");
        assertThat(set.getString(outlook.formatted(0) + "curve[3].on")).isEqualTo("2026-06-30");
        assertThat(set.getString(outlook.formatted(0) + "curve[3].planned")).isEqualTo("49.450549 EACH");
        assertThat(set.getString(outlook.formatted(0) + "curve[3].projected")).isEqualTo("50 EACH");
        assertThat(set.getString(outlook.formatted(1) + "curve[3].projected")).isEqualTo("20 EACH");
        assertThat(set.getString("columns[0].objectives[0].effect.measures.'drift.scheduleIndex'"))
                .isEqualTo("1.045977");
        assertThat(set.getString("columns[1].objectives[0].effect.measures.'drift.scheduleIndex'"))
                .isEqualTo("0.7");
        assertThat(set.getString("columns[1].objectives[0].effect.forecast.completionOn"))
                .isEqualTo("2027-06-05");
        assertThat(set.<String>getList("columns[1].deliveries.effect.on"))
                .containsExactly("2026-08-29", "2026-11-29", "2027-02-13");
        assertThat(set.<String>getList("columns[1].costs.amount")).containsExactly("7");
        assertThat(set.getString("columns[1].stocks[0].effect.margin")).isEqualTo("UNDETERMINED");
    }

    /** The first is significant and not met on both sides; the third comes by then only as planned, and nobody says what it is. */
    @Test
    void rulesAnswerOnTheAlteredFacts() {
        scenario("OB");
        var set = weighed("OB", option("later", SLOW.formatted("OB")), "");

        assertThat(set.<String>getList("columns[0].answers.effect.to"))
                .containsExactlyInAnyOrder("NOT_MET", "UNDETERMINED");
        assertThat(set.<String>getList("columns[1].answers.effect.rule")).containsExactly("t.handed", "t.drift");
        assertThat(set.<String>getList("columns[1].answers.subject")).containsExactly("delivery:OB-3", "objective:OB");
        assertThat(set.<String>getList("columns[1].answers.effect.from")).containsExactly("UNDETERMINED", "MET");
        assertThat(set.<String>getList("columns[1].answers.effect.to")).containsExactly("NOT_APPLICABLE", "NOT_MET");
        assertThat(set.getString("columns[1].answers[1].effect.sentence"))
                .isEqualTo("t.drift about OB as of 2026-12-31");
        assertThat(set.<String>getList("columns[0].answers.find { it.effect.to == 'UNDETERMINED' }.effect.missing"))
                .containsExactly("item.sme");
        assertThat(set.getInt("columns[1].answersTo.NOT_MET")).isEqualTo(1);
    }

    /**
     * The floor is 80 of 200 held, 50 of which are promised to the deliveries 1 and 2. By the end of the year both are drawn: 150 are
     * left, 70 above the floor. Held until the next year, 1 stays and stays promised: 180 less 30. What comes from elsewhere in its
     * place sets 30 free.
     */
    @Test
    void whatIsDrawnFromAStockIsMeasuredAgainstItsFloor() {
        var scenario = scenario("OS");
        scenario.schedule = scenario.schedule.replace("\"contentMix\": []", """
            "contentMix": [], "readinessFloors": [{"stock": "LAUNCHERS", "floor": {"amount": "80", "unit": "EACH"},
             "held": {"amount": "200", "unit": "EACH"}, "committed": {"amount": "50", "unit": "EACH"}, "countedOn": "2026-03-01"},
             {"stock": "OTHER", "floor": {"amount": "1", "unit": "EACH"}}]""".replace("\n", " "));
        var stocks = """
            , "stocks": [{"objective": "OS", "stock": "LAUNCHERS", "deliveries": ["OS/1", "OS/2"], "committed": true,
             "source": "the depot"}]
            """;
        var options = option("held", "{\"kind\": \"HOLD\", \"deliveries\": [\"OS/1\"], \"until\": \"2027-03-01\"}")
                + ","
                + option("other", """
                    {"kind": "SUBSTITUTE", "deliveries": ["OS/1"], "substitute": {"capabilityClass": "OTHER"}}""")
                + ","
                + option("later", "{\"kind\": \"SLOW\", \"deliveries\": [\"OS/3\"], \"days\": 30}");
        var set = weighed("OS", options, stocks);

        var margin = "columns[%d].stocks.find { it.effect.stock == 'LAUNCHERS' }.effect.%s";
        var margins = IntStream.range(0, 4)
                .mapToObj(column -> set.getString(margin.formatted(column, "margin.amount")) + " of "
                        + set.getString(margin.formatted(column, "left.amount")))
                .toList();
        assertThat(margins).containsExactly("70 of 150", "70 of 180", "100 of 180", "70 of 150");
        assertThat(set.getString(margin.formatted(2, "notDrawn"))).startsWith("1 deliveries");
        assertThat(set.getBoolean(margin.formatted(1, "belowFloor"))).isFalse();
        // Of the other stock nothing is known, so that the least margin of both is not.
        assertThat(set.getString("columns[0].objectives[0].effect.measures.'drift.readinessMargin'"))
                .isNull();
        assertThat(set.getString("columns[0].stocks.find { it.effect.stock == 'OTHER' }.effect.why"))
                .startsWith("what is held is not recorded");
        weigh("reviewer", "OS", options, stocks.replace("LAUNCHERS", "TANKS"))
                .statusCode(422)
                .body("violations.pointer", contains("/content/stocks/0/stock"));
        weigh("reviewer", "OS", options, stocks.replace("\"OS/1\", \"OS/2\"", ""))
                .statusCode(400)
                .body("violations.pointer", contains("/content/stocks/0"));
    }

    /** Of 200 held 85 are drawn, 30 of which come after the year once OV/3 is slowed: above a floor of 80 there are 35, or 65. */
    @Test
    void whatIsDrawnAndNotForAllIsToldToNobodyElse() {
        var scenario = scenario("OV", line("OV", "4", "\"inner\"", planned("2026-10-10", 5, "")));
        scenario.schedule = scenario.schedule.replace("\"contentMix\": []", """
            "contentMix": [], "readinessFloors": [{"stock": "LAUNCHERS", "floor": {"amount": "80", "unit": "EACH"},
             "held": {"amount": "200", "unit": "EACH"}, "committed": null, "countedOn": "2026-03-01"}]""".replace("\n", " "));
        var stocks = """
            , "stocks": [{"objective": "OV", "stock": "LAUNCHERS", "transfers": ["OV-T"], "committed": false,
             "source": "the depot"}]
            """;
        var later = option("later", "{\"kind\": \"SLOW\", \"deliveries\": [\"OV/3\"], \"days\": 30}");
        var inside = weigh("reviewer-inside", "OV", later, stocks)
                .statusCode(201)
                .body("columns.collect { it.stocks[0].effect.margin.amount }", contains("35", "65"))
                .extract()
                .jsonPath();
        as("reviewer").get("/v1/options/" + inside.getString("id")).then().statusCode(404);

        var outside = weighed("OV", later, stocks);
        for (var column : List.of(0, 1)) {
            var stock = "columns[%d].stocks[0].effect.".formatted(column);
            assertThat(outside.getString(stock + "margin")).isEqualTo("UNDETERMINED");
            assertThat(outside.getString(stock + "why"))
                    .isEqualTo("what is said to be taken from it is not all known to whoever says so");
            assertThat(outside.getString(
                            "columns[%d].objectives[0].effect.measures.'drift.readinessMargin'".formatted(column)))
                    .isNull();
        }
    }

    @Test
    void whatIsExemptIsLeftOutAndNamed() {
        scenario("OC");
        var set = weighed(
                "OC",
                option("stop", "{\"kind\": \"HOLD\", \"transfers\": [\"OC-T\"]}"),
                ", \"exemptions\": [{\"deliveries\": [\"OC/2\"], \"because\": \"interceptors\"}]");

        assertThat(set.<String>getList("columns[1].deliveries.effect.delivery")).containsExactly("OC/1", "OC/3");
        assertThat(set.getString("columns[1].exempted[0].effect.delivery")).isEqualTo("OC/2");
        assertThat(set.getString("columns[1].exempted[0].effect.because")).isEqualTo("interceptors");
        assertThat(set.getString("columns[1].objectives[0].effect.outlook.why"))
                .isEqualTo("what has come and is scheduled comes to 40 EACH of 100 EACH");
        assertThat(set.<String>getList("columns[1].notComputed.effect.what")).contains("rules about the hold itself");
    }

    @Test
    void whatHasNoDayIsNamedAndNotProjected() {
        scenario("OD", line("OD", "4", "", planned("2026-02-01", 7, "")));
        var set = weighed(
                "OD",
                option("let it go", "{\"kind\": \"RELEASE\", \"deliveries\": [\"OD/4\"], \"on\": \"2026-05-01\"}"),
                "");

        assertThat(set.getString("columns[0].notComputed[0].effect.what")).isEqualTo("when OD/4 comes");
        assertThat(set.getString("columns[0].notComputed[0].effect.why"))
                .contains("2026-02-01", "no other day is known");
        assertThat(set.getString("columns[1].objectives[0].effect.outlook.scheduled"))
                .isEqualTo("107 EACH");
    }

    @Test
    void underATransferThatHasEndedNothingMoreComes() {
        scenario("OL", line("OL", "4", "", planned("2026-07-01", 7, ", \"transfer.status\": \"CANCELLED\"")));
        var set = weighed("OL", option("later", SLOW.formatted("OL")), "");

        assertThat(set.getString("columns[0].objectives[0].effect.outlook.scheduled"))
                .isEqualTo("100 EACH");
        assertThat(set.getString("columns[0].notComputed[0].effect.what")).isEqualTo("what becomes of OL/4");
        weigh("reviewer", "OL", option("hold", "{\"kind\": \"HOLD\", \"deliveries\": [\"OL/4\"]}"), "")
                .statusCode(400)
                .body("violations.message", hasItems(containsString("its transfer has ended")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OE | {\"kind\": \"HOLD\", \"deliveries\": [\"OE/9\"]} | 422 | /deliveries/0",
                "OE | {\"kind\": \"HOLD\", \"transfers\": [\"NONE\"]} | 422 | /transfers/0",
                "OE | {\"kind\": \"HOLD\", \"deliveries\": [\"OE/0\"]} | 400 | /deliveries/0",
                "OE | {\"kind\": \"HOLD\"} | 400 | measures/0",
                "OE | {\"kind\": \"HOLD\", \"everything\": true, \"until\": \"9999-12-31\"} | 400 | /until",
                "OE | {\"kind\": \"SLOW\", \"everything\": true} | 400 | measures/0",
                "OE | {\"kind\": \"SLOW\", \"everything\": true, \"days\": 3, \"per\": \"YEAR\"} | 400 | /per",
                "OE | {\"kind\": \"HOLD\", \"everything\": true, \"from\": \"2026-03-31\"} | 400 | /from",
                "OE | {\"kind\": \"CAP\", \"everything\": true, \"per\": \"YEAR\"} | 400 | measures/0",
                "OE | {\"kind\": \"RESEQUENCE\", \"deliveries\": [\"OE/1\"]} | 400 | /deliveries",
                "OE | {\"kind\": \"RELEASE\", \"deliveries\": [\"OE/1\"]} | 400 | measures/0",
                "OE | {\"kind\": \"REPLAN\", \"objective\": \"NONE\", \"points\": [{\"on\": \"2026-12-31\", \"cumulative\": \"1\"}]} | 422 | /objective",
                "OE | {\"kind\": \"REPLAN\", \"objective\": \"OE\", \"points\": [{\"on\": \"2025-12-31\", \"cumulative\": \"1\"}]} | 400 | /points/0/on",
                "OE | {\"kind\": \"REPLAN\", \"objective\": \"OE\", \"points\": [{\"on\": \"2025/2026\", \"cumulative\": \"1\"}]} | 400 | /points/0/on",
                "OE | {\"kind\": \"REPLAN\", \"objective\": \"OE\", \"points\": [{\"on\": \"2026-12/..\", \"cumulative\": \"1\"}]} | 400 | /points/0/on",
                "OE | {\"kind\": \"REPLAN\", \"objective\": \"OE\", \"startsOn\": \"../2026\", \"points\": [{\"on\": \"2026\", \"cumulative\": \"1\"}]} | 400 | /startsOn"
            })
    void badMeasuresAreToldWhere(String partner, String measure, int status, String pointer) {
        scenario(partner);
        weigh("reviewer", partner, option("bad", measure), "")
                .statusCode(status)
                .body("violations.pointer", hasItems(containsString(pointer)));
    }

    @Test
    void measuresThatContradictEachOtherAreRefused() {
        scenario("OF");
        weigh(
                        "reviewer",
                        "OF",
                        option(
                                "both",
                                "{\"kind\": \"HOLD\", \"transfers\": [\"OF-T\"]}",
                                "{\"kind\": \"SPEED\", \"deliveries\": [\"OF/2\"], \"days\": 10}"),
                        "")
                .statusCode(422)
                .body("type", equalTo("/problems/contradicting-measures"))
                .body("violations.pointer", contains("/content/options/0/measures/1"))
                .body("violations.message", contains("contradicts measure 0: both say when OF/2 comes"));
        weigh("reviewer", "OF", option("as planned", SLOW.formatted("OF")), "").statusCode(400);
        weigh("reviewer", "NONE", option("later", SLOW.formatted("NONE")), "")
                .statusCode(422)
                .body("violations.pointer", contains("/content/scope"));
    }

    @Test
    void whatIsKeptBesideTheAccountThatCountsComesAndAddsNothing() {
        scenario("OY", line("OY", "4", "", planned("2026-10-10", 5, ", \"delivery.counted\": false")));
        var set = weighed("OY", option("later", SLOW.formatted("OY")), "");

        assertThat(set.getString("columns[0].objectives[0].effect.outlook.curve[9].on"))
                .isEqualTo("2026-12-31");
        assertThat(set.getString("columns[0].objectives[0].effect.outlook.curve[9].projected"))
                .isEqualTo("100 EACH");
        assertThat(set.<Object>getList("columns[1].deliveries.findAll { it.label == 'OY/4' }.effect.counted"))
                .containsExactly(false);
        assertThat(set.<Object>getList("columns[1].deliveries.findAll { it.label == 'OY/3' }.effect.counted"))
                .containsOnlyNulls();
    }

    @Test
    void whatOneReaderMayNotSeeIsAbsentForThem() {
        scenario("OJ", line("OJ", "4", "\"inner\"", planned("2026-10-10", 5, ", \"item.sme\": true")));
        // Who does not see the delivery cannot name it, and no measure of theirs moves it.
        weigh("reviewer", "OJ", option("hold", "{\"kind\": \"HOLD\", \"deliveries\": [\"OJ/4\"]}"), "")
                .statusCode(422);
        var outside = weighed("OJ", option("later", SLOW.formatted("OJ")), "");
        assertThat(outside.<String>getList("columns[1].deliveries.label")).containsExactly("OJ/1", "OJ/2", "OJ/3");

        var inside = weigh("reviewer-inside", "OJ", option("later", SLOW.formatted("OJ")), "")
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(inside.<String>getList("columns[1].deliveries.label"))
                .containsExactly("OJ/1", "OJ/2", "OJ/3", "OJ/4");
        as("reviewer").get("/v1/options/" + inside.getString("id")).then().statusCode(404);
        as("reviewer")
                .get("/v1/options?scope=partner:OJ")
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(outside.getString("id")));
        as("auditor").get("/v1/options?scope=partner:OJ").then().body("items", hasSize(2));
    }
}
