package org.daylight.rules.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Drafting.drafted;
import static org.daylight.rules.Drafting.finished;
import static org.daylight.rules.Drafting.holdRule;
import static org.daylight.rules.Drafting.opened;
import static org.daylight.rules.Drafting.triggerRule;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.daylight.rules.Drafting;
import org.daylight.rules.Service;
import org.daylight.rules.registry.Lines;
import org.daylight.rules.registry.RegistryStub;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CoverageTest {

    private static final String NONE = "\"hold.trigger\":null";
    private static final String BEGINS =
            "{\"name\": \"eve\", \"given\": {\"hold.trigger\": \"x\"}, \"asOf\": \"2023-12-31\", \"expect\": \"NOT_APPLICABLE\"},";
    private static final String SOME = "\"hold.trigger\":\"x\"";

    /** Four holds: one without a trigger, two with, one of which it is not known; all are ordered, none has an origin. */
    @BeforeEach
    void fourHolds() {
        RegistryStub.reset();
        Service.publishShippedPacks();
        RegistryStub.lines(
                "*",
                List.of(
                        Lines.hold("XAA", 1, List.of(), NONE, "\"hold.state\":\"ORDERED\""),
                        Lines.hold("XAA", 2, List.of(), SOME, "\"hold.state\":\"ORDERED\""),
                        Lines.hold("XAA", 3, List.of(), SOME, "\"hold.state\":\"ORDERED\""),
                        Lines.hold("XAB", 4, List.of(), "\"hold.state\":\"ORDERED\"")));
    }

    @AfterEach
    void anEmptyRegister() {
        RegistryStub.reset();
    }

    @Test
    void everyRuleHasTheSharesOfItsAnswersAndTheLeavesThatAreMissing() {
        var key = "test.coverage.shares";
        var run = coverage(drafted("legal", key, triggerRule(key)));

        var rule = run.getMap("rules[0]");
        assertThat(rule).containsEntry("rule", key).containsEntry("subjects", 4).containsEntry("newlyFlagged", 1);
        assertThat(run.getMap("rules[0].counts"))
                .containsEntry("MET", 2)
                .containsEntry("NOT_MET", 1)
                .containsEntry("UNDETERMINED", 1)
                .containsEntry("NOT_APPLICABLE", 0)
                .containsEntry("ERROR", 0);
        assertThat(run.getMap("rules[0].shares"))
                .containsEntry("MET", "0.5000")
                .containsEntry("NOT_MET", "0.2500")
                .containsEntry("UNDETERMINED", "0.2500");
        assertThat(run.getString("rules[0].undeterminedShare")).isEqualTo("0.2500");
        assertThat(run.getBoolean("rules[0].undeterminedOnMost")).isFalse();
        assertThat(run.getList("rules[0].missing.leaf")).isEqualTo(List.of("hold.trigger"));
        assertThat(run.getList("rules[0].missing.subjects")).isEqualTo(List.of(1));
        assertThat(run.getList("rules[0].missing.suppliedBy")).isEqualTo(List.of("REGISTRY"));
    }

    /** Published alone it would leave them. */
    @Test
    void daysThatADraftWouldLeaveWithoutARuleAreNamed() {
        var key = "test.coverage.left";
        RegistryStub.reset();
        Drafting.publish("legal2", key, Drafting.proposed("legal", key, triggerRule(key)))
                .statusCode(200);
        var amendment = drafted("legal", key, Drafting.since2024(key));
        var until = drafted("legal", key, Drafting.before2024(key));

        assertThat(coverage(amendment).getList("withoutRule")).isEqualTo(List.of(key + ": no rule before 2024-01-01"));
        assertThat(coverage(amendment, until).getList("withoutRule")).isEmpty();
    }

    /** Of the day asked: what was in force then read the milestone, and what is now does not. */
    @Test
    void whatTheRevisionsOfTheDayReadIsNotMeasurableHere() {
        var key = "test.coverage.of-the-day";
        RegistryStub.reset();
        var milestone = drafted(
                "legal", key, aboutObjectives(key, "\"from\": null, \"to\": \"2024-01-01\"", "drift.milestone"));
        var approved = drafted(
                "legal", key, aboutObjectives(key, "\"from\": \"2024-01-01\", \"to\": null", "objective.approvedOn"));

        assertThat(notMeasurable("2023-12-31", milestone, approved)).isEqualTo(List.of("drift.milestone"));
        assertThat(notMeasurable("2024-01-01", milestone, approved)).isEmpty();
    }

    private static List<String> notMeasurable(String asOf, String... digests) {
        var id = opened(
                "legal",
                "/v1/coverage",
                "{\"asOf\": \"%s\", \"revisions\": [\"%s\"]}".formatted(asOf, String.join("\", \"", digests)));
        return finished("legal", "/v1/coverage/" + id).getList("rules[0].notMeasurableHere");
    }

    private static String aboutObjectives(String key, String days, String leaf) {
        return triggerRule(key)
                .replace("hold.trigger", leaf)
                .replace("\"subject\": \"hold\"", "\"subject\": \"objective\"")
                .replace("hold.reference", "objective.reference")
                .replace("\"x\"", leaf.endsWith("On") ? "\"2023-06-01\"" : "\"x\"")
                .replace("\"from\": null, \"to\": null", days);
    }

    /** On that day the set is not known to be complete; of the one hold of which the trigger is not known both would decide. */
    @Test
    void whatTheLawLeavesOpenIsNamedBesideTheLeavesThatAreMissing() {
        var set = "test-coverage-open";
        Drafting.publishSet(set, Drafting.set(set, "XZZ"));
        var asked = "test.coverage.open-set";
        var inSet = drafted(
                "legal",
                asked,
                Drafting.inSetRule(asked, "'%s'".formatted(set))
                        .replace("2024-01-01\\\"))", "2019-01-01\\\")) && has(hold.trigger)"));
        var dated = "test.coverage.open-value";
        var withoutValue = drafted(
                "legal",
                dated,
                triggerRule(dated)
                        .replace("has(hold.trigger)", "has(hold.trigger) && hold.trigger == params.word")
                        .replace(
                                "\"requires\"",
                                "\"parameters\": {\"word\": [{\"value\": \"x\", \"from\": \"2199-01-01\"}]}, \"requires\""));

        var run = coverage(inSet, withoutValue);

        assertThat(run.getList("rules[0].missing"))
                .isEqualTo(List.of(missing("set " + set, 3, null), missing("hold.trigger", 1, "REGISTRY")));
        assertThat(run.getList("rules[1].missing"))
                .isEqualTo(List.of(missing("params.word", 3, null), missing("hold.trigger", 1, "REGISTRY")));
    }

    @Test
    void twoAmountsThatCannotBeComparedAreNamedAsSuch() {
        var key = "test.coverage.currencies";
        RegistryStub.lines("*", List.of(Lines.delivery("XAA", 1, "\"delivery.value\":\"7000000 USD CONTRACT\"")));
        var rule = holdRule(key, "!has(hold.value) || hold.value >= params.least", "", "")
                .replace("hold", "delivery")
                .replace("\"requires\"", "\"parameters\": {\"least\": [{\"value\": \"1 EUR ANY\"}]}, \"requires\"");

        assertThat(coverage(drafted("legal", key, rule)).getList("rules[0].missing"))
                .isEqualTo(List.of(missing("two amounts", 1, null)));
    }

    private static java.util.Map<String, Object> missing(String leaf, int subjects, @Nullable String suppliedBy) {
        var missing = new java.util.HashMap<String, Object>(java.util.Map.of("leaf", leaf, "subjects", subjects));
        if (suppliedBy != null) {
            missing.put("suppliedBy", suppliedBy);
        }
        return missing;
    }

    @Test
    void rulesThatSayNothingAreNamed() {
        var trigger = drafted("legal", "test.hygiene.a-trigger", triggerRule("test.hygiene.a-trigger"));
        var twin = drafted(
                "legal",
                "test.hygiene.b-twin",
                holdRule(
                        "test.hygiene.b-twin",
                        "has(hold.trigger) && true",
                        "\"hold.trigger\": \"x\"",
                        "\"hold.trigger\": null"));
        var never = drafted(
                "legal",
                "test.hygiene.c-never",
                holdRule(
                        "test.hygiene.c-never",
                        "hold.state == \\\"ORDERED\\\"",
                        "\"hold.state\": \"ORDERED\"",
                        "\"hold.state\": \"OBSERVED\""));
        var always = drafted(
                "legal",
                "test.hygiene.d-always",
                holdRule(
                        "test.hygiene.d-always",
                        "hold.state == \\\"OBSERVED\\\"",
                        "\"hold.state\": \"OBSERVED\"",
                        "\"hold.state\": \"ORDERED\""));
        var unsupplied = drafted(
                "legal",
                "test.hygiene.e-unsupplied",
                holdRule(
                        "test.hygiene.e-unsupplied",
                        "has(hold.origin)",
                        "\"hold.origin\": \"x\"",
                        "\"hold.origin\": null"));

        var unknown = drafted(
                "legal",
                "test.hygiene.f-unknown",
                holdRule(
                        "test.hygiene.f-unknown",
                        "has(hold.ending)",
                        "\"hold.ending\": \"x\"",
                        "\"hold.ending\": null"));

        var run = coverage(trigger, twin, never, always, unsupplied, unknown);

        assertThat(run.getList("hygiene.neverTold"))
                .isEqualTo(List.of("test.hygiene.e-unsupplied", "test.hygiene.f-unknown"));
        assertThat(run.getList("hygiene.neverFires")).isEqualTo(List.of("test.hygiene.c-never"));
        assertThat(run.getList("hygiene.alwaysFires")).isEqualTo(List.of("test.hygiene.d-always"));
        assertThat(run.getList("hygiene.sameAs"))
                .isEqualTo(List.of(List.of("test.hygiene.a-trigger", "test.hygiene.b-twin")));
        assertThat(run.getList("hygiene.unsupplied.leaf")).isEqualTo(List.of("hold.origin", "hold.ending"));
        assertThat(run.getList("hygiene.unsupplied.rule"))
                .isEqualTo(List.of("test.hygiene.e-unsupplied", "test.hygiene.f-unknown"));
        assertThat(run.getList("hygiene.neverApplies")).isEmpty();
    }

    /** What dates a parameter decides an answer, and so does what an exception of an exception asks. */
    @Test
    void whatDatesAParameterAndWhatExceptionsAskIsReadAsWell() {
        var dated = drafted(
                "legal", "test.hygiene.dated", triggerRule("test.hygiene.dated").replace("\"requires\": \"", """
                                "parameters": {"days": {"datedBy": "hold.startedOn", "values": [{"value": "3 days"}]}},
                                 "requires": "params.days == days(\\"3 days\\") &&\s"""));
        var excepted = drafted(
                "legal",
                "test.hygiene.excepted",
                triggerRule("test.hygiene.excepted")
                        .replace("\"message\"", "\"exceptions\": [\"test.hygiene.excepts\"], \"message\""));
        var excepts = drafted(
                "legal",
                "test.hygiene.excepts",
                triggerRule("test.hygiene.excepts")
                        .replace("\"requires\"", "\"appliesWhen\": \"has(hold.origin)\", \"requires\"")
                        .replace("\"message\"", "\"exceptions\": [\"test.hygiene.last\"], \"message\""));
        var last = drafted(
                "legal",
                "test.hygiene.last",
                triggerRule("test.hygiene.last")
                        .replace("\"requires\"", "\"appliesWhen\": \"has(hold.ending)\", \"requires\""));

        var run = coverage(dated, excepted, excepts, last);

        var leaves = "hygiene.unsupplied.findAll { it.rule == '%s' }.leaf";
        assertThat(run.getList(leaves.formatted("test.hygiene.dated"))).isEqualTo(List.of("hold.startedOn"));
        assertThat(run.getList(leaves.formatted("test.hygiene.excepted")))
                .isEqualTo(List.of("hold.ending", "hold.origin"));
    }

    /** A set that no rule names bears on none: that is not the same as on all. */
    @Test
    void aSetThatNoRuleNamesIsLookedAtByNoRule() {
        var digest = Drafting.set("test-coverage-unnamed", "XAA");

        var run = coverage(digest);

        assertThat(run.getList("rules")).isEmpty();
        assertThat(RegistryStub.read()).isEmpty();
    }

    /** Between single quotes, and with a letter written as an escape, it is the same set. */
    @Test
    void aSetIsFoundInWhateverQuotesARuleNamesIt() {
        var set = "test-coverage-quoted";
        RegistryStub.lines("*", List.of());
        Drafting.publishSet(set, Drafting.set(set, "XAA"));
        var names = java.util.Map.of(
                "test.coverage.single", "'test-coverage-quoted'",
                "test.coverage.escaped", "\\\"\\\\x74est-coverage-quoted\\\"");
        names.forEach((rule, name) -> Drafting.publish(
                        "legal2", rule, Drafting.proposed("legal", rule, Drafting.inSetRule(rule, name)))
                .statusCode(200));
        fourHolds();
        var digest = Drafting.set(set, "XAB");

        var run = coverage(digest);

        assertThat(run.getList("rules.rule", String.class))
                .containsExactly("test.coverage.escaped", "test.coverage.single");
        assertThat(run.getList("rules.newlyFlagged")).isEqualTo(List.of(3, 3));
    }

    @Test
    void aFrozenRulebookIsHeldAgainstTheRegisterAndEveryReaderOfCoverageSeesIt() {
        var rulebook = Service.freeze();
        var id = opened("legal", "/v1/coverage", "{\"rulebook\": \"%s\"}".formatted(rulebook));
        var run = finished("reviewer", "/v1/coverage/" + id);

        assertThat(run.getList("rules.rule")).contains("us.aeca.36b.wait", "daylight.hold.observed-without-authority");
        assertThat(run.getInt("rules.find { it.rule == 'daylight.hold.observed-without-authority' }.subjects"))
                .isEqualTo(4);
        assertThat(run.getInt("rules.find { it.rule == 'us.aeca.36b.wait' }.subjects"))
                .isZero();
        as("reviewer").get("/v1/coverage/latest").then().statusCode(200);
    }

    /** What is proposed for one year leaves the law before and after it as it is, also where its own text begins as early. */
    @Test
    void aRulebookThatIsAskedWhatIfIsMeasuredAsItAnswers() {
        var key = "test.coverage.what-if";
        RegistryStub.lines("*", List.of());
        Drafting.publish("legal2", key, Drafting.proposed("legal", key, triggerRule(key)))
                .statusCode(200);
        fourHolds();
        for (var proposal : List.of(until2025(key, null, ""), until2025(key, "2024-01-01", BEGINS))) {
            var other = Drafting.proposed("legal", key, proposal);
            String variant = as("legal")
                    .contentType("application/json")
                    .body("{\"proposed\": [\"%s\"]}".formatted(other))
                    .post("/v1/rulebooks/variants")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("digest");
            for (var asOf : List.of("2023-06-01", "2024-06-01", "2026-03-31")) {
                var run = finished(
                        "legal",
                        "/v1/coverage/"
                                + opened(
                                        "legal",
                                        "/v1/coverage",
                                        "{\"rulebook\": \"%s\", \"asOf\": \"%s\"}".formatted(variant, asOf)));
                assertThat(run.getMap("rules.find { it.rule == '%s' }.counts".formatted(key)))
                        .as("%s of %s", asOf, proposal)
                        .containsEntry("MET", 2)
                        .containsEntry("NOT_MET", 1)
                        .containsEntry("NOT_APPLICABLE", 0);
            }
        }
    }

    private static String until2025(String key, @Nullable String from, String begins) {
        return triggerRule(key)
                .replace(
                        "\"from\": null, \"to\": null",
                        "\"from\": %s, \"to\": \"2025-01-01\"".formatted(from == null ? null : '"' + from + '"'))
                .replace("\"examples\": [", """
                        "examples": [
                          {"name": "last", "given": {"hold.trigger": "x"}, "asOf": "2024-12-31", "expect": "MET"},
                          {"name": "end", "given": {"hold.trigger": "x"}, "asOf": "2025-01-01", "expect": "NOT_APPLICABLE"},""" + begins);
    }

    @Test
    void aCoverageIsOfOneThingThatExists() {
        var zeros = "sha256:" + "0".repeat(64);
        refused("{\"rulebook\": \"%s\"}".formatted(zeros), 422, "/rulebook");
        refused("{\"pack\": \"no-such-pack\"}", 422, "/pack");
        acting("legal")
                .contentType(Service.YAML)
                .body(org.daylight.rules.packs.ShippedPacks.yaml("templates"))
                .post("/v1/packs")
                .then()
                .statusCode(200);
        refused("{\"pack\": \"templates\"}", 422, "/pack");
        refused("{\"revisions\": [\"%s\"]}".formatted(zeros), 422, "/revisions/0");
        refused("{\"pack\": \"us\", \"rulebook\": \"%s\"}".formatted(zeros), 400, "/");
    }

    /** One of them would be measured, and both be named as measured. */
    @Test
    void twoTextsForTheSameDaysAreMeasuredEachByItself() {
        var key = "test.coverage.two";
        var one = drafted("legal", key, triggerRule(key));
        var other = drafted("legal", key, triggerRule(key).replace("House tolerance", "Another tolerance"));
        var late = drafted("legal", key, Drafting.since2024(key));
        var early = drafted("legal", key, Drafting.before2024(key));
        for (var path : List.of("coverage", "backtests", "impacts")) {
            for (var second : List.of(other, late)) {
                acting("legal")
                        .contentType("application/json")
                        .body("{\"revisions\": [\"%s\", \"%s\"]%s}"
                                .formatted(
                                        one,
                                        second,
                                        switch (path) {
                                            case "backtests" -> ", \"from\": \"2024-05\", \"to\": \"2024-06\"";
                                            case "impacts" -> ", \"asOf\": \"2024-06-01\"";
                                            default -> "";
                                        }))
                        .post("/v1/" + path)
                        .then()
                        .statusCode(409)
                        .body("type", endsWith("overlaps"))
                        .body("detail", endsWith("ask about each of them by itself"))
                        .body("violations[0].pointer", equalTo("/revisions/1"))
                        .body("violations[0].message", equalTo("must not overlap " + one));
            }
        }
        var set = Drafting.set("test-coverage-two", "XAA");
        refused(
                "{\"revisions\": [\"%s\", \"%s\"]}".formatted(set, Drafting.set("test-coverage-two", "XAB")),
                409,
                "/revisions/1");
        assertThat(coverage(late, early).getList("revisions")).hasSize(2);
    }

    private static void refused(String body, int status, String pointer) {
        acting("legal")
                .contentType("application/json")
                .body(body)
                .post("/v1/coverage")
                .then()
                .statusCode(status)
                .body("violations.pointer", hasItem(endsWith(pointer)));
        as("legal").get("/v1/coverage?limit=1").then().statusCode(200).body("total.exact", equalTo(true));
    }

    private static io.restassured.path.json.JsonPath coverage(String... digests) {
        var id = opened("legal", "/v1/coverage", "{\"revisions\": [\"%s\"]}".formatted(String.join("\", \"", digests)));
        return finished("legal", "/v1/coverage/" + id);
    }
}
