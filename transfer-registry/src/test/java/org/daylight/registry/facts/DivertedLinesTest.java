package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.TreeSet;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten missiles that are planned for the first partner, and what would be known of them if they went to the second. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class DivertedLinesTest {

    private static final String DELIVERY = """
            {"type": "delivery", "content": {"reference": "%%1$s/%1$s", "transfer": "%%1$s/%2$s", "line": %3$d, "measure": "INCREMENT",
             "counted": true, "plannedOn": "2024-09-30", "plannedQuantity": {"amount": "10", "unit": "EACH"},
             "value": {"amount": "5000", "currency": "USD", "basis": "CONTRACT"},
             "milestones": {%4$s"ENTERED_COUNTRY": {"on": null}, "HANDED_OVER": {"on": null}}}}
            """;

    private static final String ARTICLE =
            "\"designation\": \"Missile\", \"capabilityClass\": \"MISSILES\", \"sme\": true, \"classified\": true,"
                    + " \"enhancedMonitoring\": true, \"usmlCategory\": \"IV\"";

    private final String code = Api.code();

    @BeforeEach
    void fill() {
        load(
                DESK,
                """
            {"type": "partner", "content": {"code": "%1$s", "name": "First", "kind": "STATE",
             "policyCategories": [{"category": "TREATY_ALLY", "from": "1979-01-01", "source": "the desk"}]}}
            {"type": "partner", "content": {"code": "%1$sB", "name": "Second", "kind": "STATE",
             "policyCategories": [{"category": "PARTNER", "from": "1979-01-01", "source": "the desk"}],
             "securityStates": [{"state": "CRISIS", "from": "2023", "statedBy": "the desk"}]}}
            {"type": "transfer", "content": {"reference": "%1$s/T", "partner": "%1$s", "channel": "FMS", "title": "Missiles",
             "status": "ACTIVE", "offeredOn": "2022-04-01", "agreedOn": "2022-05-03", "lines": [
             {"number": 1, "designation": "Launcher", "capabilityClass": "ARTILLERY"}, {"number": 2, %2$s}]}}
            {"type": "transfer", "content": {"reference": "%1$s/TB", "partner": "%1$sB", "channel": "PDA", "title": "Other",
             "status": "AGREED", "offeredOn": "2023-04-01", "agreedOn": "2023-05-03", "lines": [
             {"number": 1, "designation": "Truck", "capabilityClass": "VEHICLES", "mde": true}, {"number": 2, %2$s}]}}
            {"type": "determination", "content": {"reference": "%1$s/G", "partner": "%1$sB", "kind": "FINDING",
             "determined": "TERROR_SPONSOR", "statute": "AECA 40", "officer": "the Secretary", "on": "2024-01-10"}}
            {"type": "determination", "content": {"reference": "%1$s/H", "partner": "%1$s", "kind": "FINDING",
             "determined": "GROSS_PATTERN", "statute": "FAA 502B", "officer": "the Secretary", "on": "2024-01-10"}}
            """.formatted("%1$s", ARTICLE)
                        + DELIVERY.formatted(
                                "D",
                                "T",
                                2,
                                "\"AUTHORISED\": {\"on\": \"2024-02-01\"}, \"ANNOUNCED\": {\"on\": \"2024-01-01\"},"));
    }

    /** The same article, recorded as planned for the second partner, and the act of delivering it there. */
    @Test
    void whatIsDivertedReadsAsIfItHadBeenRecordedThere() {
        load(DESK, DELIVERY.formatted("DB", "TB", 2, "") + """
            {"type": "proposal", "content": {"reference": "%1$s/P", "partner": "%1$sB", "kind": "DELIVERY", "transfer": "%1$s/TB",
             "line": 2, "on": "2024-09-30"}}
            """);
        var lines = diverted(
                "{\"partner\": \"%1$sB\", \"transfer\": \"%1$s/TB\", \"deliveries\": [{\"id\": \"%2$s\", \"on\": \"2024-09-30\"}]}");

        assertThat(lines).hasSize(2);
        var recorded = Register.lines("service", "delivery", "asOf=2024-03-20&scope=partner:" + code + "B");
        assertThat(withoutIds(lines.getFirst())).isEqualTo(withoutIds(Register.json(recorded.getFirst())));
        assertThat(lines.getFirst().path("label").asText()).isEqualTo(code + "/D");
        assertThat(lines.getFirst().path("transfer.status").asText()).isEqualTo("AGREED");
        assertThat(lines.getFirst().path("partner.securityState").asText()).isEqualTo("CRISIS");
        var acts = Register.lines("service", "proposal", "asOf=2024-03-20&scope=partner:" + code + "B");
        assertThat(withoutIds(lines.getLast())).isEqualTo(withoutIds(Register.json(acts.getFirst())));
        assertThat(lines.getLast().path("determination.terrorSponsorOn").asText())
                .isEqualTo("2024-01-10");
        assertThat(lines.getLast().has("determination.grossPatternOn")).isFalse();
        assertThat(lines.getLast().path("label").asText()).isEqualTo(code + "/D to " + code + "B");
    }

    /** No leaf says what nobody has recorded, and what was authorised was so for the first partner. */
    @Test
    void whatNobodyHasRecordedIsLeftOut() {
        var lines = diverted("{\"partner\": \"%1$sB\", \"deliveries\": [{\"id\": \"%2$s\"}]}");

        assertThat(leaves(lines.getFirst()))
                .containsExactly(
                        "delivery.counted",
                        "delivery.enteredCountryOn",
                        "delivery.handedOverOn",
                        "delivery.measure",
                        "delivery.plannedOn",
                        "delivery.plannedQuantity",
                        "delivery.reference",
                        "delivery.value",
                        "item.capabilityClass",
                        "item.classified",
                        "item.designation",
                        "item.enhancedMonitoring",
                        "item.sme",
                        "item.usmlCategory",
                        "partner.code",
                        "partner.kind",
                        "partner.name",
                        "partner.policyCategory",
                        "partner.securityState");
        assertThat(lines.getFirst().path("partner").asText()).isEqualTo(code + "B");
        assertThat(leaves(lines.getLast()))
                .containsExactly(
                        "determination.terrorSponsorOn",
                        "item.capabilityClass",
                        "item.classified",
                        "item.designation",
                        "item.enhancedMonitoring",
                        "item.sme",
                        "item.usmlCategory",
                        "partner.code",
                        "partner.kind",
                        "partner.name",
                        "partner.policyCategory",
                        "partner.securityState",
                        "proposal.directive",
                        "proposal.kind",
                        "proposal.reference");
        assertThat(Register.lines("service", "proposal", "asOf=2024-03-20&scope=partner:" + code + "B"))
                .isEmpty();
    }

    /** The line speaks of both partners and both transfers, so that only who may see all of them sees it. */
    @Test
    void itIsRestrictedAsAllThatItSpeaksOf() {
        load(CLOSE, """
            {"type": "partner", "accessGroup": "close-hold", "content": {"code": "%1$sC", "name": "Third", "kind": "STATE"}}
            """);

        for (var line : diverted("{\"partner\": \"%1$sC\", \"deliveries\": [{\"id\": \"%2$s\"}]}")) {
            assertThat(line.path("accessGroups").toString()).isEqualTo("[\"close-hold\"]");
        }
        ask("reviewer", "{\"partner\": \"%1$sC\", \"deliveries\": [{\"id\": \"%2$s\"}]}")
                .statusCode(422)
                .body("violations.pointer", contains("/partner"));
    }

    @Test
    void whatIsNotThereIsNamedWithItsPlace() {
        ask("service", "{\"partner\": \"%1$sB\", \"transfer\": \"%1$s/T\", \"deliveries\": [{\"id\": \"%2$s\"}]}")
                .statusCode(422)
                .body("violations.pointer", contains("/transfer"))
                .body("violations.message", contains("must be a transfer to the partner"));
        ask("service", "{\"partner\": \"%1$sB\", \"deliveries\": []}")
                .statusCode(400)
                .body("violations.pointer", contains(containsString("/deliveries")));
        assertThat(
                        diverted(
                                "{\"partner\": \"%1$sB\", \"deliveries\": [{\"id\": \"01a212e5-f8e6-7ccf-b423-6e39299b8f08\"}]}"))
                .isEmpty();
    }

    private static List<String> leaves(JsonNode line) {
        var leaves = new TreeSet<String>();
        line.fieldNames().forEachRemaining(name -> {
            if (name.contains(".")) {
                leaves.add(name);
            }
        });
        return List.copyOf(leaves);
    }

    private static JsonNode withoutIds(JsonNode line) {
        var rest = (ObjectNode) line.deepCopy();
        rest.remove(List.of("subject", "label", "knownAt", "delivery.reference", "proposal.reference"));
        return rest;
    }

    private List<JsonNode> diverted(String body) {
        return Register.closed(ask("service", body).statusCode(200).extract().asByteArray()).stream()
                .map(Register::json)
                .toList();
    }

    private ValidatableResponse ask(String account, String body) {
        var subject = Register.json(Register.lines("service", "delivery", "asOf=2024-03-20&scope=partner:" + code)
                        .getFirst())
                .path("subject")
                .asText();
        return as(account)
                .contentType("application/json")
                .body(body.formatted(code, subject.substring("delivery:".length())))
                .post("/v1/facts/diversions?asOf=2024-03-20")
                .then();
    }

    private void load(String account, String lines) {
        var file = lines.formatted(code).replace("\n ", " ").replaceAll(" +", " ");
        assertThat(Register.load(account, file).extract().<List<Object>>path("problems"))
                .isEmpty();
    }
}
