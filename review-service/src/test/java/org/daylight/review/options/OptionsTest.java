package org.daylight.review.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.restassured.Request.request;
import static org.daylight.review.options.Weighings.SLOW;
import static org.daylight.review.options.Weighings.body;
import static org.daylight.review.options.Weighings.line;
import static org.daylight.review.options.Weighings.option;
import static org.daylight.review.options.Weighings.other;
import static org.daylight.review.options.Weighings.planned;
import static org.daylight.review.options.Weighings.scenario;
import static org.daylight.review.options.Weighings.weigh;
import static org.daylight.review.options.Weighings.weighed;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.reviews.Suite.waived;
import static org.daylight.review.stub.Scenario.delivery;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Money;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.projection.OpenDelivery;
import org.daylight.review.reviews.Judging.Header;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.RegistryStub;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
class OptionsTest {

    @Inject
    Sql sql;

    private final List<String> before = Scenario.rules;

    @BeforeEach
    void rules() {
        Scenario.rules = List.of("t.alpha", "t.beta", "t.drift", "t.handed");
    }

    @AfterEach
    void asItWas() {
        Scenario.rules = before;
    }

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
     * Three convoys may pass. The first and the fifth come by the end of the year as planned; the sixth, brought forward from
     * February, is the third. The fifth may pass up to a value as well, and nobody says what it is worth.
     */
    @Test
    void whatAnOptionBringsForwardUsesUpWhatIsWaived() {
        var scenario = scenario(
                "OX",
                line("OX", "5", "", planned("2026-10-01", 10, ", \"item.sme\": true")),
                line("OX", "6", "", planned("2027-02-01", 10, ", \"item.sme\": true")));
        var stated = deliveries(scenario, all -> all.replace("\"30 EACH\"}", "\"30 EACH\", \"item.sme\": false}"));
        review("OX", "2026-03-31");
        var waiver = waived(sql, "W-OX-1", "t.handed", "\"partner\": \"OX\"", "{\"uses\": 3}", "2026-03-01");
        waived(
                sql,
                "W-OX-2",
                "t.handed",
                "\"subject\": \"delivery:OX-5\"",
                "{\"value\": {\"amount\": \"100\", \"currency\": \"USD\", \"basis\": \"CONTRACT\"}}",
                "2026-03-01");
        var set = weighed(
                "OX",
                option("sooner", "{\"kind\": \"SPEED\", \"deliveries\": [\"OX/6\"], \"days\": 60}") + ","
                        + option("later", "{\"kind\": \"SLOW\", \"deliveries\": [\"OX/1\"], \"days\": 200}"),
                "");

        assertThat(set.<String>getList("columns[0].answers.subject")).containsExactly("delivery:OX-1");
        assertThat(set.getString("columns[0].answers[0].effect.waived.reference"))
                .isEqualTo("W-OX-1");
        var sooner = "columns[1].answers.findAll { it.effect.rule == 't.handed' }.";
        assertThat(set.<String>getList(sooner + "subject"))
                .containsExactlyInAnyOrder("delivery:OX-1", "delivery:OX-5", "delivery:OX-6");
        assertThat(set.<String>getList(sooner + "effect.to")).containsOnly("NOT_MET");
        assertThat(set.<Object>getList(sooner + "effect.waived")).containsOnlyNulls();
        assertThat(set.<String>getList(sooner + "findAll { it.effect.usedUp != null }.subject"))
                .containsExactlyInAnyOrder("delivery:OX-1", "delivery:OX-6");
        assertThat(set.<String>getList(sooner + "effect.perhapsWaived.reference"))
                .contains("W-OX-2");
        assertThat(set.<String>getList(sooner + "findAll { it.effect.waivedAsPlanned }.subject"))
                .containsExactlyInAnyOrder("delivery:OX-1", "delivery:OX-5");
        assertThat(set.<String>getList("columns[2].answers.findAll { it.effect.rule == 't.handed' }.effect.to"))
                .containsExactly("NOT_APPLICABLE");

        var late = option("later", "{\"kind\": \"SLOW\", \"deliveries\": [\"OX/1\"], \"days\": 1}");
        deliveries(scenario, all -> all.replace("\"item.sme\": false", "\"item.other\": false"));
        assertThat(standing(weighed("OX", late, "")))
                .as("of what is to come nobody says whether it is significant")
                .isEqualTo("null perhaps W-OX-1");
        scenario.raw = stated;
        deliveries(scenario, all -> all.replace("2027-02-01", "2026-01-15"));
        assertThat(standing(weighed("OX", late, "")))
                .as("what is overdue may come on any day")
                .isEqualTo("null perhaps W-OX-1");
        scenario.raw = stated;
        used(waiver);
        assertThat(standing(weighed("OX", late, "")))
                .as("what came after asOf may be among what is to come, or something else")
                .isEqualTo("null perhaps W-OX-1");
        used(waiver);
        used(waiver);
        assertThat(standing(weighed("OX", late, "")))
                .as("three have passed, whatever is to come")
                .isEqualTo("null perhaps null");
    }

    /**
     * An objective may fall behind as long as fewer than two convoys come for it. By the end of October 70 of 83 have come as
     * planned; two months later it is 50, with one convoy, and 52 with two of which one brings two instead of twenty.
     */
    @Test
    void whatComesForAnObjectiveUsesUpWhatLetsItFallBehind() {
        scenario("OY");
        review("OY", "2026-03-31");
        waived(sql, "W-OY", "t.drift", "\"objective\": \"OY\"", "{\"uses\": 2}", "2026-03-01");
        var fewer = """
            {"kind": "SUBSTITUTE", "deliveries": ["OY/2"], "substitute": {"capabilityClass": "ARMOUR", "perUnit": "0.1"}}
            """;
        var set = as("reviewer")
                .body(body("OY", option("later", SLOW.formatted("OY")) + "," + option("fewer", fewer), "")
                        .replace("2026-12-31", "2026-10-31"))
                .post("/v1/options")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        var behind = "answers.find { it.effect.rule == 't.drift' }.effect.";
        for (var column : List.of(1, 2)) {
            assertThat(set.getString("columns[%d].%sfrom".formatted(column, behind)))
                    .isEqualTo("MET");
            assertThat(set.getString("columns[%d].%sto".formatted(column, behind)))
                    .isEqualTo("NOT_MET");
        }
        assertThat(set.getString("columns[1]." + behind + "waived.reference")).isEqualTo("W-OY");
        assertThat(set.getString("columns[2]." + behind + "waived")).isNull();
        assertThat(set.getString("columns[2]." + behind + "usedUp.reference")).isEqualTo("W-OY");
    }

    /** Under a transfer everything of it counts, under an authority what is charged to it, and what counts once counts no second time. */
    @Test
    void whatComesUnderATransferOrIsChargedGoesOnTheMeterOnce() {
        var until = LocalDate.parse("2026-12-31");
        var none = new Waiving.Used(0, BigDecimal.ZERO, BigDecimal.ZERO);
        var transfers = new Waiving.Ceiling(
                UUID.randomUUID(),
                "t.transfer",
                "transfer",
                "OX",
                null,
                null,
                LocalDate.MIN,
                LocalDate.MAX,
                "EACH",
                null,
                null,
                none);
        var authorities = new Waiving.Ceiling(
                UUID.randomUUID(),
                "t.charged",
                "authority",
                null,
                null,
                null,
                LocalDate.MIN,
                LocalDate.MAX,
                null,
                "USD",
                "CONTRACT",
                none);
        var meters = new WaiverMeters(List.of(transfers, authorities), until, "partner:OX", Set.of());
        var transfer = header("transfer", "OX-T");
        var delivery = new WaiverMeters.Use(
                "delivery:1",
                ImpreciseDate.parse("2026-06-30"),
                new OpenDelivery.Amount(new BigDecimal(30), "EACH"),
                null,
                header("delivery", "OX/1"),
                true);
        meters.add("t.transfer", transfer, delivery, true);
        meters.add("t.transfer", header("transfer", "OX-U"), delivery, true);
        meters.add("t.charged", transfer, delivery, true);
        meters.add(
                "t.charged",
                header("authority", "A"),
                new WaiverMeters.Use(
                        "authority:A charge 0",
                        ImpreciseDate.parse("2026-07-01"),
                        null,
                        new Money(new BigDecimal("12.5"), "USD", "CONTRACT"),
                        header("authority", "A"),
                        true),
                true);

        var ahead = meters.json(true);
        assertThat(ahead.at("/%s/uses".formatted(transfers.id())).asInt()).isEqualTo(1);
        assertThat(ahead.at("/%s/quantity".formatted(transfers.id())).decimalValue())
                .isEqualByComparingTo("30");
        assertThat(ahead.at("/%s/amount".formatted(authorities.id())).decimalValue())
                .isEqualByComparingTo("12.5");
        assertThat(ahead.at("/%s/unknown".formatted(authorities.id())).booleanValue())
                .isFalse();
        meters.mayCome(transfer, header("delivery", "OX/2"));
        assertThat(meters.json(true).at("/%s/unknown".formatted(transfers.id())).booleanValue())
                .isTrue();
        assertThat(meters.json(true)
                        .at("/%s/unknown".formatted(authorities.id()))
                        .booleanValue())
                .isFalse();
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

    private static Header header(String type, String label) {
        return new Header(type + ":" + label, type, "OX", label, List.of(), Marking.highest(List.of()));
    }

    private static Map<String, List<String>> deliveries(Scenario scenario, UnaryOperator<String> change) {
        var lines = new TreeMap<>(scenario.raw);
        lines.computeIfPresent("delivery", (_, all) -> all.stream().map(change).toList());
        scenario.raw = lines;
        return lines;
    }

    private static String standing(JsonPath set) {
        var first = "columns[0].answers.find { it.subject == 'delivery:OX-1' }.effect.";
        return "%s perhaps %s"
                .formatted(set.getString(first + "waived.reference"), set.getString(first + "perhapsWaived.reference"));
    }

    private static void used(String waiver) {
        as("desk-officer")
                .body("{\"on\": \"%s\", \"what\": \"the convoy of June\"}".formatted(LocalDate.now(ZoneOffset.UTC)))
                .post("/v1/waivers/%s/uses".formatted(waiver))
                .then()
                .statusCode(201);
    }

    @Test
    void whatMayComeFromOutsideTheScopeMayUseAWaiverUp() {
        var none = new Waiving.Used(0, BigDecimal.ZERO, BigDecimal.ZERO);
        var until = LocalDate.parse("2026-12-31");
        var wide = new Waiving.Ceiling(
                UUID.randomUUID(),
                "t.handed",
                "delivery",
                "OX",
                null,
                null,
                LocalDate.MIN,
                LocalDate.MAX,
                null,
                null,
                null,
                none);
        var narrow = new Waiving.Ceiling(
                UUID.randomUUID(),
                "t.handed",
                "delivery",
                null,
                null,
                "delivery:1",
                LocalDate.MIN,
                LocalDate.MAX,
                null,
                null,
                null,
                none);
        var atWorst = new WaiverMeters(List.of(wide, narrow), until, "objective:OX", Set.of()).json(true);

        assertThat(atWorst.at("/%s/unknown".formatted(wide.id())).booleanValue())
                .isTrue();
        assertThat(atWorst.at("/%s/unknown".formatted(narrow.id())).booleanValue())
                .isFalse();
    }

    /** Two convoys may pass; of the two that come readers may see one. Of the second waiver they may see nothing. */
    @Test
    void anAnswerIsTheirsAlsoWhereWhatWaivesItIsNot() {
        scenario("PW", line("PW", "5", "\"inner\"", planned("2026-10-01", 10, ", \"item.sme\": true")));
        review("PW", "2026-03-31");
        var late = option("later", "{\"kind\": \"SLOW\", \"deliveries\": [\"PW/1\"], \"days\": 1}");
        var first = "columns[0].answers.find { it.subject == 'delivery:PW-1' }.effect";
        var hidden = waived(sql, "W-PW-1", "t.handed", "\"subject\": \"delivery:PW-1\"", "null", "2026-03-01");
        assertThat(weighed("PW", late, "").getString(first + ".waived.reference"))
                .isEqualTo("W-PW-1");
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "update waiver set version = version + 1, access_groups = '{inner}' where id = ?::uuid",
                        hidden));
        assertThat(weighed("PW", late, "").<String, Object>getMap(first))
                .containsEntry("to", "NOT_MET")
                .doesNotContainKeys("waived", "perhapsWaived", "usedUp");
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "update waiver set version = version + 1, valid_until = '2026-04-01' where id = ?::uuid",
                        hidden));
        waived(sql, "W-PW-2", "t.handed", "\"partner\": \"PW\"", "{\"uses\": 2}", "2026-03-01");
        var set = weighed("PW", late, "");
        assertThat(set.<String, Object>getMap(first))
                .containsEntry("to", "NOT_MET")
                .doesNotContainKeys("waived", "perhapsWaived", "usedUp");
        assertThat(set.<String>getList("columns[1].answers.subject")).doesNotContain("delivery:PW-5");
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
                "OE | {\"kind\": \"SLOW\", \"everything\": true} | 400 | measures/0",
                "OE | {\"kind\": \"SLOW\", \"everything\": true, \"days\": 3, \"per\": \"YEAR\"} | 400 | /per",
                "OE | {\"kind\": \"HOLD\", \"everything\": true, \"from\": \"2026-03-31\"} | 400 | /from",
                "OE | {\"kind\": \"CAP\", \"everything\": true, \"per\": \"YEAR\"} | 400 | measures/0",
                "OE | {\"kind\": \"RESEQUENCE\", \"deliveries\": [\"OE/1\"]} | 400 | /deliveries",
                "OE | {\"kind\": \"RELEASE\", \"deliveries\": [\"OE/1\"]} | 400 | measures/0",
                "OE | {\"kind\": \"REPLAN\", \"objective\": \"NONE\", \"points\": [{\"on\": \"2026-12-31\", \"cumulative\": \"1\"}]} | 422 | /objective",
                "OE | {\"kind\": \"REPLAN\", \"objective\": \"OE\", \"points\": [{\"on\": \"2025-12-31\", \"cumulative\": \"1\"}]} | 400 | /points/0/on"
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
    void whatIsSealedStaysAndOnlyThatCanBeDecidedOn() {
        scenario("OG");
        var set = weighed("OG", option("later", SLOW.formatted("OG")), "");
        var path = "/v1/options/" + set.getString("id");
        propose("OG", set, "later", set.getString("digest"))
                .statusCode(422)
                .body("type", equalTo("/problems/options-not-sealed"));

        var revised = act(
                        "reviewer",
                        path + "/revise",
                        1,
                        body("OG", option("sooner", SLOW.formatted("OG").replace("SLOW", "SPEED")), ""))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(revised.getString("digest")).isNotEqualTo(set.getString("digest"));
        assertThat(revised.<String>getList("columns.name")).containsExactly("as planned", "sooner");
        act("reviewer", path + "/seal", 1, "{}").statusCode(412);
        act("approver", path + "/seal", 2, "{}").statusCode(200).body("sealedBy", equalTo("person of approver"));

        act("reviewer", path + "/revise", 3, body("OG", option("later", SLOW.formatted("OG")), ""))
                .statusCode(409);
        act("reviewer", path + "/seal", 3, "{}").statusCode(409);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.update(
                                "update option_set set title = 'other' where id = ?",
                                UUID.fromString(set.getString("id")))))
                .rootCause()
                .hasMessageContaining("option_set_sealed");

        propose("OG", revised, "later", revised.getString("digest"))
                .statusCode(422)
                .body("type", equalTo("/problems/other-options"))
                .body("violations.pointer", contains("/content/considered/chosen"));
        propose("OG", revised, "sooner", set.getString("digest"))
                .statusCode(422)
                .body("violations.pointer", contains("/content/considered/digest"));
        propose("OH", revised, "sooner", revised.getString("digest"))
                .statusCode(422)
                .body("violations.pointer", contains("/content/considered/set"));
        var decision = propose("OG", revised, "sooner", revised.getString("digest"))
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(decision.getString("evidence.considered.digest")).isEqualTo(revised.getString("digest"));
        act(
                        "approver",
                        "/v1/decisions/" + decision.getString("id") + "/sign",
                        1,
                        "{\"evidenceDigest\": \"%s\"}".formatted(decision.getString("evidenceDigest")))
                .statusCode(200);
    }

    private static ValidatableResponse propose(String partner, JsonPath set, String chosen, String digest) {
        var scenario = Scenario.of(partner, delivery("X", "t.beta", "N"));
        var raw = scenario.raw;
        scenario.raw = Map.of();
        var schedule = scenario.schedule;
        scenario.schedule = "";
        review(partner, "2024-05-01");
        scenario.raw = raw;
        scenario.schedule = schedule;
        scenario.partitions = List.of(List.of());
        return as("reviewer")
                .body("""
                    {"content": {"reference": "D-%1$s-%2$s", "outcome": "ACCELERATE", "forum": "board",
                     "authorityOfRecord": "assistant secretary", "legalBasis": "policy", "scope": {"partner": "%1$s"},
                     "interestStatement": "we want what we said",
                     "options": [{"option": "go on", "effect": "none", "costInWords": "none"}],
                     "flags": ["%3$s"], "reviewBy": "2099-01-01",
                     "considered": {"set": "%4$s", "digest": "%5$s", "chosen": "%6$s"}}}
                    """.formatted(
                        partner,
                        UUID.randomUUID(),
                        flag("t.beta", "delivery:%s-X".formatted(partner)).getString("id"),
                        set.getString("id"),
                        digest,
                        chosen))
                .post("/v1/decisions")
                .then();
    }

    @Test
    void whoLookedIsWrittenDownAndNothingElse() {
        scenario("OI");
        RegistryStub.HOLDS.clear();
        var holds = RegistryStub.HOLD_REQUESTS.get();
        var flags = sql.number("select count(*) from flag");
        var path = "/v1/options/"
                + weighed("OI", option("stop", "{\"kind\": \"HOLD\", \"everything\": true}"), "")
                        .getString("id");

        as("approver").get(path).then().statusCode(200);
        as("legal-adviser").get(path).then().statusCode(200);
        as("reader").get(path).then().statusCode(403);

        as("auditor")
                .get(path + "/readers")
                .then()
                .body("items.person", contains("person of reviewer", "person of approver", "person of legal-adviser"));
        assertThat(RegistryStub.HOLD_REQUESTS.get()).isEqualTo(holds);
        assertThat(sql.number("select count(*) from flag")).isEqualTo(flags);
    }

    /** Whoever weighs, revises or seals is shown what comes of it, and whoever pages through it as well. */
    @Test
    void whoMakesOptionsHasLookedAtThem() {
        scenario("OT");
        var later = option("later", SLOW.formatted("OT"));
        var path = "/v1/options/" + weighed("OT", later, "").getString("id");
        act("approver", path + "/revise", 1, body("OT", later, "")).statusCode(200);
        act("senior-approver", path + "/seal", 2, "{}").statusCode(200);
        as("legal-adviser").get(path + "/effects").then().statusCode(200);

        as("auditor")
                .get(path + "/readers")
                .then()
                .body(
                        "items.person",
                        contains(
                                "person of reviewer",
                                "person of approver",
                                "person of senior-approver",
                                "person of legal-adviser"))
                .body("items.version", contains(1, 2, 3, 3));
    }

    /** Two hundred and one of a kind: all are counted, two hundred stand beside the option, and all have pages. */
    @Test
    void whatIsTooMuchForOnePageHasPagesOfItsOwn() {
        var more = IntStream.rangeClosed(4, 201)
                .mapToObj(number -> line("OU", Integer.toString(number), "", planned("2026-07-01", 1, "")))
                .toArray(String[]::new);
        scenario("OU", more);
        var set = weighed("OU", option("later", SLOW.formatted("OU")), "");
        var path = "/v1/options/" + set.getString("id");

        assertThat(set.getList("columns[1].deliveries")).hasSize(200);
        assertThat(set.getInt("columns[1].effects.DELIVERY")).isEqualTo(201);
        assertThat(set.getString("effects")).isEqualTo(path + "/effects");
        var labels = new HashSet<String>();
        var cursor = "";
        var second = "";
        for (var page = 0; page < 3; page++) {
            var read = as("reviewer")
                    .get(path + "/effects?option=1&kind=DELIVERY&limit=67" + cursor)
                    .then()
                    .statusCode(200)
                    .body("total.count", equalTo(201))
                    .body("items.kind", everyItem(equalTo("DELIVERY")))
                    .body("items", hasSize(67))
                    .extract()
                    .jsonPath();
            labels.addAll(read.getList("items.label"));
            cursor = "&cursor=" + read.getString("next");
            second = page == 0 ? cursor : second;
        }
        assertThat(labels).hasSize(201).contains("OU/1", "OU/201");
        // Once for what was weighed and once for three pages; a page that was handed over has a reader, too.
        as("approver")
                .get(path + "/effects?option=1&kind=DELIVERY&limit=67" + second)
                .then()
                .statusCode(200);
        as("auditor")
                .get(path + "/readers")
                .then()
                .body("items.person", contains("person of reviewer", "person of reviewer", "person of approver"));
        // The pages of what was computed before do not go on with what is computed now.
        act("approver", path + "/revise", 1, body("OU", option("later", SLOW.formatted("OU")), ""))
                .statusCode(200);
        as("reviewer")
                .get(path + "/effects?option=1&kind=DELIVERY&limit=67" + second)
                .then()
                .statusCode(400);
        as("reviewer").get(path + "/effects?kind=NOTHING").then().statusCode(400);
        as("reader").get(path + "/effects").then().statusCode(403);
    }

    private static Scenario held(String partner, String groups, String... contents) {
        var scenario = scenario(partner);
        var holds = new ArrayList<String>();
        for (var number = 1; number <= contents.length; number++) {
            holds.add("""
                {"subject": "hold:%1$s-H%2$d", "type": "hold/1", "asOf": "2026-03-31", "knownAt": "2026-11-01T00:00:00Z",
                 "sameUntil": null, "partner": "%1$s", "accessGroups": [%3$s], "label": "%1$s/H%2$d",
                 "hold.startedOn": "2026-02-01", "hold.releasedOn": null}
                """.formatted(partner, number, groups).replace("\n", " "));
            RegistryStub.CONTENTS.put(partner + "-H" + number, contents[number - 1]);
        }
        var lines = new TreeMap<>(scenario.raw);
        lines.put("hold", holds);
        scenario.raw = lines;
        return scenario;
    }

    /** Beside the three that are yet to come a fourth, of another class. */
    private static void alsoAirDefence(String partner, Scenario scenario) {
        var lines = new TreeMap<>(scenario.raw);
        var deliveries = new ArrayList<>(Objects.requireNonNull(lines.get("delivery")));
        deliveries.add(line(partner, "4", "", planned("2026-10-10", 5, "")).replace("ARMOUR", "AIR_DEFENCE"));
        lines.put("delivery", deliveries);
        scenario.raw = lines;
    }

    private static String names(String partner, String more) {
        return "{\"transfers\": [\"%s-T\"]%s}".formatted(partner, more);
    }

    private static String release(String partner, String more) {
        return option(
                "let go",
                "{\"kind\": \"RELEASE\", \"hold\": \"%1$s/H1\", \"on\": \"2026-07-10\"%2$s}".formatted(partner, more));
    }

    @Test
    void whatAHoldStopsComesWhenItIsReleasedButNotBeforeItsDay() {
        held("OQ", "", names("OQ", ", \"itemScope\": \"bombs of 2,000 pounds\""));
        var set = weighed("OQ", release("OQ", ""), "");

        assertThat(set.getString("columns[0].objectives[0].effect.outlook.why"))
                .isEqualTo("what has come and is scheduled comes to 20 EACH of 100 EACH");
        assertThat(set.<String>getList("columns[1].deliveries.effect.on"))
                .containsExactly("2026-07-10", "2026-09-30", "2026-12-15");
        assertThat(set.<String>getList("columns[0].notComputed.effect.why"))
                .anySatisfy(why -> assertThat(why).startsWith("it says in words that it is about a part"));
    }

    @Test
    void aHoldThatIsStatedInClassesHoldsThose() {
        alsoAirDefence(
                "OW", held("OW", "", names("OW", ", \"itemScope\": \"tanks\", \"capabilityClasses\": [\"ARMOUR\"]")));
        var set = weighed("OW", release("OW", ""), "");

        assertThat(set.<String>getList("columns[0].notComputed.label"))
                .contains("OW/1", "OW/2", "OW/3")
                .doesNotContain("OW/4", "OW/H1");
        assertThat(set.<String>getList("columns[1].deliveries.label")).containsExactly("OW/1", "OW/2", "OW/3");
        // Nothing can be released that is not held.
        weigh("reviewer", "OW", option("x", "{\"kind\": \"RELEASE\", \"deliveries\": [\"OW/4\"]}"), "")
                .statusCode(400)
                .body("violations.message", hasItem(containsString("held or has no day")));
    }

    @Test
    void whatWasLetGoByItsClassIsNotHeldAndWhatNothingIsOfIsNamed() {
        alsoAirDefence("OX", held("OX", "", names("OX", """
            , "capabilityClasses": ["ARMOUR", "AIR_DEFENCE", "AMOUR"], "partialReleases": [
              {"on": "2026-03-15", "scope": "interceptors", "capabilityClasses": ["AIR_DEFENCE"]},
              {"on": "2026-03-30/2026-04-02", "scope": "the rest", "capabilityClasses": ["ARMOUR"]},
              {"on": "2026-04-15", "scope": "by words alone, and later"}]
            """)));
        var set = weighed("OX", release("OX", ""), "");

        assertThat(set.<String>getList("columns[1].deliveries.label")).containsExactly("OX/1", "OX/2", "OX/3");
        assertThat(set.<String>getList("columns[0].notComputed.findAll { it.label == 'OX/H1' }.effect.why"))
                .containsExactly("whether ARMOUR is released is not known: the day is 2026-03-30/2026-04-02;"
                        + " it speaks of AMOUR, and nothing of that class is yet to come under it");
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

    /**
     * Of 100 there are charged 60 in February and 15 in August; 20 more come after the day that is looked at. 20 may be charged
     * whatever a rule says: 15 more leave that in force.
     */
    @Test
    void chargesThatAreRecordedAheadAreCounted() {
        Scenario.rules = List.of("t.charged");
        var scenario = scenario("PFC");
        var lines = new TreeMap<>(scenario.raw);
        lines.put(
                "authority",
                List.of(other(
                        "authority", "PFC", "PFC-A", ", \"authority.code\": \"PFC-A\", \"stub.t.charged\": \"N\"")));
        scenario.raw = lines;
        review("PFC", "2026-03-31");
        waived(
                sql,
                "W-PFC",
                "t.charged",
                "\"partner\": \"PFC\"",
                "{\"value\": {\"amount\": \"20\", \"currency\": \"USD\", \"basis\": \"ACCOUNTED\"}}",
                "2026-03-01");
        var charge = "{\"on\": \"%s\", \"amount\": {\"amount\": \"%d\", \"currency\": \"USD\","
                + " \"basis\": \"ACCOUNTED\"}, \"transfer\": \"PFC-T\"}";
        var authority = """
            {"authority": "PFC-A", "id": "PFC-PFC-A", "steps": [{"from": "2025-10-01", "legalBasis": "x",
             "ceiling": {"amount": "100", "currency": "USD", "basis": "ACCOUNTED"}}], "charges": [%s, %s, %s]}
            """.formatted(
                        charge.formatted("2026-02-01", 60),
                        charge.formatted("2026-08-01", 15),
                        charge.formatted("2027-02-01", 20))
                .replace("\n", " ");
        var objective = scenario.schedule;
        scenario.schedule = objective + "\n" + authority.stripLeading();
        var more = option("more", """
                {"kind": "CHARGE", "transfers": ["PFC-T"], "authority": "PFC-A", "on": "2026-09-01",
                 "amount": {"amount": "4", "currency": "USD", "basis": "ACCOUNTED"}}""");
        var set = weighed("PFC", more, "");

        assertThat(set.getString("columns[0].authorities[0].effect.used")).isEqualTo("75 USD ACCOUNTED");
        assertThat(set.getString("columns[0].authorities[0].effect.headroom")).isEqualTo("0.25");
        assertThat(set.getInt("columns[0].authorities[0].effect.chargesAhead")).isEqualTo(1);
        assertThat(charged(set)).isEqualTo("W-PFC perhaps null");
        scenario.schedule = scenario.schedule.replace("2026-08-01", "2026");
        assertThat(charged(weighed("PFC", more, "")))
                .as("what is dated by the year may have been charged before")
                .isEqualTo("null perhaps W-PFC");
        // The whole portfolio is read for a charge elsewhere, and by tests of other things.
        scenario.raw = Map.of();
        scenario.schedule = "";
        scenario.partitions = List.of();
    }

    private static String charged(JsonPath set) {
        var first = "columns[0].answers.find { it.effect.rule == 't.charged' }.effect.";
        return "%s perhaps %s"
                .formatted(set.getString(first + "waived.reference"), set.getString(first + "perhapsWaived.reference"));
    }

    @Test
    void whatAnotherHoldStopsAsWellDoesNotComeBecauseOneEnds() {
        held("OR", "", names("OR", ""), names("OR", ""));
        weigh("reviewer", "OR", release("OR", ""), "")
                .statusCode(400)
                .body("violations.message", hasItem(startsWith("is not alone on anything")));
        var said = weighed("OR", release("OR", ", \"transfers\": [\"OR-T\"]"), "");
        assertThat(said.getList("columns[1].deliveries")).hasSize(3);
    }

    @Test
    void whoMayNotSeeAHoldIsNotToldOfItByARefusal() {
        held("OS", "\"inner\"", names("OS", ""));
        var order = option("order", "{\"kind\": \"RESEQUENCE\", \"deliveries\": [\"OS/2\", \"OS/1\"]}");

        weigh("reviewer", "OS", order, "")
                .statusCode(422)
                .body("violations.message", everyItem(equalTo("must be a delivery of the scope")));
        weigh("reviewer-inside", "OS", order, "")
                .statusCode(400)
                .body("violations.message", hasItem(containsString("no day ahead")));
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

    @Test
    void theSameRequestIsAnsweredOnceAndWithoutTheRegisterNotAtAll() {
        var scenario = scenario("OK");
        var body = body("OK", option("later", SLOW.formatted("OK")), "");
        var key = UUID.randomUUID().toString();
        var ids = new ArrayList<String>();
        for (var i = 0; i < 2; i++) {
            ids.add(request()
                    .basic("reviewer", "reviewer-test-password")
                    .contentType("application/json")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/v1/options")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        // The answer is kept: nothing is computed for it again, so that it comes also while the register is down.
        var asked = RegistryStub.SCHEDULES_ASKED.get();
        scenario.schedulesDown.set(3);
        request()
                .basic("reviewer", "reviewer-test-password")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/options")
                .then()
                .statusCode(201)
                .body("id", equalTo(ids.getFirst()));
        assertThat(RegistryStub.SCHEDULES_ASKED.get()).isEqualTo(asked);
        request()
                .basic("reviewer", "reviewer-test-password")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body.replace("later", "even later"))
                .post("/v1/options")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        scenario.schedulesDown.set(3);
        weigh("reviewer", "OK", option("later", SLOW.formatted("OK")), "").statusCode(503);
        scenario.schedulesDown.set(0);
        weigh("desk-officer", "OK", option("later", SLOW.formatted("OK")), "").statusCode(403);
    }
}
