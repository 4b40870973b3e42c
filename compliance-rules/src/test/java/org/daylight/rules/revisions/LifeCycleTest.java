package org.daylight.rules.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import org.daylight.rules.Drafting;
import org.daylight.rules.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LifeCycleTest {

    private static final String RULE = """
            {"key": "%s", "title": "A hold has a trigger", "authority": "TOLERANCE", "citation": "House tolerance",
             "choice": "POLICY", "dutyHolder": "OWN_GOVERNMENT", "counselReview": "none", "subject": "hold",
             "effective": {"from": %s, "to": %s, "against": "asOf"}, "severity": "ADVISORY",
             "requires": "has(hold.trigger)", "message": "hold {hold.reference}: {hold.trigger|no trigger}",
             "examples": [
               {"name": "with", "given": {"hold.trigger": "x"}, "asOf": "%s", "expect": "%s"},
               {"name": "without", "given": {"hold.trigger": null}, "asOf": "%s", "expect": "NOT_MET"},
               {"name": "not known", "given": {}, "asOf": "%s", "expect": "UNDETERMINED"}%s]}""";

    @Inject
    DraftRetention retention;

    @Test
    void aRevisionIsWrittenCheckedProposedAndPublishedByAnotherPerson() {
        var digest = proposed("test.life.cycle", null, null);

        as("legal")
                .get("/v1/rules/test.life.cycle/revisions/" + digest)
                .then()
                .statusCode(200)
                .body("state", equalTo("PROPOSED"))
                .body("definition.requires", equalTo("has(hold.trigger)"));
        as("reader").get("/v1/rules/test.life.cycle").then().statusCode(404);

        publish("legal2", "test.life.cycle", digest)
                .statusCode(200)
                .body("state", equalTo("PUBLISHED"))
                .body("publishedBy", equalTo("Dan Legal"))
                .body("publishedAt", notNullValue());
        as("reader").get("/v1/rules/test.life.cycle").then().statusCode(200).body("revisions", hasItem(digest));
    }

    @Test
    void aSetWhoseDaysCannotBeIsNotProposed() {
        acting("legal")
                .contentType("application/json")
                .body("""
                        {"key": "test.undated", "title": "A set", "completeFrom": "2020-01-01", "members": [
                          {"code": "XAA", "from": "2025-01-01", "to": "2020-01-01", "reference": "a test", "checked": "READ"}]}""")
                .post("/v1/sets")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/members/0"))
                .body("violations[0].message", containsString("ends before it starts"));
        as("legal").get("/v1/sets/test.undated/versions").then().body("items", hasSize(0));
    }

    @Test
    void whatIsGivenOutAsYamlIsTheSameWhenItIsWrittenAgain() {
        var key = "test.life.yaml";
        var digest = proposed(key, "2024-01-01", null);
        var revision = "/v1/rules/" + key + "/revisions/" + digest;

        as("legal").get(revision).then().statusCode(200).contentType("application/json");
        var yaml = as("legal")
                .accept("application/yaml")
                .get(revision)
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .header("ETag", notNullValue())
                .extract()
                .asString();

        assertThat(yaml).contains("key: \"test.life.yaml\"", "effective:", "requires: \"has(hold.trigger)\"");
        acting("legal")
                .contentType("application/yaml")
                .body(yaml)
                .post("/v1/rules/" + key + "/revisions")
                .then()
                .body("digest", equalTo(digest));
    }

    /** Who waits wants to know until when. */
    @Test
    void aWaitThatDoesNotSayFromWhichDayIsNotProposed() {
        var key = "test.life.wait";
        var body = Drafting.triggerRule(key).replace("\"ADVISORY\"", "\"WAIT\"");
        var digest = Drafting.drafted("legal", key, body);
        var revision = "/v1/rules/" + key + "/revisions/" + digest;
        acting("legal").header("If-Match", Drafting.etag(key, digest)).post(revision + "/check");

        acting("legal")
                .header("If-Match", Drafting.etag(key, digest))
                .post(revision + "/propose")
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItem("/permittedFrom"));
    }

    @Test
    void nobodyPublishesWhatTheyProposedNotEvenWithAnotherAccount() {
        var digest = proposed("test.four.eyes", null, null);

        publish("legal", "test.four.eyes", digest).statusCode(422).body("type", endsWith("four-eyes"));
        publish("legal-again", "test.four.eyes", digest).statusCode(422).body("type", endsWith("four-eyes"));
        assertThatThrownBy(() -> sql("update revision set state = 'PUBLISHED', published_by = proposed_by,"
                        + " published_at = now(), put_in_force_by = 'x', put_in_force_at = now()"
                        + " where digest = '" + digest + "'"))
                .hasMessageContaining("revision_four_eyes_check");
    }

    /** A bill is no part of the rule that the engine reads; its text is stored like the rest. */
    @Test
    void whatTheDatabaseHasNoPlaceForIsRefusedWhereItStands() {
        var key = "test.life.characters";
        var rule = Drafting.triggerRule(key);
        var cases = java.util.Map.of(
                rule.replaceFirst("\\{", "{\"bill\": \"H.R. \\\\u0000 1\", "), "/bill",
                rule.replaceFirst("\\{", "{\"bill\": \"H.R. \\\\ud83d 1\", "), "/bill",
                rule.replace("House tolerance", "House \\u0000"), "/citation",
                rule.replace("\"given\": {}", "\"given\": {\"a/~\": [\"\\udc00\"]}"), "/examples/2/given/a~1~0/0",
                rule.replace("\"given\": {}", "\"given\": {\"\\u0000\": 1}"), "/examples/2/given");
        cases.forEach((body, pointer) -> acting("legal")
                .contentType("application/json")
                .body(body)
                .post("/v1/rules/" + key + "/revisions")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].pointer", equalTo(pointer))
                .body("violations[0].message", containsString("remove it")));
        as("legal")
                .get("/v1/rules/" + key + "/revisions")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void whatIsPublishedCannotBeRewrittenOrRemovedEvenInTheDatabase() {
        var digest = proposed("test.immutable", null, null);
        publish("legal2", "test.immutable", digest).statusCode(200);

        for (var change : new String[] {
            "definition = '{}'",
            "title = 'another'",
            "effective_from = '2020-01-01'",
            "published_by = 'somebody'",
            "state = 'DRAFT'"
        }) {
            assertThatThrownBy(() -> sql("update revision set " + change + " where digest = '" + digest + "'"))
                    .as(change)
                    .isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> sql("delete from revision where digest = '" + digest + "'"))
                .hasMessageContaining("withdrawn, never removed");
        acting("legal")
                .header("If-Match", etag("test.immutable", digest))
                .post("/v1/rules/test.immutable/revisions/" + digest + "/check")
                .then()
                .statusCode(409);
    }

    @Test
    void twoRevisionsOfOneRuleNeverAnswerForTheSameDay() {
        publish("legal2", "test.overlap", proposed("test.overlap", "2020-01-01", "2022-01-01"))
                .statusCode(200);
        var next = proposed("test.overlap", rule("test.overlap", "2022-01-01", null, "NOT_MET", ""));
        publish("legal2", "test.overlap", next).statusCode(200);

        var between =
                proposed("test.overlap", rule("test.overlap", "2021-12-31", "2022-01-01", "NOT_APPLICABLE", "NOT_MET"));
        publish("legal2", "test.overlap", between).statusCode(409).body("type", endsWith("overlaps"));
        assertThatThrownBy(
                        () -> sql("update revision set state = 'PUBLISHED', published_by = 'x', published_at = now(),"
                                + " put_in_force_by = 'x', put_in_force_at = now() where digest = '" + between + "'"))
                .hasMessageContaining("revision_overlap_excl");

        superseding("test.overlap", between, false)
                .statusCode(422)
                .body("type", endsWith("days-without-rule"))
                .body("violations.message", hasItem("test.overlap: no rule from 2020-01-01 to 2021-12-30"));
        superseding("test.overlap", between, true).statusCode(200);
        as("reader")
                .get("/v1/rules/test.overlap/revisions")
                .then()
                .body("items", hasSize(3))
                .body("items.state", hasItem("SUPERSEDED"));
    }

    @Test
    void whatWasSupersededIsPutBackInForceByAnotherPerson() {
        var first = proposed("test.roll.back", null, null);
        publish("legal2", "test.roll.back", first).statusCode(200);
        var second = proposed("test.roll.back", "2020-01-01", null);
        superseding("test.roll.back", second, true).statusCode(200);

        rollBack("legal2", "test.roll.back", second).statusCode(409).body("type", endsWith("not-at-this-stage"));
        rollBack("legal", "test.roll.back", first).statusCode(422).body("type", endsWith("four-eyes"));
        var byNobody = "update revision set state = 'PUBLISHED'%s where digest = '" + first + "'";
        assertThatThrownBy(() -> sql(byNobody.formatted(""))).hasMessageContaining("is named with it");
        assertThatThrownBy(() -> sql(byNobody.formatted(", put_in_force_by = drafted_by, put_in_force_at = now()")))
                .hasMessageContaining("revision_in_force_four_eyes_check");
        rollBack("legal3", "test.roll.back", first)
                .statusCode(200)
                .body("state", equalTo("PUBLISHED"))
                .body("publishedBy", equalTo("Dan Legal"))
                .body("putInForceBy", equalTo("Max Legal"));

        as("reader")
                .get("/v1/rules/test.roll.back")
                .then()
                .statusCode(200)
                .body("revisions", equalTo(java.util.List.of(first)));
        as("reader").get("/v1/rules/test.roll.back/revisions/" + second).then().body("state", equalTo("SUPERSEDED"));
    }

    /** What came later holds on all days; what is put back began in 2020, and before there would be nothing. */
    @Test
    void daysThatWouldLoseTheirRuleAreNamedAndLeftOnlyOnRequest() {
        var key = "test.roll.gap";
        var first = proposed(key, "2020-01-01", null);
        publish("legal2", key, first).statusCode(200);
        var second = proposed(key, null, null);
        superseding(key, second, false).statusCode(200);

        rollBack("legal2", key, first)
                .statusCode(422)
                .body("type", endsWith("days-without-rule"))
                .body("violations.message", equalTo(java.util.List.of(key + ": no rule before 2020-01-01")));
        as("reader").get("/v1/rules/" + key).then().body("revisions", equalTo(java.util.List.of(second)));
        rollBack("legal2", key, first, true).statusCode(200).body("state", equalTo("PUBLISHED"));
        as("reader").get("/v1/rules/" + key).then().body("revisions", equalTo(java.util.List.of(first)));
    }

    @Test
    void daysWithoutOthersAreOneStretchTwoOrNone() {
        var all = new Days(null, null);
        var inside = new Days(LocalDate.parse("2020-01-01"), LocalDate.parse("2021-01-01"));
        assertThat(all.without(inside).toString()).isEqualTo("[before 2020-01-01, from 2021-01-01 on]");
        assertThat(inside.without(all)).isEmpty();
        assertThat(inside.without(inside)).isEmpty();
        assertThat(inside.without(new Days(LocalDate.parse("2020-07-01"), null)).toString())
                .isEqualTo("[from 2020-01-01 to 2020-06-30]");
        assertThat(inside.without(new Days(null, LocalDate.parse("2019-01-01"))))
                .containsExactly(inside);
        assertThat(inside.without(new Days(LocalDate.parse("2021-01-01"), null)))
                .containsExactly(inside);
    }

    private static io.restassured.response.ValidatableResponse rollBack(String account, String key, String digest) {
        return rollBack(account, key, digest, false);
    }

    private static ValidatableResponse superseding(String key, String digest, boolean leaveDays) {
        return acting("legal2")
                .header("If-Match", etag(key, digest))
                .queryParam("supersede", true)
                .queryParam("leaveDays", leaveDays)
                .post("/v1/rules/" + key + "/revisions/" + digest + "/publish")
                .then();
    }

    private static io.restassured.response.ValidatableResponse rollBack(
            String account, String key, String digest, boolean leaveDays) {
        return acting(account)
                .queryParam("leaveDays", leaveDays)
                .header("If-Match", etag(key, digest))
                .contentType("application/json")
                .body("{\"reason\": \"the new one was wrong\"}")
                .post("/v1/rules/" + key + "/revisions/" + digest + "/roll-back")
                .then();
    }

    @Test
    void aRevisionWhoseExamplesDoNotShowTheTurnOfTheLawIsNotProposed() {
        var key = "test.turns";
        var digest = Service.digest(acting("legal")
                .contentType("application/json")
                .body(rule(key, "2020-01-01", null).replace("2019-12-31", "2019-12-30"))
                .post("/v1/rules/" + key + "/revisions"));
        acting("legal")
                .header("If-Match", etag(key, digest))
                .post("/v1/rules/" + key + "/revisions/" + digest + "/check")
                .then()
                .statusCode(200);

        acting("legal")
                .header("If-Match", etag(key, digest))
                .post("/v1/rules/" + key + "/revisions/" + digest + "/propose")
                .then()
                .statusCode(422)
                .body("type", endsWith("examples-missing"))
                .body("violations[0].message", containsString("2019-12-31"));
    }

    @Test
    void aDraftIsSeenByTheGroupOfItsAuthorUntilItIsProposed() {
        var key = "test.inner.draft";
        var digest = Service.digest(acting("legal-inner")
                .contentType("application/json")
                .body(rule(key, null, null))
                .post("/v1/rules/" + key + "/revisions"));
        var path = "/v1/rules/" + key + "/revisions";

        as("legal").get(path + "/" + digest).then().statusCode(404);
        as("legal").get(path).then().statusCode(200).body("items", hasSize(0));
        as("desk2").get(path + "/" + digest).then().statusCode(200).body("state", equalTo("DRAFT"));
        as("auditor").get(path).then().statusCode(200).body("items", hasSize(1));

        for (var step : new String[] {"check", "propose"}) {
            acting("legal-inner")
                    .header(
                            "If-Match",
                            as("legal-inner").get(path + "/" + digest).header("ETag"))
                    .post(path + "/" + digest + "/" + step)
                    .then()
                    .statusCode(200);
        }
        as("legal").get(path + "/" + digest).then().statusCode(200).body("state", equalTo("PROPOSED"));
    }

    @Test
    void aDraftThatBelongsToNoGroupIsSeenByItsAuthorAlone() {
        for (var author : new String[] {"legal", "legal-both"}) {
            var key = "test.own." + author;
            var path = "/v1/rules/" + key + "/revisions";
            var digest = drafted(author, path, rule(key, null, null))
                    .statusCode(201)
                    .body("accessGroup", nullValue())
                    .extract()
                    .<String>path("digest");

            for (var other : new String[] {"legal2", "legal-inner", "desk"}) {
                as(other).get(path + "/" + digest).then().statusCode(404);
                as(other).get(path).then().statusCode(200).body("items", empty());
            }
            as("auditor").get(path + "/" + digest).then().statusCode(200);
            as(author).get(path).then().body("items", hasSize(1));
            drafted("legal2", path, rule(key, null, null)).statusCode(409);
        }
        // Another account of the same person.
        as("legal-again").get("/v1/rules/test.own.legal/revisions").then().body("items", hasSize(1));
    }

    @Test
    void whoIsInSeveralGroupsSaysWhoseTheDraftIs() {
        var key = "test.whose.draft";
        var path = "/v1/rules/" + key + "/revisions";
        var rule = rule(key, null, null);
        drafted("legal-both", path + "?accessGroup=secret-hold", rule)
                .statusCode(400)
                .body("violations[0].pointer", equalTo("query:accessGroup"))
                .body("violations[0].message", equalTo("must be one of close-hold, open-hold"));
        drafted("legal", path + "?accessGroup=close-hold", rule)
                .statusCode(400)
                .body("violations[0].message", containsString("must be left out"));
        var digest = drafted("legal-both", path + "?accessGroup=close-hold", rule)
                .statusCode(201)
                .body("accessGroup", equalTo("close-hold"))
                .extract()
                .<String>path("digest");

        as("legal-inner").get(path + "/" + digest).then().statusCode(200);
        as("legal").get(path + "/" + digest).then().statusCode(404);
        drafted("legal-both", path + "?accessGroup=open-hold", rule)
                .statusCode(409)
                .body("detail", containsString("a draft of close-hold already"))
                .body("violations[0].pointer", equalTo("query:accessGroup"));
        drafted("legal-both", path, rule).statusCode(201).body("accessGroup", equalTo("close-hold"));
    }

    @Test
    void aDraftThatNobodyMovesIsWithdrawnByNobodysActButTheRetentions() throws SQLException {
        var key = "test.left.lying";
        var digest = Service.digest(acting("legal")
                .contentType("application/json")
                .body(rule(key, null, null))
                .post("/v1/rules/" + key + "/revisions"));
        sql("update revision set recorded_at = recorded_at - interval '179 days' where digest = '" + digest + "'");
        retention.sweep();
        as("legal").get("/v1/rules/" + key + "/revisions/" + digest).then().body("state", equalTo("DRAFT"));
        sql("update revision set recorded_at = recorded_at - interval '2 days' where digest = '" + digest + "'");

        acting("legal")
                .contentType("application/json")
                .body(rule("test.left.lying.next", null, null))
                .post("/v1/rules/test.left.lying.next/revisions")
                .then()
                .statusCode(201);

        as("legal").get("/v1/rules/" + key + "/revisions/" + digest).then().body("state", equalTo("DRAFT"));
        retention.sweep();
        as("legal")
                .get("/v1/rules/" + key + "/revisions/" + digest)
                .then()
                .body("state", equalTo("WITHDRAWN"))
                .body("withdrawnBy", equalTo("retention"));
    }

    /** One digest, one revision: what another group has as a draft is neither shown nor overwritten. */
    @Test
    void theTextOfAnotherGroupsDraftIsRefusedAndNotShownUntilItIsWithdrawn() {
        var key = "test.same.text";
        var path = "/v1/rules/" + key + "/revisions";
        var rule = rule(key, null, null);
        var digest =
                drafted("legal-inner", path, rule).statusCode(201).extract().<String>path("digest");

        drafted("legal", path, rule)
                .statusCode(409)
                .body("draftedBy", nullValue())
                .body("detail", containsString("a draft of somebody else"));
        acting("legal-inner")
                .header("If-Match", as("legal-inner").get(path + "/" + digest).header("ETag"))
                .contentType("application/json")
                .body("{\"reason\": \"not needed\"}")
                .post(path + "/" + digest + "/withdraw")
                .then()
                .statusCode(200);

        drafted("legal", path, rule)
                .statusCode(201)
                .body("digest", equalTo(digest))
                .body("state", equalTo("DRAFT"))
                .body("draftedBy", equalTo("Cleo Legal"))
                .body("withdrawnBy", nullValue());
        assertThatThrownBy(() -> sql("update revision set drafted_by = 'x' where digest = '" + digest + "'"))
                .hasMessageContaining("whose revision it is never changes");
    }

    private static ValidatableResponse drafted(String account, String path, String rule) {
        return acting(account)
                .contentType("application/json")
                .body(rule)
                .post(path)
                .then();
    }

    @Test
    void aDraftWhoseExamplesFailIsNotChecked() {
        var key = "test.wrong.example";
        var digest = Service.digest(acting("legal")
                .contentType("application/json")
                .body(RULE.formatted(key, "null", "null", "2024-01-01", "NOT_MET", "2024-01-01", "2024-01-01", ""))
                .post("/v1/rules/" + key + "/revisions"));

        acting("legal")
                .header("If-Match", etag(key, digest))
                .post("/v1/rules/" + key + "/revisions/" + digest + "/check")
                .then()
                .statusCode(422)
                .body("type", endsWith("rule-not-sound"))
                .body("violations[0].message", containsString("with"));
    }

    @Test
    void anActionNeedsTheVersionThatWasRead() {
        var digest = proposed("test.versions", null, null);
        var path = "/v1/rules/test.versions/revisions/" + digest + "/publish";

        acting("legal2").post(path).then().statusCode(428);
        acting("legal2").header("If-Match", "\"1\"").post(path).then().statusCode(412);
    }

    @Test
    void aDeskOfficerWritesNoRules() {
        acting("desk")
                .contentType("application/json")
                .body(RULE.formatted("test.desk", "null", "null", "2024-01-01", "MET", "2024-01-01", "2024-01-01", ""))
                .post("/v1/rules/test.desk/revisions")
                .then()
                .statusCode(403);
    }

    @Test
    void everyStepIsInTheJournalAndTheChainVerifies() {
        proposed("test.journal", null, null);

        as("auditor").post("/v1/recordings:verify").then().statusCode(200).body("intact", equalTo(true));
    }

    private static String proposed(String key, @Nullable String from, @Nullable String to) {
        return proposed(key, rule(key, from, to));
    }

    private static String proposed(String key, String rule) {
        var digest = Service.digest(acting("legal")
                .contentType("application/json")
                .body(rule)
                .post("/v1/rules/" + key + "/revisions")
                .then()
                .statusCode(201)
                .extract()
                .response());
        for (var step : new String[] {"check", "propose"}) {
            acting("legal")
                    .header("If-Match", etag(key, digest))
                    .post("/v1/rules/" + key + "/revisions/" + digest + "/" + step)
                    .then()
                    .statusCode(200);
        }
        return digest;
    }

    private static String rule(String key, @Nullable String from, @Nullable String to) {
        return rule(key, from, to, "NOT_APPLICABLE", "NOT_APPLICABLE");
    }

    /** A rule, and what is answered on the eve of its first day and on the day after its last one. */
    private static String rule(String key, @Nullable String from, @Nullable String to, String before, String after) {
        var asOf = from == null ? "2024-01-01" : from;
        var turns =
                (from == null ? "" : turn(from, before, "NOT_MET")) + (to == null ? "" : turn(to, "NOT_MET", after));
        return RULE.formatted(key, quoted(from), quoted(to), asOf, "MET", asOf, asOf, turns);
    }

    /** What is answered on the day before and on the day. */
    private static String turn(String day, String before, String then) {
        return ", {\"name\": \"before %1$s\", \"given\": {\"hold.trigger\": null}, \"asOf\": \"%2$s\", \"expect\": \"%3$s\"}"
                        .formatted(day, LocalDate.parse(day).minusDays(1), before)
                + ", {\"name\": \"on %1$s\", \"given\": {\"hold.trigger\": null}, \"asOf\": \"%1$s\", \"expect\": \"%2$s\"}"
                        .formatted(day, then);
    }

    private static io.restassured.response.ValidatableResponse publish(String account, String key, String digest) {
        return acting(account)
                .header("If-Match", etag(key, digest))
                .post("/v1/rules/" + key + "/revisions/" + digest + "/publish")
                .then();
    }

    private static String etag(String key, String digest) {
        return as("legal").get("/v1/rules/" + key + "/revisions/" + digest).header("ETag");
    }

    private static String quoted(@Nullable String date) {
        return date == null ? "null" : '"' + date + '"';
    }

    private static int sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var update = connection.createStatement()) {
            return update.executeUpdate(statement);
        }
    }
}
