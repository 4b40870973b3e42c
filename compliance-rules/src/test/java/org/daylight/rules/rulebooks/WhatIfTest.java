package org.daylight.rules.rulebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import org.daylight.rules.Drafting;
import org.daylight.rules.Service;
import org.daylight.rules.packs.ShippedPacks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bills and other proposals: asked what-if, never law. */
@QuarkusTest
class WhatIfTest {

    private static final String NOTICE = """
            {"subject":"notification:1","type":"notification/1","asOf":"2026-01-15","knownAt":"2026-01-15T00:00:00Z",\
            "partner.code":"XAA","notification.reference":"25-01","notification.statute":"AECA 36(b)",\
            "notification.kind":"ARTICLES","notification.mdeValue":"0 USD ANNOUNCED_MAXIMUM",\
            "notification.totalValue":"90000000 USD ANNOUNCED_MAXIMUM","notification.deliveredOn":"2025-10-01",\
            "notification.newSalesTerritory":false,"notification.withdrawnOn":null}
            """;

    private static final String BILL = "us.bill.hr-3613.notice-owed";

    @BeforeEach
    void takeBills() {
        Service.publishShippedPacks();
        acting("legal")
                .contentType(Service.YAML)
                .body(ShippedPacks.yaml("bills"))
                .post("/v1/packs")
                .then()
                .statusCode(200)
                .body("parts", hasSize(2));
    }

    @Test
    void aBillIsNeverPublishedNorInTheRulebookInForce() {
        acting("legal2")
                .post("/v1/packs/bills/publish")
                .then()
                .statusCode(409)
                .body("type", endsWith("not-at-this-stage"))
                .body("detail", containsString("never published"));
        assertThatThrownBy(
                        () -> sql("update revision set state = 'PUBLISHED', published_by = 'x', published_at = now(),"
                                + " put_in_force_by = 'x', put_in_force_at = now() where key = '" + BILL + "'"))
                .hasMessageContaining("revision_bill_check");
        as("reader")
                .get("/v1/rulebooks/" + Service.freeze())
                .then()
                .body("rules.key", not(org.hamcrest.Matchers.hasItem(BILL)))
                .body("proposed", hasSize(0));
    }

    @Test
    void aBillAnswersInARulebookOfItsOwnAndEveryAnswerSaysSo() {
        var variant = variant("{\"proposed\": [\"%s\"]}".formatted(bill()));

        assertThat(variant).isNotEqualTo(Service.freeze());
        as("reader")
                .get("/v1/rulebooks/" + variant)
                .then()
                .statusCode(200)
                .body("proposed.key", equalTo(java.util.List.of(BILL)))
                .body("proposed[0].bill", startsWith("H.R. 3613"));
        as("reviewer")
                .contentType(Service.NDJSON)
                .body(NOTICE)
                .post("/v1/evaluations?rulebook=" + variant)
                .then()
                .statusCode(200)
                .body(containsString("\"citation\":\"PROPOSED, not law: H.R. 3613"))
                .body(containsString("\"message\":\"PROPOSED, not law: the recipient: notice 25-01"))
                .body(containsString("\"proposed\":[\"us.bill.hr-3613.notice-owed (H.R. 3613, 119th Congress"));
        explained(variant, "us.aeca.36b.notice-owed", "MET");
        explained(variant, BILL, "NOT_MET");
    }

    @Test
    void oneParameterCanBeAskedWhatIfToo() {
        var variant = variant("""
                {"parameters": [
                  {"rule": "us.aeca.36b.notice-owed", "parameter": "articles", "from": "2025-01-01", "value": "83000000 USD ANY",
                   "bill": "H.R. 3138"},
                  {"rule": "us.aeca.36b.notice-owed", "parameter": "articles", "from": "2024-01-01", "to": "2025-01-01",
                   "value": "95000000 USD ANY", "bill": "H.R. 3138"}]}""");

        explained(variant, "us.aeca.36b.notice-owed", "MET");
        as("reviewer")
                .contentType(Service.NDJSON)
                .body(NOTICE.replace("2025-10-01", "2024-10-01"))
                .post("/v1/evaluations:explain?rulebook=" + variant + "&rule=us.aeca.36b.notice-owed")
                .then()
                .statusCode(200)
                .body("answer", equalTo("NOT_MET"))
                .body("citation", startsWith("PROPOSED, not law: "))
                .body("message", startsWith("PROPOSED, not law: "))
                .body("because.parameters.articles.value", org.hamcrest.Matchers.hasItem("95000000 USD ANY"));
        explained(Service.freeze(), "us.aeca.36b.notice-owed", "MET");
    }

    /**
     * Two revisions in force one after the other, and a value or a whole revision that is only supposed from a later day on:
     * before that day the law is as it was.
     */
    @Test
    void whatIsSupposedFromADayOnLeavesTheDaysBeforeAsTheyAre() {
        var key = "test.what-if.dated";
        publishDated(key, dated(key, "2020-01-01", "2024-01-01", "old", "NOT_APPLICABLE"));
        publishDated(key, dated(key, "2024-01-01", null, "new", "NOT_MET"));

        var value = variant("""
                {"parameters": [{"rule": "%s", "parameter": "word", "from": "2025-01-01", "value": "other", "bill": "a bill"}]}""".formatted(key));
        judged(value, key, "2023-12-31", "old", "MET");
        judged(value, key, "2024-12-31", "new", "MET");
        judged(value, key, "2025-01-01", "new", "NOT_MET");
        judged(value, key, "2025-01-01", "other", "MET");
        judged(value, key, "2019-12-31", "old", "NOT_APPLICABLE");

        var later = Drafting.proposed("legal", key, dated(key, "2025-06-01", "2026-06-01", "late", "NOT_APPLICABLE"));
        var revision = variant("{\"proposed\": [\"%s\"]}".formatted(later));
        judged(revision, key, "2023-12-31", "old", "MET");
        judged(revision, key, "2025-05-31", "new", "MET");
        judged(revision, key, "2025-06-01", "late", "MET");
        judged(revision, key, "2025-06-01", "new", "NOT_MET");
        judged(revision, key, "2026-06-01", "new", "MET");
        as("reader")
                .get("/v1/rulebooks/" + revision)
                .then()
                .body("rules.find { it.key == '%s' }.revisions".formatted(key), hasSize(3));
    }

    /** The law around what is proposed, what is proposed, and a value that is supposed in both. */
    @Test
    void aParameterIsSupposedInWhatIsProposedAsWell() {
        var key = "test.what-if.both";
        publishDated(key, dated(key, "2020-01-01", null, "old", "NOT_APPLICABLE"));
        var proposal = dated(key, "2025-06-01", "2026-06-01", "late", "NOT_APPLICABLE")
                .replace(
                        "hold.trigger == params.word",
                        "(hold.trigger == params.word || hold.trigger == \\\"always\\\")");
        var late = Drafting.proposed("legal", key, proposal);

        var both = variant("""
                {"proposed": ["%1$s", "%1$s"], "parameters": [
                  {"rule": "%2$s", "parameter": "word", "from": "2026-01-01", "value": "other", "bill": "a bill"}]}""".formatted(late, key));

        judged(both, key, "2025-05-31", "old", "MET");
        judged(both, key, "2025-12-31", "late", "MET");
        judged(both, key, "2026-01-01", "late", "NOT_MET");
        judged(both, key, "2026-01-01", "other", "MET");
        judged(both, key, "2026-01-01", "always", "MET");
        judged(both, key, "2026-06-01", "always", "NOT_MET");
        judged(both, key, "2026-06-01", "other", "MET");
        as("reader")
                .get("/v1/rulebooks/" + both)
                .then()
                .body(
                        "proposed.bill",
                        org.hamcrest.Matchers.containsInAnyOrder("a bill", "proposed by Cleo Legal; a bill"));
    }

    /** Amended from a day on, the law asks for a parameter that it was without before. */
    @Test
    void aParameterIsSupposedInTheRevisionsThatHaveIt() {
        var key = "test.what-if.grown";
        var without = dated(key, "2020-01-01", "2024-01-01", "old", "NOT_APPLICABLE")
                .replace("\"parameters\": {\"word\": [{\"value\": \"old\"}]},", "")
                .replace("hold.trigger == params.word", "hold.trigger == \\\"old\\\"");
        publishDated(key, without);
        publishDated(key, dated(key, "2024-01-01", null, "new", "NOT_MET"));
        var supposed = """
                {"parameters": [{"rule": "%s", "parameter": "%s", "from": "2025-01-01", "value": "other", "bill": "a bill"}]}""";

        var value = variant(supposed.formatted(key, "word"));

        judged(value, key, "2023-12-31", "old", "MET");
        judged(value, key, "2024-12-31", "new", "MET");
        judged(value, key, "2025-01-01", "new", "NOT_MET");
        judged(value, key, "2025-01-01", "other", "MET");
        as("reviewer")
                .contentType("application/json")
                .body(supposed.formatted(key, "colour"))
                .post("/v1/rulebooks/variants")
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/parameters/0/parameter"));
    }

    /** The mirror: amended from a day on, the law no longer asks for it. */
    @Test
    void aParameterIsNotSupposedForDaysOnWhichNothingAsksForIt() {
        var key = "test.what-if.shrunk";
        publishDated(key, dated(key, "2020-01-01", "2024-01-01", "old", "NOT_APPLICABLE"));
        publishDated(
                key,
                dated(key, "2024-01-01", null, "new", "NOT_MET")
                        .replace("\"parameters\": {\"word\": [{\"value\": \"new\"}]},", "")
                        .replace("hold.trigger == params.word", "hold.trigger == \\\"new\\\""));
        var supposed = """
                {"parameters": [{"rule": "%s", "parameter": "word", %s, "value": "other", "bill": "a bill"}]}""";

        variant(supposed.formatted(key, "\"from\": \"2023-12-31\""));
        unasked(supposed.formatted(key, "\"from\": \"2024-01-01\""), "/parameters/0/from");
        unasked(supposed.formatted(key, "\"to\": \"2020-01-01\""), "/parameters/0/to");
    }

    private static void unasked(String body, String pointer) {
        as("reviewer")
                .contentType("application/json")
                .body(body)
                .post("/v1/rulebooks/variants")
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo(pointer))
                .body("violations[0].message", endsWith("from 2020-01-01 to 2024-01-01"));
    }

    /** What is proposed takes the place of what leaves no choice, and from then on there is one. */
    @Test
    void whatLeavesNoChoiceDoesSoOnTheDaysThatARulebookHasIt() {
        var key = "test.what-if.mandatory";
        var mandatory = dated(key, "2020-01-01", null, "old", "NOT_APPLICABLE")
                .replace("\"choice\": \"POLICY\"", "\"choice\": \"MANDATORY\"");
        publishDated(key, mandatory);
        var between = Drafting.proposed("legal", key, dated(key, "2026-01-01", "2027-01-01", "late", "NOT_APPLICABLE"));

        var rule = "rules.find { it.key == '%s' }.".formatted(key);
        as("reader")
                .get("/v1/rulebooks/" + variant("{\"proposed\": [\"%s\"]}".formatted(between)))
                .then()
                .body(rule + "mandatory.from", equalTo(java.util.List.of("2020-01-01", "2027-01-01")))
                .body(rule + "mandatory[0].to", equalTo("2026-01-01"))
                .body(rule + "mandatory[1].to", org.hamcrest.Matchers.nullValue())
                .body(rule + "choice", equalTo("MANDATORY"));
    }

    /** Listed the later first, or the earlier: what is supposed from 2026 on counts from 2026 on. */
    @Test
    void ofSeveralValuesTheLaterCountsHoweverTheyAreListed() {
        var key = "test.what-if.several";
        publishDated(key, dated(key, "2020-01-01", null, "old", "NOT_APPLICABLE"));
        var supposed = """
                {"rule": "%s", "parameter": "word", "from": "%s", "value": "%s", "bill": "%s"}""";
        var early = supposed.formatted(key, "2025-01-01", "early", "H.R. 1");
        var late = supposed.formatted(key, "2026-01-01", "late", "H.R. 2");

        for (var listed : java.util.List.of(early + "," + late, late + "," + early)) {
            var several = variant("{\"parameters\": [%s]}".formatted(listed));
            judged(several, key, "2024-12-31", "old", "MET");
            judged(several, key, "2025-12-31", "early", "MET");
            judged(several, key, "2026-01-01", "late", "MET");
        }
        as("reviewer")
                .contentType("application/json")
                .body("{\"parameters\": [%s, %s]}"
                        .formatted(early, supposed.formatted(key, "2025-01-01", "other", "H.R. 2")))
                .post("/v1/rulebooks/variants")
                .then()
                .statusCode(400)
                .body("violations.pointer", equalTo(java.util.List.of("/parameters/0", "/parameters/1")))
                .body("detail", containsString("early and other"));
    }

    /** What is supposed of one year is narrower than what is supposed from the same day on without an end. */
    @Test
    void ofTwoValuesThatBeginTogetherTheOneThatEndsEarlierCounts() {
        var key = "test.what-if.narrower";
        publishDated(key, dated(key, "2020-01-01", null, "old", "NOT_APPLICABLE"));
        var supposed = """
                {"rule": "%s", "parameter": "word", "from": "2026-01-01", "to": %s, "value": "%s", "bill": "a bill"}""";
        var year = supposed.formatted(key, "\"2027-01-01\"", "year");
        var open = supposed.formatted(key, "null", "open");

        for (var listed : java.util.List.of(year + "," + open, open + "," + year)) {
            var both = variant("{\"parameters\": [%s]}".formatted(listed));
            judged(both, key, "2025-12-31", "old", "MET");
            judged(both, key, "2026-12-31", "year", "MET");
            judged(both, key, "2027-01-01", "open", "MET");
        }
    }

    @Test
    void oneValueWrittenInTwoWaysContradictsNothing() {
        var supposed = """
                {"rule": "us.aeca.36b.notice-owed", "parameter": "articles", "from": "2025-01-01", "value": "%s USD ANY",
                 "bill": "a bill"}""";

        variant("{\"parameters\": [%s, %s]}"
                .formatted(supposed.formatted("83000000"), supposed.formatted("83000000.00")));
    }

    @Test
    void ofTwoProposalsForTheSameDaysNeitherIsLeftOut() {
        var key = "test.what-if.two";
        var early = Drafting.proposed("legal", key, dated(key, "2025-01-01", "2026-01-01", "early", "NOT_APPLICABLE"));
        var late = Drafting.proposed("legal", key, dated(key, "2025-12-31", null, "late", "NOT_APPLICABLE"));
        as("reviewer")
                .contentType("application/json")
                .body("{\"proposed\": [\"%s\", \"%s\"]}".formatted(early, late))
                .post("/v1/rulebooks/variants")
                .then()
                .statusCode(409)
                .body("type", endsWith("overlaps"))
                .body("detail", containsString("each in a rulebook of its own"))
                .body("violations[0].pointer", equalTo("/proposed/1"))
                .body("violations[0].message", equalTo("must not overlap " + early));

        var after = Drafting.proposed("legal", key, dated(key, "2026-01-01", null, "after", "NOT_APPLICABLE"));
        var apart = variant("{\"proposed\": [\"%s\", \"%s\"]}".formatted(early, after));
        judged(apart, key, "2025-12-31", "early", "MET");
        judged(apart, key, "2026-01-01", "after", "MET");
    }

    private static void publishDated(String key, String rule) {
        Drafting.publish("legal2", key, Drafting.proposed("legal", key, rule)).statusCode(200);
    }

    /** A rule between two days, and what is answered on the eve of the first. */
    private static String dated(String key, String from, @Nullable String to, String word, String before) {
        var example = ", {\"name\": \"%s\", \"given\": {\"hold.trigger\": null}, \"asOf\": \"%s\", \"expect\": \"%s\"}";
        var eve = java.time.LocalDate.parse(from).minusDays(1);
        var turns = example.formatted("eve", eve, before)
                + (to == null
                        ? ""
                        : example.formatted(
                                        "last", java.time.LocalDate.parse(to).minusDays(1), "NOT_MET")
                                + example.formatted("end", to, "NOT_APPLICABLE"));
        return """
                {"key": "%1$s", "title": "A hold has the word", "authority": "TOLERANCE", "citation": "House tolerance",
                 "choice": "POLICY", "dutyHolder": "OWN_GOVERNMENT", "counselReview": "none", "subject": "hold",
                 "effective": {"from": "%2$s", "to": %3$s, "against": "asOf"}, "severity": "ADVISORY",
                 "parameters": {"word": [{"value": "%4$s"}]},
                 "requires": "has(hold.trigger) && hold.trigger == params.word", "message": "hold {hold.reference}",
                 "examples": [
                   {"name": "met", "given": {"hold.trigger": "%4$s"}, "asOf": "%2$s", "expect": "MET"},
                   {"name": "not met", "given": {"hold.trigger": null}, "asOf": "%2$s", "expect": "NOT_MET"},
                   {"name": "unknown", "given": {}, "asOf": "%2$s", "expect": "UNDETERMINED", "missing": ["hold.trigger"]}%5$s]}""".formatted(key, from, to == null ? "null" : "\"" + to + "\"", word, turns);
    }

    private static void judged(String rulebook, String rule, String asOf, String trigger, String answer) {
        as("reviewer")
                .contentType(Service.NDJSON)
                .body("""
                        {"subject":"hold:1","type":"hold/1","asOf":"%1$s","knownAt":"%1$sT00:00:00Z","hold.trigger":"%2$s"}
                        """.formatted(asOf, trigger))
                .post("/v1/evaluations:explain?rulebook=" + rulebook + "&rule=" + rule)
                .then()
                .statusCode(200)
                .body("answer", equalTo(answer));
    }

    /** "0.99" of a share says that "1" is one as well. */
    @Test
    void aSupposedValueIsReadAsTheLawsOwn() {
        variant("""
                {"parameters": [{"rule": "us.cluster.v1", "parameter": "share", "from": "2000-01-01", "value": "1",
                  "bill": "a bill"}]}""");
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        as("reviewer")
                .contentType("application/json")
                .body(
                        "{\"parameters\": [{\"rule\": \"us.aeca.36b.notice-owed\", \"parameter\": \"colour\", \"value\": \"1\","
                                + " \"bill\": \"x\"}]}")
                .post("/v1/rulebooks/variants")
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/parameters/0/parameter"));
        as("reviewer")
                .contentType("application/json")
                .body("{\"parameters\": [{\"rule\": \"us.aeca.36b.notice-owed\", \"parameter\": \"articles\","
                        + " \"value\": \"much\", \"bill\": \"x\"}]}")
                .post("/v1/rulebooks/variants")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/parameters/0/value"));
        as("reviewer")
                .contentType("application/json")
                .body("{\"parameters\": [{\"rule\": \"us.aeca.36b.notice-owed\", \"parameter\": \"articles\","
                        + " \"group\": \"no-such-set\", \"value\": \"1 USD ANY\", \"bill\": \"x\"}]}")
                .post("/v1/rulebooks/variants")
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/parameters/0/group"));
        as("reviewer")
                .contentType("application/json")
                .body("{\"parameters\": [{\"rule\": \"us.aeca.36b.notice-owed\", \"parameter\": \"articles\","
                        + " \"from\": \"soon\", \"value\": \"1 USD ANY\", \"bill\": \"x\"}]}")
                .post("/v1/rulebooks/variants")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/parameters/0/from"));
    }

    private static void explained(String rulebook, String rule, String answer) {
        as("reviewer")
                .contentType(Service.NDJSON)
                .body(NOTICE)
                .post("/v1/evaluations:explain?rulebook=" + rulebook + "&rule=" + rule)
                .then()
                .statusCode(200)
                .body("answer", equalTo(answer));
    }

    private static String bill() {
        return as("reader")
                .get("/v1/rules/" + BILL + "/revisions")
                .then()
                .extract()
                .path("items[0].digest");
    }

    private static String variant(String body) {
        return as("reviewer")
                .contentType("application/json")
                .body(body)
                .post("/v1/rulebooks/variants")
                .then()
                .statusCode(201)
                .extract()
                .path("digest");
    }

    private static int sql(String statement) throws java.sql.SQLException {
        try (var connection = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var update = connection.createStatement()) {
            return update.executeUpdate(statement);
        }
    }
}
