package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.record;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.Test;

/** What is to be decided, is owed or happened: a small register, and its lines written by hand beside it. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class OwedLinesTest {

    private static final String SERVICE = "service";
    private static final List<String> TYPES =
            List.of("delivery", "incident", "item", "proposal", "undertaking", "unit");

    private final String code = Api.code();

    @Test
    void everyLineReadsAsWrittenByHand() {
        fill();

        assertThat(lines("2024-03-20"))
                .containsExactlyInAnyOrderElementsOf(Register.resource("owed-lines-2024-03-20.ndjson"));
    }

    @Test
    void aLineReadsOtherwiseOnTheDayItNames() {
        fill();

        assertThat(lines("2024-03-21")).isEqualTo(lines("2024-03-20"));
        assertThat(line("unit", "2024-03-22", "/B1")).contains("\"unit.exceptionOn\":\"2024-03-22\"");
        assertThat(line("undertaking", "2024-03-28", "/W2")).contains("\"undertaking.fulfilledOn\":\"2024-03-28\"");
        assertThat(line("proposal", "2024-03-29", "/O1"))
                .contains("\"determination.grossPatternOn\":\"2024-03-29\"")
                .contains("\"sameUntil\":null");
        assertThat(line("item", "2024-04-02", "/E1")).contains("\"item.disposition\":\"LOST\"");
        assertThat(line("incident", "2024-04-05", "/I1")).contains("\"judgement.substantialViolation\":false");
        assertThat(line("item", "2024-04-12", "/E1")).contains("\"item.lastEvidenceOn\":\"2024-04-12\"");
        assertThat(line("item", "2023-11-30", "/E1"))
                .contains("\"item.custody\":\"depot\"")
                .contains("\"item.lastSeenOn\":null")
                .doesNotContain("hostileEnvironment");
    }

    @Test
    void everyLeafIsInTheVocabularyOfTheRules() {
        fill();
        var vocabulary = Vocabulary.read();

        var faults = new TreeSet<String>();
        for (var text : lines("2024-04-12")) {
            var line = Register.json(text);
            faults.addAll(vocabulary.faults(line.path("type").asText(), line));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aDeliveryIsInventoriedWhenItsLastArticleWas() {
        fill();
        record("items", """
                {"reference": "%1$s/E3", "partner": "%1$s", "type": "AN/PVS-14", "serial": "4713", "delivery": "%1$s/D1",
                 "lastSeenOn": null}""".formatted(code));

        assertThat(line("delivery", "2024-03-20", "/D1"))
                .contains("\"monitoring.firstInventoryOn\":null,\"monitoring.lastInventoryOn\":null");

        record("end-use-checks", """
                {"reference": "%1$s/K9", "partner": "%1$s", "kind": "SERIAL_INVENTORY", "item": "%1$s/E3",
                 "on": "2024-02-08", "by": "the attaché"}""".formatted(code));
        assertThat(line("delivery", "2024-03-20", "/D1"))
                .contains("\"monitoring.firstInventoryOn\":\"2024-02-08\"")
                .contains("\"monitoring.lastInventoryOn\":\"2023-12-20\"");
        assertThat(line("delivery", "2024-02-07", "/D1"))
                .contains("\"monitoring.firstInventoryOn\":null")
                .contains("\"sameUntil\":\"2024-02-08\"");

        record("items", """
                {"reference": "%1$s/E4", "partner": "%1$s", "type": "AN/PVS-14", "serial": "4714", "delivery": "%1$s/D1"}""".formatted(code));
        assertThat(line("delivery", "2024-03-20", "/D1")).doesNotContain("InventoryOn");
    }

    /** Of what came from afar of all articles the oldest; null while one has none. Of what is lost none is looked for. */
    @Test
    void otherEvidenceOfADeliveryIsThatOfAllItsArticles() {
        fill();
        assertThat(line("delivery", "2024-04-01", "/D1")).contains("\"monitoring.otherEvidenceOn\":null");
        assertThat(line("delivery", "2024-04-12", "/D1")).doesNotContain("otherEvidenceOn");
        record("items", """
                {"reference": "%1$s/E5", "partner": "%1$s", "type": "AN/PVS-14", "serial": "4715", "delivery": "%1$s/D1",
                 "lastEvidenceOn": "2024-03-15"}""".formatted(code));
        assertThat(line("delivery", "2024-04-12", "/D1")).contains("\"monitoring.otherEvidenceOn\":\"2024-03-15\"");
        record("items", """
                {"reference": "%1$s/E3", "partner": "%1$s", "type": "AN/PVS-14", "serial": "4713", "delivery": "%1$s/D1",
                 "lastEvidenceOn": "2024-02"}""".formatted(code));

        assertThat(line("delivery", "2024-04-12", "/D1")).contains("\"monitoring.otherEvidenceOn\":\"2024-02\"");
        record("items", """
                {"reference": "%1$s/E4", "partner": "%1$s", "type": "AN/PVS-14", "serial": "4714", "delivery": "%1$s/D1"}""".formatted(code));
        assertThat(line("delivery", "2024-04-12", "/D1")).doesNotContain("otherEvidenceOn");
    }

    /** Whoever reports that an article was stolen has reported of it, and shown nothing of it. */
    @Test
    void aReportThatAnArticleIsGoneIsAReportAndNoEvidence() {
        fill();
        record("items", """
                {"reference": "%1$s/E3", "partner": "%1$s", "type": "AN/PVS-14", "serial": "4713", "delivery": "%1$s/D1",
                 "lastEvidenceOn": "2024-04-12"}""".formatted(code));
        record("end-use-checks", """
                {"reference": "%1$s/K8", "partner": "%1$s", "kind": "PARTNER_SELF_REPORT", "item": "%1$s/E3", "on": "2024-05-02",
                 "by": "the partner", "programme": "PARTNER", "evidence": "REPORT", "result": "NOT_FOUND"}""".formatted(code));

        assertThat(line("item", "2024-05-02", "/E3")).contains("\"item.lastEvidenceOn\":\"2024-05-02\"");
        assertThat(line("delivery", "2024-05-02", "/D1")).contains("\"monitoring.otherEvidenceOn\":\"2024-04-12\"");
    }

    @Test
    void anInventoryThatIsKnownNotToHaveBeenHidesNoOther() {
        fill();
        record("end-use-checks", """
                {"reference": "%1$s/K7", "partner": "%1$s", "kind": "SERIAL_INVENTORY", "item": "%1$s/E1", "on": null,
                 "by": "the attaché"}""".formatted(code));

        assertThat(line("delivery", "2024-03-20", "/D1")).contains("\"monitoring.lastInventoryOn\":\"2023-12-20\"");
    }

    /** Whoever sees only a part of the articles cannot see that all of them were inventoried. */
    @Test
    void aDeliveryIsNotInventoriedForWhomNotAllItsArticlesAreShown() {
        fill();
        Api.post(Api.CLOSE, "/v1/items", Api.draft("""
                {"reference": "%1$s/E3", "partner": "%1$s", "type": "AN/PVS-14", "serial": "4713", "delivery": "%1$s/D1",
                 "lastSeenOn": null}""".formatted(code), "\"accessGroup\": \"close-hold\""))
                .statusCode(201);

        assertThat(line("delivery", "2024-03-20", "/D1")).contains("\"monitoring.firstInventoryOn\":null");
        var seen = Register.lines("reviewer", "delivery", "asOf=2024-03-20&scope=partner:" + code).stream()
                .filter(line -> line.contains("\"label\":\"" + code + "/D1\""))
                .toList();
        assertThat(seen).hasSize(1).noneMatch(line -> line.contains("InventoryOn"));
    }

    @Test
    void anEmergencyOfItsTransferIsAFactOfADelivery() {
        fill();
        assertThat(line("delivery", "2024-03-20", "/D1")).doesNotContain("emergency");

        record("determinations", """
                {"reference": "%1$s/G9", "partner": "%1$s", "kind": "EMERGENCY", "statute": "AECA 36(b)",
                 "officer": "the Secretary", "on": "2024-03-10", "until": null, "transfers": ["%1$s/T1"]}""".formatted(code));
        assertThat(line("delivery", "2024-03-20", "/D1"))
                .contains("\"determination.emergencyOn\":\"2024-03-10\",\"determination.emergencyUntil\":null");
        assertThat(line("delivery", "2024-03-09", "/D1")).contains("\"determination.emergencyOn\":null");
        assertThat(line("proposal", "2024-03-20", "/O1")).contains("\"determination.emergencyOn\":\"2024-03-10\"");
    }

    @Test
    void anEndOfWhichOnlyTheYearIsKnownLeavesTheDeterminationOpen() {
        fill();
        record("determinations", """
                {"reference": "%1$s/G8", "partner": "%1$s", "kind": "FINDING", "determined": "SPECIAL_AUTHORITY",
                 "statute": "FAA 614", "officer": "the President", "on": "2023-01-01", "until": "2024"}""".formatted(code));
        record("determinations", """
                {"reference": "%1$s/G7", "partner": "%1$s", "kind": "FINDING", "determined": "COUP",
                 "statute": "appropriations", "officer": "the Secretary", "on": "2023", "until": "2024"}""".formatted(code));

        assertThat(line("proposal", "2024-03-20", "/O1"))
                .doesNotContain("specialAuthorityOn")
                .contains("\"determination.coupOn\":\"2023\",\"determination.coupUntil\":\"2024\"");
    }

    @Test
    void whatConcernsNoPartnerIsASubjectToo() {
        var reference = code + "/R";
        record("undertakings", """
                {"reference": "%s", "nature": "DUTY", "kind": "AECA 36(a) report", "owedBy": "OWN_GOVERNMENT",
                 "periodEndOn": "2023-12-31", "fulfilledOn": "2024-02-29"}""".formatted(reference));

        assertThat(Register.lines(SERVICE, "undertaking", "asOf=2024-03-20"))
                .filteredOn(line -> line.contains("\"label\":\"" + reference + "\""))
                .singleElement()
                .asString()
                .contains("\"partner\":null")
                .contains("\"undertaking.periodEndOn\":\"2023-12-31\"")
                .doesNotContain("partner.code");
        assertThat(Register.lines("reviewer", "undertaking", "asOf=2024-03-20"))
                .filteredOn(line -> line.contains("\"label\":\"" + reference + "\""))
                .hasSize(1);
    }

    @Test
    void anEarlierMomentReadsAsItWasKnownThen() {
        fill();
        var then = Register.json(as(SERVICE).get("/v1/settled-at").asString())
                .path("settledAt")
                .asText();
        record("judgements", """
                {"reference": "%1$s/J8", "incident": "%1$s/I1", "question": "UNCONSENTED_TRANSFER", "value": true,
                 "by": "the Legal Adviser", "on": "2024-03-01", "basis": "memorandum 8"}""".formatted(code));

        assertThat(line("incident", "2024-03-20", "/I1")).contains("\"judgement.unconsentedTransfer\":true");
        assertThat(line("incident", "2024-03-20&knownAt=" + then, "/I1")).doesNotContain("unconsentedTransfer");
    }

    @Test
    void aScopeOfAnObjectiveHoldsWhatServesIt() {
        fill();
        record("objectives", """
                {"reference": "%1$s/V", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "APPROVED"}""".formatted(code));
        var transfer = Register.json(
                        as(DESK).get("/v1/transfers?reference=" + code + "/T1").asString())
                .path("items")
                .path(0);
        var content = (com.fasterxml.jackson.databind.node.ObjectNode) transfer.path("content");
        content.putArray("objectives").add(code + "/V");
        Api.put(DESK, "/v1/transfers/" + transfer.path("id").asText(), "\"1\"", draft(content.toString()))
                .statusCode(200);

        var scope = "asOf=2024-03-20&scope=objective:" + code + "/V";
        var counts = new HashMap<String, Integer>();
        TYPES.forEach(
                type -> counts.put(type, Register.lines(SERVICE, type, scope).size()));
        assertThat(counts)
                .isEqualTo(Map.of("delivery", 1, "incident", 1, "item", 1, "proposal", 2, "undertaking", 1, "unit", 1));
    }

    @Test
    void aRestrictedJudgementIsThereForItsGroupOnly() {
        fill();
        post(CLOSE, "/v1/judgements", draft("""
                {"reference": "%1$s/J9", "incident": "%1$s/I1", "question": "UNCONSENTED_TRANSFER", "value": true,
                 "by": "the Legal Adviser", "on": "2024-03-01", "basis": "memorandum 8"}""".formatted(code), "\"accessGroup\": \"close-hold\""))
                .statusCode(201);

        assertThat(raw(SERVICE, "incident"))
                .contains("\"accessGroups\":[\"close-hold\"]")
                .contains("unconsented");
        assertThat(raw("reviewer", "incident")).contains("\"accessGroups\":[]").doesNotContain("unconsented");
    }

    /** Whoever does not see every statement about the recipient does not see that none is open. */
    @Test
    void aRestrictedStatementLeavesOpenForOthersWhetherOneIsOpen() {
        fill();
        post(CLOSE, "/v1/undertakings", draft("""
                {"reference": "%1$s/W9", "partner": "%1$s", "nature": "DUTY", "kind": "FAA 502B(c) statement",
                 "owedBy": "OWN_GOVERNMENT", "startedOn": "2024-01-10", "fulfilledOn": null}""".formatted(code), "\"accessGroup\": \"close-hold\""))
                .statusCode(201);

        assertThat(raw(SERVICE, "proposal"))
                .contains("\"accessGroups\":[\"close-hold\"]")
                .contains("\"document.statementAskedOn\":\"2024-01-10\"");
        assertThat(raw("reviewer", "proposal")).contains("\"accessGroups\":[]").doesNotContain("document.statement");
    }

    private void fill() {
        Register.fill(code, "owed.ndjson");
    }

    private String raw(String account, String type) {
        return Register.lines(account, type, query("2024-03-20")).getFirst();
    }

    private String query(String asOf) {
        return "asOf=" + asOf + "&scope=partner:" + code;
    }

    private List<String> lines(String asOf) {
        var lines = new ArrayList<String>();
        for (var type : TYPES) {
            Register.lines(SERVICE, type, query(asOf)).stream()
                    .map(line -> shortened(type, line))
                    .sorted()
                    .forEach(lines::add);
        }
        return lines;
    }

    private String line(String type, String asOf, String label) {
        return Register.lines(SERVICE, type, query(asOf)).stream()
                .filter(line -> line.contains("\"label\":\"" + code + label + "\""))
                .findFirst()
                .orElseThrow();
    }

    /** The type, the day of the next change and the leaves; ids, instants and the partner's code differ between runs. */
    private String shortened(String type, String line) {
        var until = line.replaceFirst(".*\"sameUntil\":(null|\"[^\"]+\").*", "$1");
        var leaves = line.replaceFirst(".*(\"label\":.*)", "$1");
        return "{\"type\":\"%s\",\"sameUntil\":%s,%s"
                .formatted(type, until, leaves)
                .replace(code, "P");
    }
}
