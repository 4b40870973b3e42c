package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Drafting.finished;
import static org.daylight.rules.Drafting.inSetRule;
import static org.daylight.rules.Drafting.opened;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.rules.registry.Lines;
import org.daylight.rules.registry.RegistryStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A text may change what a rule rests on that it abolishes: the rule is not held against what comes when it leaves. */
@QuarkusTest
class LeavingTogetherTest {

    private static final String STAYS = "test.together.stays";
    private static final String LEAVES = "test.together.leaves";

    @BeforeEach
    @AfterEach
    void anEmptyRegister() {
        RegistryStub.reset();
    }

    @Test
    void whatLeavesInTheSameActHoldsNothingUp() {
        send(text("XAA", rule(STAYS), rule(LEAVES))).statusCode(200).body("leftOut", hasSize(0));
        publish("together", false).statusCode(200);

        send(text("XAB", either(rule(STAYS)))).statusCode(200).body("leftOut.key", equalTo(List.of(LEAVES)));
        publish("together", false)
                .statusCode(422)
                .body("type", endsWith("rule-not-sound"))
                .body("violations.message", hasItem(containsString(LEAVES)))
                .body("violations.message", hasItem(containsString("withdrawLeftOut=true")));

        RegistryStub.lines(
                "*",
                Stream.of(1, 2, 3)
                        .map(number -> Lines.hold("XAA", number, List.of()))
                        .toList());
        finished("legal", "/v1/coverage/" + opened("legal", "/v1/coverage", "{\"pack\": \"together\"}"));
        publish("together", true)
                .statusCode(200)
                .body("parts.find { it.key == '%s' }.state".formatted(LEAVES), equalTo("WITHDRAWN"));
        as("reader").get("/v1/rules/" + LEAVES).then().statusCode(404);
    }

    /** What is measured as if a rule were withdrawn says nothing of an act that leaves it in force. */
    @Test
    void itIsMeasuredAsItWouldLeave() {
        var set = "test-together-measured";
        var one = inSetRule("test.together.measured", "'" + set + "'");
        var other = inSetRule("test.together.gone", "'" + set + "'");
        send(packed("measured", set, "XAA,XAB", one, other)).statusCode(200);
        acting("legal2").post("/v1/packs/measured/publish").then().statusCode(200);
        var either = one.replace("\"requires\": \"inSet", "\"requires\": \"partner.code == \\\"XAB\\\" || inSet");
        send(packed("measured", set, "XAA", either)).statusCode(200);
        RegistryStub.lines("*", List.of(Lines.hold("XAB", 1, List.of())));

        var run = finished(
                "legal",
                "/v1/coverage/"
                        + opened("legal", "/v1/coverage", "{\"pack\": \"measured\", \"withdrawLeftOut\": true}"));
        assertThat(run.getList("rules.rule")).isEqualTo(List.of("test.together.measured"));
        String version = run.getString("revisions[0]");
        acting("legal")
                .contentType("application/json")
                .body("{\"withdrawLeftOut\": true, \"revisions\": [\"%s\"]}".formatted(version))
                .post("/v1/coverage")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/withdrawLeftOut"));
        publish("measured", false)
                .statusCode(409)
                .body("type", endsWith("publication-held"))
                .body(
                        "violations.message",
                        equalTo(
                                List.of(
                                        set + ": it was measured together with other drafts only, or before what"
                                                + " stands had changed; measure exactly what is published together, against what stands now")));
        publish("measured", true).statusCode(200);
    }

    /** Of a text that only leaves something out nothing is proposed, and what leaves is looked at. */
    @Test
    void itIsTestedAgainstThePastAndSupposedAsItWouldLeave() {
        var set = "test-together-tested";
        var stays = inSetRule("test.together.tested", "'" + set + "'");
        var leaves = inSetRule("test.together.untested", "'" + set + "'");
        send(packed("tested", set, "XAA,XAB", stays, leaves)).statusCode(200);
        acting("legal2").post("/v1/packs/tested/publish").then().statusCode(200);
        send(packed("tested", set, "XAA,XAB", stays)).statusCode(200);
        RegistryStub.lines("*", List.of(Lines.hold("XZZ", 1, List.of())));

        var months = ", \"from\": \"2024-04\", \"to\": \"2024-04\"}";
        refused("/v1/backtests", "{\"pack\": \"tested\"" + months, 422, "/pack");
        refused("/v1/backtests", "{\"revisions\": [], \"withdrawLeftOut\": true" + months, 400, "/revisions");
        refused("/v1/backtests", "{\"revisions\": [\"x\"], \"pack\": \"tested\"" + months, 400, "/pack");
        var tested = finished(
                "legal",
                "/v1/backtests/"
                        + opened(
                                "legal", "/v1/backtests", "{\"pack\": \"tested\", \"withdrawLeftOut\": true" + months));
        assertThat(tested.getList("leftOut.key")).isEqualTo(List.of("test.together.untested"));
        assertThat(tested.getList("withoutRule")).isEqualTo(List.of("test.together.untested: no rule on any day"));
        assertThat(tested.getList("months[0].rules.rule")).isEqualTo(List.of("test.together.untested"));
        assertThat(tested.getInt("months[0].rules[0].counts.gone")).isEqualTo(1);

        var supposed = finished(
                "legal",
                "/v1/impacts/"
                        + opened(
                                "legal",
                                "/v1/impacts",
                                "{\"asOf\": \"2024-08-31\", \"pack\": \"tested\", \"withdrawLeftOut\": true}"));
        assertThat(supposed.getList("leftOut")).hasSize(1);
        assertThat(supposed.getList("rules.rule")).isEqualTo(List.of("test.together.untested"));
        assertThat(supposed.getInt("rules[0].counts.gone")).isEqualTo(1);
    }

    private static void refused(String path, String body, int status, String pointer) {
        acting("legal")
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(status)
                .body("violations.pointer", equalTo(List.of(pointer)));
    }

    private static String either(String rule) {
        return rule.replace("\"requires\": \"inSet", "\"requires\": \"partner.code == \\\"XAA\\\" || inSet")
                .replace("\"partner.code\": \"XAA\"}", "\"partner.code\": \"XAB\"}");
    }

    /** Its own mistakes, and what others would lose, are told as ever. */
    @Test
    void whatIsWrongOfTheTextItselfIsRefusedAlone() {
        var set = "test-together-alone";
        var stays = inSetRule("test.together.one", "'" + set + "'");
        var leaves = inSetRule("test.together.other", "'" + set + "'");
        send(packed("alone", set, "XAA", stays, leaves)).statusCode(200);
        acting("legal2").post("/v1/packs/alone/publish").then().statusCode(200);

        send(packed("alone", set, "XAB", stays.replace("A partner is", "The partner is")))
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/rules/0/examples")))
                .body("violations.message", hasItem(containsString("test.together.one: in: expected MET")));
    }

    private static String rule(String key) {
        return inSetRule(key, "'test-together'");
    }

    private static String text(String member, String... rules) {
        return packed("together", "test-together", member, rules);
    }

    /** @param codes of the members of the set, with commas between them */
    private static String packed(String pack, String set, String codes, String... rules) {
        var members = Stream.of(codes.split(",", -1))
                .map(code ->
                        "{\"code\": \"%s\", \"from\": \"2020-01-01\", \"reference\": \"a test\", \"checked\": \"READ\"}"
                                .formatted(code))
                .collect(Collectors.joining(", "));
        return """
                {"pack": "%s", "title": "A pack of a test",
                 "sets": [{"key": "%s", "title": "Partners of a test", "completeFrom": "2020-01-01", "members": [%s]}],
                 "rules": [%s]}""".formatted(pack, set, members, String.join(", ", rules));
    }

    private static ValidatableResponse send(String text) {
        return acting("legal")
                .contentType("application/json")
                .body(text)
                .post("/v1/packs")
                .then();
    }

    private static ValidatableResponse publish(String pack, boolean withdraw) {
        return acting("legal2")
                .queryParam("supersede", true)
                .queryParam("withdrawLeftOut", withdraw)
                .post("/v1/packs/" + pack + "/publish")
                .then();
    }
}
