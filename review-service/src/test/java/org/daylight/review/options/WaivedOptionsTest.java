package org.daylight.review.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.options.Weighings.SLOW;
import static org.daylight.review.options.Weighings.body;
import static org.daylight.review.options.Weighings.line;
import static org.daylight.review.options.Weighings.option;
import static org.daylight.review.options.Weighings.other;
import static org.daylight.review.options.Weighings.planned;
import static org.daylight.review.options.Weighings.scenario;
import static org.daylight.review.options.Weighings.weighed;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.reviews.Suite.waived;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Money;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.projection.OpenDelivery;
import org.daylight.review.reviews.Judging.Header;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

/**
 * What of the answers on altered facts a waiver covers, and what is used up on the way.
 *
 * <p>100 are planned evenly for 2026. 20 came on March 10; 30 are planned for June 30, 20 for September 30, 30 for December 15.
 * It is March 31, and the effects are looked at on December 31.
 */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class WaivedOptionsTest extends OptionRules {

    @Inject
    Sql sql;

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

    private static String charged(JsonPath set) {
        var first = "columns[0].answers.find { it.effect.rule == 't.charged' }.effect.";
        return "%s perhaps %s"
                .formatted(set.getString(first + "waived.reference"), set.getString(first + "perhapsWaived.reference"));
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
}
