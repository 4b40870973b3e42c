package org.daylight.rules.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.rules.Drafting.drafted;
import static org.daylight.rules.Drafting.etag;
import static org.daylight.rules.Drafting.inSetRule;
import static org.daylight.rules.Drafting.proposed;
import static org.daylight.rules.Drafting.publish;
import static org.daylight.rules.Drafting.publishSet;
import static org.daylight.rules.Drafting.set;
import static org.daylight.rules.Drafting.triggerRule;
import static org.daylight.rules.Service.YAML;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.daylight.rules.Service;
import org.junit.jupiter.api.Test;

/** Whatever is published, put back or withdrawn, what stands then is one rulebook whose examples hold. */
@QuarkusTest
class StandingTest {

    @Test
    void aSetIsNotWithdrawnWhileARuleNamesIt() {
        var set = "test-standing-named";
        var key = "test.standing.names";
        var version = set(set, "XAA");
        publishSet(set, version);
        var digest = proposed("legal", key, inSetRule(key, "'" + set + "'"));
        publish("legal2", key, digest).statusCode(200);

        withdrawSet("legal2", set, version)
                .statusCode(409)
                .body("type", endsWith("still-used"))
                .body("detail", containsString(key))
                .body("violations.message", everyItem(startsWith(key + ": ")))
                .body("violations.message", hasItem(containsString("there is no set \"" + set + "\"")));
        Service.freeze();

        withdraw("legal2", key, digest).statusCode(200);
        withdrawSet("legal2", set, version).statusCode(200).body("state", equalTo("WITHDRAWN"));
        Service.freeze();
    }

    @Test
    void anExceptionIsNotWithdrawnWhileARuleNamesIt() {
        var exception = "test.standing.exception";
        var key = "test.standing.excepted";
        var first = proposed("legal", exception, narrow(exception, "r1"));
        publish("legal2", exception, first).statusCode(200);
        var digest = proposed("legal", key, withException(key, "r2", exception));
        publish("legal2", key, digest).statusCode(200);

        withdraw("legal2", exception, first)
                .statusCode(409)
                .body("type", endsWith("still-used"))
                .body("violations.message", equalTo(List.of(key + ": there is no rule " + exception)));
        Service.freeze();

        withdraw("legal2", key, digest).statusCode(200);
        withdraw("legal2", exception, first).statusCode(200);
    }

    @Test
    void whatIsInForceIsWithdrawnByAnotherPersonThanItsAuthor() {
        var key = "test.standing.alone";
        var digest = proposed("legal", key, triggerRule(key));
        publish("legal2", key, digest).statusCode(200);

        withdraw("legal", key, digest).statusCode(422).body("type", endsWith("four-eyes"));
        withdraw("legal-again", key, digest).statusCode(422).body("type", endsWith("four-eyes"));
        var alone = "update revision set state = 'WITHDRAWN'%s where digest = '" + digest + "'";
        assertThatThrownBy(() -> sql(alone.formatted(""))).hasMessageContaining("is named with it");
        assertThatThrownBy(() -> sql(alone.formatted(", withdrawn_by = drafted_by")))
                .hasMessageContaining("revision_withdrawn_four_eyes_check");
        withdraw("legal2", key, digest)
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"))
                .body("withdrawnBy", equalTo("Dan Legal"));

        var draft = drafted("legal", key + ".draft", triggerRule(key + ".draft"));
        withdraw("legal", key + ".draft", draft).statusCode(200);
    }

    /** As an older release could leave it: the set is gone and the rule is there. */
    @Test
    void aRulebookThatDoesNotCompileIsNotFrozenAndCanBeMended() throws SQLException {
        var set = "test-standing-torn";
        var key = "test.standing.torn";
        var version = set(set, "XAA");
        publishSet(set, version);
        var digest = proposed("legal", key, inSetRule(key, "'" + set + "'"));
        publish("legal2", key, digest).statusCode(200);
        var move = "update revision set state = '%s' where digest = '" + version + "'";
        behindTheTriggers(move.formatted("WITHDRAWN"));
        try {
            as("service")
                    .post("/v1/rulebooks")
                    .then()
                    .statusCode(422)
                    .body("type", endsWith("rule-not-sound"))
                    .body("violations.message", everyItem(startsWith(key + ": ")));
            var other = "test.standing.not-torn";
            publish("legal2", other, proposed("legal", other, triggerRule(other)))
                    .statusCode(200);
            withdraw("legal2", key, digest).statusCode(200);
            Service.freeze();
        } finally {
            // So that the journal verifies for the other tests.
            behindTheTriggers(move.formatted("PUBLISHED"));
        }
    }

    /** As an older release kept it: one of its examples has no day. */
    @Test
    void aDraftThatLacksAPartIsRefusedAtThatPart() throws SQLException {
        var key = "test.standing.half";
        var draft = drafted("legal", key, triggerRule(key));
        behindTheTriggers(
                "update revision set definition = replace(definition, '\"asOf\":\"2024-01-01\",', '') where digest = '"
                        + draft + "'");

        check(key, draft)
                .statusCode(422)
                .body("type", endsWith("rule-not-sound"))
                .body("violations[0].pointer", equalTo("/examples/0/asOf"));
        acting("legal")
                .contentType("application/json")
                .body("{\"revisions\": [\"" + draft + "\"]}")
                .post("/v1/coverage")
                .then()
                .statusCode(422)
                .body("violations[0].pointer", endsWith("/examples/0/asOf"));
        as("legal").get("/v1/rules/" + key + "/revisions/" + draft).then().statusCode(200);
    }

    @Test
    void aLaterRevisionIsReadAgainstTheSameDateAsTheOneItStandsBeside() {
        var key = "test.standing.axis";
        var early = dated(key, "null", "\"2025-01-01\"", "asOf", ends("2025-01-01", "NOT_MET", "NOT_APPLICABLE"));
        publish("legal2", key, proposed("legal", key, early)).statusCode(200);
        var late = drafted(
                "legal",
                key,
                dated(key, "\"2025-01-01\"", "null", "hold.startedOn", ends("2025-01-01", "NOT_MET", "NOT_MET"))
                        .replace("\"given\": {", "\"given\": {\"hold.startedOn\": \"2025-06-01\", ")
                        .replace(", }", "}"));

        check(key, late)
                .statusCode(422)
                .body("type", endsWith("rule-not-sound"))
                .body("violations.pointer", hasItem("/effective/against"))
                .body("violations.message", hasItem(containsString("the same date")));
        Service.freeze();
    }

    /** On the eve of the later revision it is the earlier one that answers. */
    @Test
    void theDaysBesideARevisionAreAnsweredByItsNeighbours() {
        var key = "test.standing.eve";
        var early = dated(key, "null", "\"2025-01-01\"", "asOf", ends("2025-01-01", "NOT_MET", "NOT_APPLICABLE"));
        publish("legal2", key, proposed("legal", key, early)).statusCode(200);

        var alone = dated(key, "\"2025-01-01\"", "null", "asOf", ends("2025-01-01", "NOT_APPLICABLE", "NOT_MET"));
        check(key, drafted("legal", key, alone))
                .statusCode(422)
                .body("violations.message", hasItem(allOf(containsString("eve"), containsString("got NOT_MET"))));
        var beside = dated(key, "\"2025-01-01\"", "null", "asOf", ends("2025-01-01", "NOT_MET", "NOT_MET"));
        publish("legal2", key, proposed("legal", key, beside)).statusCode(200);
        as("reader").get("/v1/rules/" + key).then().body("revisions.size()", equalTo(2));
    }

    @Test
    void aSetThatMakesAnExampleFalseIsPublishedWithTheRuleThatSaysSo() {
        var set = "test-standing-changed";
        var key = "test.standing.changed";
        var first = set(set, "XAA");
        publishSet(set, first);
        publish("legal2", key, proposed("legal", key, inSetRule(key, "'" + set + "'")))
                .statusCode(200);
        var wider = set(set, "XAA", "XAB");
        publishSet(set, wider);

        var without = set(set, "XAB");
        publishSetAs("legal2", set, without)
                .statusCode(422)
                .body("type", endsWith("rule-not-sound"))
                .body("violations.size()", equalTo(1))
                .body("violations[0].message", allOf(containsString(key), containsString("example in: expected MET")));

        acting("legal")
                .contentType(YAML)
                .body(packOf(set, "XAC", inSetRule(key, "'" + set + "'").replace("XAA", "XAC")))
                .post("/v1/packs")
                .then()
                .statusCode(200);
        acting("legal2")
                .queryParam("supersede", true)
                .post("/v1/packs/standing/publish")
                .then()
                .statusCode(200);
        rollBackSet(set, wider)
                .statusCode(422)
                .body("violations[0].message", allOf(containsString(key), containsString("example in: expected MET")));
    }

    @Test
    void anExceptionThatMakesAnExampleFalseIsRefused() {
        var exception = "test.standing.widened";
        var key = "test.standing.narrowed";
        var narrow = narrow(exception, "r1");
        publish("legal2", exception, proposed("legal", exception, narrow)).statusCode(200);
        publish("legal2", key, proposed("legal", key, withException(key, "r2", exception)))
                .statusCode(200);

        var wide = narrow.replace("r1\\\"\"", "r1\\\" || hold.reference == \\\"r2\\\"\"");
        check(exception, drafted("legal", exception, wide))
                .statusCode(422)
                .body("violations.message", everyItem(containsString(key + ", which is published")));
    }

    /** Each is sound beside what stands; together they would go round in a circle. Both wait for the head, and one sees the other. */
    @Test
    void ofTwoPublicationsAtOnceTheSecondSeesTheFirst() throws Exception {
        var one = "test.standing.race-one";
        var other = "test.standing.race-other";
        publish("legal2", one, proposed("legal", one, narrow(one, "r1"))).statusCode(200);
        publish("legal2", other, proposed("legal", other, narrow(other, "r2"))).statusCode(200);
        var oneNext = proposed("legal", one, withException(one, "r1", other));
        var otherNext = proposed("legal", other, withException(other, "r2", one));

        CompletableFuture<Integer> first;
        CompletableFuture<Integer> second;
        try (var callers = Executors.newFixedThreadPool(2);
                var head = admin();
                var lock = head.createStatement()) {
            head.setAutoCommit(false);
            lock.execute("select 1 from chain_head for update");
            first = CompletableFuture.supplyAsync(() -> status(publish("legal2", one, oneNext)), callers);
            second = CompletableFuture.supplyAsync(() -> status(publish("legal2", other, otherNext)), callers);
            for (var tries = 0; waiting() < 2 && tries < 200; tries++) {
                Thread.sleep(25);
            }
            var both = waiting();
            head.rollback();
            assertThat(both).isEqualTo(2);
        }
        assertThat(java.util.stream.Stream.of(first, second).map(CompletableFuture::join))
                .containsExactlyInAnyOrder(200, 422);
        Service.freeze();
    }

    private static int status(ValidatableResponse response) {
        return response.extract().statusCode();
    }

    private static int waiting() throws SQLException {
        try (var connection = admin();
                var query = connection.createStatement();
                var rows = query.executeQuery("select count(*) from pg_locks where not granted")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** About holds of one reference alone. */
    private static String narrow(String key, String reference) {
        return triggerRule(key)
                .replace(
                        "\"requires\"",
                        "\"appliesWhen\": \"hold.reference == \\\"%s\\\"\", \"requires\"".formatted(reference))
                .replace("\"given\": {", "\"given\": {\"hold.reference\": \"%s\", ".formatted(reference))
                .replace(", }", "}");
    }

    private static String withException(String key, String reference, String exception) {
        return narrow(key, reference)
                .replace("\"message\"", "\"exceptions\": [\"%s\"], \"message\"".formatted(exception));
    }

    private static String dated(String key, String from, String to, String against, String examples) {
        return triggerRule(key)
                .replace(
                        "{\"from\": null, \"to\": null, \"against\": \"asOf\"}",
                        "{\"from\": %s, \"to\": %s, \"against\": \"%s\"}".formatted(from, to, against))
                .replace("\"2024-01-01\"", from.equals("null") ? "\"2024-01-01\"" : "\"2025-06-01\"")
                .replaceFirst("]}$", examples + "]}");
    }

    /** The eve and the day, without a trigger. */
    private static String ends(String day, String eve, String then) {
        var example = ", {\"name\": \"%s\", \"given\": {\"hold.trigger\": null}, \"asOf\": \"%s\", \"expect\": \"%s\"}";
        return example.formatted("eve", java.time.LocalDate.parse(day).minusDays(1), eve)
                + example.formatted("day", day, then);
    }

    private static String packOf(String set, String code, String rule) {
        return """
                pack: standing
                title: Standing
                sets:
                  - key: %s
                    title: Partners of a test
                    completeFrom: "2020-01-01"
                    members: [{ code: %s, from: "2020-01-01", reference: a test, checked: READ }]
                rules:
                  - %s
                """.formatted(set, code, rule.replace("\n", " "));
    }

    private static ValidatableResponse check(String key, String digest) {
        return acting("legal")
                .header("If-Match", etag(key, digest))
                .post("/v1/rules/" + key + "/revisions/" + digest + "/check")
                .then();
    }

    private static ValidatableResponse withdraw(String account, String key, String digest) {
        return acting(account)
                .header("If-Match", etag(key, digest))
                .contentType("application/json")
                .body("{\"reason\": \"it was repealed\"}")
                .post("/v1/rules/" + key + "/revisions/" + digest + "/withdraw")
                .then();
    }

    private static ValidatableResponse withdrawSet(String account, String key, String digest) {
        return onSet(account, key, digest, "withdraw");
    }

    private static ValidatableResponse rollBackSet(String key, String digest) {
        return onSet("legal2", key, digest, "roll-back");
    }

    private static ValidatableResponse onSet(String account, String key, String digest, String act) {
        return acting(account)
                .header("If-Match", version(key, digest))
                .contentType("application/json")
                .body("{\"reason\": \"it was repealed\"}")
                .post("/v1/sets/" + key + "/versions/" + digest + "/" + act)
                .then();
    }

    private static ValidatableResponse publishSetAs(String account, String key, String digest) {
        return acting(account)
                .header("If-Match", version(key, digest))
                .queryParam("supersede", true)
                .post("/v1/sets/" + key + "/versions/" + digest + "/publish")
                .then();
    }

    private static String version(String key, String digest) {
        int version = as("legal")
                .get("/v1/sets/" + key + "/versions")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.digest == '%s' }.version".formatted(digest));
        return "\"%d\"".formatted(version);
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = admin();
                var update = connection.createStatement()) {
            update.execute(statement);
        }
    }

    private static void behindTheTriggers(String statement) throws SQLException {
        try (var connection = admin();
                var update = connection.createStatement()) {
            update.execute("set session_replication_role = replica");
            update.execute(statement);
        }
    }

    private static Connection admin() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("daylight.test.admin-url"),
                System.getProperty("daylight.test.admin-user"),
                System.getProperty("daylight.test.admin-password"));
    }
}
