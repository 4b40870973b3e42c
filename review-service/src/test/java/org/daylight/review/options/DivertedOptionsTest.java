package org.daylight.review.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.options.Weighings.line;
import static org.daylight.review.options.Weighings.option;
import static org.daylight.review.options.Weighings.other;
import static org.daylight.review.options.Weighings.planned;
import static org.daylight.review.options.Weighings.scenario;
import static org.daylight.review.options.Weighings.weigh;
import static org.daylight.review.options.Weighings.weighed;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.TreeMap;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.RegistryStub;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

/** Twenty that are planned here for September 30 go to another partner. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class DivertedOptionsTest extends OptionRules {

    private static final String DIVERT = """
            {"kind": "DIVERT", "deliveries": ["%1$s/2"], "partner": "%2$s", "objective": "%2$s"%3$s}
            """;

    @Override
    List<String> asked() {
        return List.of("t.act", "t.drift", "t.to", "t.under");
    }

    /** An ally's deliveries under an active transfer. */
    private static void here(String partner) {
        var scenario = scenario(partner);
        change(
                scenario,
                "delivery",
                List.of(
                        line(
                                partner,
                                "0",
                                "",
                                "\"delivery.handedOverOn\": \"2026-03-10\", \"delivery.quantity\": \"20 EACH\""),
                        of(partner, "1", "2026-06-30", 30),
                        of(partner, "2", "2026-09-30", 20),
                        of(partner, "3", "2026-12-15", 30)));
    }

    private static String of(String partner, String name, String on, int quantity) {
        return line(
                partner,
                name,
                "",
                planned(
                        on,
                        quantity,
                        ", \"partner.policyCategory\": \"TREATY_ALLY\", \"transfer.status\": \"ACTIVE\""));
    }

    /** A partner to whom one delivery of twenty is planned for June. */
    private static Scenario there(String partner, String category, String status) {
        var scenario = scenario(partner);
        change(scenario, "delivery", List.of(line(partner, "1", "", planned("2026-06-30", 20, ""))));
        change(scenario, "partner", List.of(other("partner", partner, partner, category)));
        change(
                scenario,
                "transfer",
                List.of(other("transfer", partner, partner + "-T", ", \"transfer.status\": \"%s\"".formatted(status))));
        scenario.schedule = scenario.schedule.replaceFirst("\"deliveries\": \\[\\{.*?\\}\\]", "\"deliveries\": []");
        return scenario;
    }

    private static void change(Scenario scenario, String type, List<String> to) {
        var lines = new TreeMap<>(scenario.raw);
        lines.put(type, to);
        scenario.raw = lines;
    }

    private static String category(String category) {
        return ", \"partner.policyCategory\": \"%s\"".formatted(category);
    }

    private static String under(String transfer) {
        return ", \"under\": \"%s\"".formatted(transfer);
    }

    private static String answer(JsonPath set, int column, String rule) {
        var found = "columns[%d].answers.find { it.effect.rule == '%s' }".formatted(column, rule);
        return set.get(found) == null
                ? "as planned"
                : "%s %s %s to %s, missing %s"
                        .formatted(
                                set.getString(found + ".subject"),
                                set.getString(found + ".label"),
                                set.getString(found + ".effect.from"),
                                set.getString(found + ".effect.to"),
                                set.getList(found + ".effect.missing"));
    }

    /** Here 80 of 100 come, there 40 of 100 instead of 20. */
    @Test
    void whatIsDivertedCountsForTheObjectiveOfTheOtherPartner() {
        here("VA");
        there("VAB", category("PARTNER"), "ACTIVE");
        var divert = DIVERT.formatted("VA", "VAB", "");
        var set = weighed("VA", option("diverted", divert), "");

        assertThat(set.<String>getList("columns[1].objectives.label")).containsExactly("VA", "VAB");
        for (var column : List.of(0, 1)) {
            assertThat(set.<String>getList(
                            "columns[%d].objectives.effect.outlook.curve*.getAt(-1).projected".formatted(column)))
                    .containsExactlyElementsOf(
                            column == 0 ? List.of("100 EACH", "20 EACH") : List.of("80 EACH", "40 EACH"));
        }
        assertThat(set.getString("columns[1].deliveries[0].effect.divertedTo.objective"))
                .isEqualTo("VAB");
        weigh("reviewer", "VA", option("bad", divert.replace("\"objective\": \"VAB\"", "\"objective\": \"NONE\"")), "")
                .statusCode(422)
                .body("violations.pointer", contains("/content/options/0/measures/0/objective"));
        weigh("reviewer", "VA", option("bad", divert.replace("\"partner\": \"VAB\"", "\"partner\": \"NOBODY\"")), "")
                .statusCode(422)
                .body("violations.pointer", contains("/content/options/0/measures/0/partner"));
    }

    /** The rules want an ally and an active transfer. The other partner is no ally, and under which transfer it comes nobody says. */
    @Test
    void rulesAreAskedAboutItAtTheOtherPartner() {
        here("VC");
        there("VCB", category("PARTNER"), "ACTIVE");
        var set = weighed(
                "VC",
                String.join(
                        ",",
                        option("somewhere", DIVERT.formatted("VC", "VCB", "")),
                        option("under its transfer", DIVERT.formatted("VC", "VCB", under("VCB-T")))),
                "");

        for (var column : List.of(1, 2)) {
            assertThat(answer(set, column, "t.to")).isEqualTo("delivery:VC-2 VC/2 MET to NOT_MET, missing []");
            assertThat(answer(set, column, "t.act")).isEqualTo("proposal:VC-2 VC/2 to VCB null to NOT_MET, missing []");
        }
        assertThat(answer(set, 1, "t.under"))
                .isEqualTo("delivery:VC-2 VC/2 MET to UNDETERMINED, missing [transfer.status]");
        assertThat(answer(set, 2, "t.under")).isEqualTo("as planned");
        assertThat(set.<String>getList("columns[1].notComputed.effect.what"))
                .contains("under which transfer VC/2 comes to VCB");
        assertThat(set.<String>getList("columns[2].notComputed.effect.what"))
                .doesNotContain("under which transfer VC/2 comes to VCB");
        assertThat(set.getString("columns[2].deliveries[0].effect.divertedTo.under"))
                .isEqualTo("VCB-T");
        assertThat(set.<String>getList("columns[0].answers.effect.rule")).containsOnly("t.drift");
    }

    /** An ally may get it, and of a partner of whom nobody says what they are the leaf that is missing is named. */
    @Test
    void whatIsNotKnownOfTheOtherPartnerIsNeverMet() {
        here("VD");
        there("VDB", category("TREATY_ALLY"), "ACTIVE");
        there("VDC", "", "ACTIVE");
        var set = weighed(
                "VD",
                String.join(
                        ",",
                        option("to an ally", DIVERT.formatted("VD", "VDB", "")),
                        option("to whom", DIVERT.formatted("VD", "VDC", ""))),
                "");

        assertThat(answer(set, 1, "t.to")).isEqualTo("as planned");
        assertThat(answer(set, 1, "t.act")).isEqualTo("proposal:VD-2 VD/2 to VDB null to MET, missing []");
        assertThat(answer(set, 2, "t.to"))
                .isEqualTo("delivery:VD-2 VD/2 MET to UNDETERMINED, missing [partner.policyCategory]");
        assertThat(answer(set, 2, "t.act"))
                .isEqualTo("proposal:VD-2 VD/2 to VDC null to UNDETERMINED, missing [partner.policyCategory]");
    }

    @Test
    void aHoldThereHoldsItOnceItIsKnownUnderWhichTransferItComes() {
        here("VE");
        var other = there("VEB", category("PARTNER"), "ACTIVE");
        change(other, "hold", List.of("""
                {"subject": "hold:VEB-H", "type": "hold/1", "asOf": "2026-03-31", "knownAt": "2026-11-01T00:00:00Z",
                 "sameUntil": null, "partner": "VEB", "accessGroups": [], "label": "VEB/H",
                 "hold.startedOn": "2026-02-01", "hold.releasedOn": null}
                """.replace("\n", " ")));
        RegistryStub.CONTENTS.put("VEB-H", "{\"transfers\": [\"VEB-T\"]}");
        var set = weighed(
                "VE",
                String.join(
                        ",",
                        option("somewhere", DIVERT.formatted("VE", "VEB", "")),
                        option("under its transfer", DIVERT.formatted("VE", "VEB", under("VEB-T")))),
                "");

        assertThat(set.getString("columns[1].deliveries[0].effect.on")).isEqualTo("2026-09-30");
        assertThat(set.<String>getList("columns[1].notComputed.effect.what")).contains("whether VEB/H holds VE/2");
        assertThat(set.getString("columns[2].deliveries[0].effect.on")).isNull();
        assertThat(set.getString("columns[2].deliveries[0].effect.why"))
                .isEqualTo("a hold on VEB-T is in force and no end of it is known");
        assertThat(set.<String>getList("columns[2].objectives.effect.outlook.scheduled"))
                .containsExactly("80 EACH", "0 EACH");
    }

    @Test
    void aTransferThatIsNoneOfThePartnerOrHasEndedIsTold() {
        here("VF");
        there("VFB", category("PARTNER"), "CANCELLED");
        weigh("reviewer", "VF", option("bad", DIVERT.formatted("VF", "VFB", under("VF-T"))), "")
                .statusCode(422)
                .body("violations.pointer", contains("/content/options/0/measures/0/under"))
                .body("violations.message", contains("must be a transfer to the partner"));
        weigh("reviewer", "VF", option("bad", DIVERT.formatted("VF", "VFB", under("VFB-T"))), "")
                .statusCode(400)
                .body("violations.pointer", contains("/content/options/0/measures/0/under"))
                .body(
                        "violations.message",
                        contains("is CANCELLED, so that nothing more comes under it; leave it out"));
        weigh(
                        "reviewer",
                        "VF",
                        option("bad", "{\"kind\": \"HOLD\", \"everything\": true%s}".formatted(under("VF-T"))),
                        "")
                .statusCode(400)
                .body("violations.pointer", contains("/content/options/0/measures/0/under"));
    }
}
