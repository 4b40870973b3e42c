package org.daylight.rules.packs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.daylight.rules.Drafting;
import org.junit.jupiter.api.Test;

/** What a pack gives out is all of it that is published, and what it proposes is what was sent last. */
@QuarkusTest
class WhatBelongsToAPackTest {

    private static final String SET = """
            {"key": "%s", "title": "Partners of a test", "completeFrom": "2020-01-01",
             "members": [{"code": "XAA", "from": "2020-01-01", "reference": "a test", "checked": "READ"}]}""";

    @Test
    void whatIsPublishedByItselfStaysInThePackOfWhatItSucceeds() {
        var set = "test-succeeding-partners";
        var key = "test.succeeding.member";
        var rule = Drafting.inSetRule(key, "'" + set + "'");
        take("succeeding", List.of(SET.formatted(set)), List.of(rule));
        publish("succeeding").statusCode(200);

        var version = Drafting.set(set, "XAA", "XBB");
        Drafting.publishSet(set, version);
        var next = Drafting.proposed("legal", key, rule.replace("A partner is", "The partner is"));
        as("reader")
                .get("/v1/rules?pack=succeeding")
                .then()
                .body(
                        "items.revisions",
                        equalTo(List.of(List.of(
                                Pack.read(rules(rule)).digests().iterator().next()))));
        Drafting.publish("legal2", key, next).statusCode(200);

        assertThat(Pack.read(exported("succeeding")).digests()).containsExactlyInAnyOrder(version, next);
        as("reader").get("/v1/rules?pack=succeeding").then().body("items.revisions", equalTo(List.of(List.of(next))));
        take("succeeding", List.of(SET.formatted(set)), List.of(rule)).body("notTaken.key", equalTo(List.of(set, key)));
        assertThat(Pack.read(exported("succeeding")).digests()).containsExactlyInAnyOrder(version, next);
    }

    @Test
    void whatIsRolledBackToStaysInThePackThatHadTakenItsPlace() {
        var key = "test.returning.rule";
        var lone = Drafting.triggerRule(key);
        var digest = Drafting.proposed("legal", key, lone);
        Drafting.publish("legal2", key, digest).statusCode(200);
        var other = Drafting.triggerRule("test.returning.other");
        take("returning", lone.replace("A rule about", "The rule about"), other);
        publish("returning").statusCode(200);

        take("returning", lone, other)
                .body("notTaken.key", equalTo(List.of(key)))
                .body("notTaken[0].mend", containsString("roll back to it and send the pack again"));
        acting("legal2")
                .header("If-Match", Drafting.etag(key, digest))
                .contentType("application/json")
                .body("{\"reason\": \"the first one was right\"}")
                .post("/v1/rules/" + key + "/revisions/" + digest + "/roll-back")
                .then()
                .statusCode(200);
        assertThat(Pack.read(exported("returning")).digests())
                .isEqualTo(Pack.read(rules(lone, other)).digests());
    }

    @Test
    void whatIsPublishedByItselfUnderTheKeyOfAPartThatWasWithdrawnIsNoPartOfThePack() {
        var key = "test.returned.rule";
        var other = Drafting.triggerRule("test.returned.other");
        take("returned", Drafting.triggerRule(key), other);
        publish("returned").statusCode(200);
        take("returned", other);
        publishWithdrawing("returned").statusCode(200).body("parts.key", equalTo(List.of(key)));

        var first = Drafting.triggerRule(key).replace("A rule about", "The rule about");
        Drafting.publish("legal2", key, Drafting.proposed("legal", key, first)).statusCode(200);
        var second = first.replace("The rule about", "Another rule about");
        var standing = Drafting.proposed("legal", key, second);
        Drafting.publish("legal2", key, standing).statusCode(200);

        assertThat(exported("returned")).isEqualTo(text("returned", List.of(), List.of(other)));
        publishWithdrawing("returned").statusCode(404);
        as("reader").get("/v1/rules/" + key).then().statusCode(200);

        // Until a text of the pack has it again.
        take("returned", other, second).body("notTaken", hasSize(0));
        assertThat(Pack.read(exported("returned")).digests()).contains(standing).hasSize(2);
    }

    @Test
    void whatTakesThePlaceOfAPartIsOfThePackThoughTheRevisionForOtherDaysWasWithdrawn() {
        var key = "test.halved.rule";
        var before = Drafting.before2024(key);
        var since = Drafting.since2024(key);
        take("halved", before, since);
        publish("halved").statusCode(200);
        var first = Pack.read(rules(before)).digests().iterator().next();
        acting("legal2")
                .header("If-Match", Drafting.etag(key, first))
                .contentType("application/json")
                .body("{\"reason\": \"not needed\"}")
                .post("/v1/rules/" + key + "/revisions/" + first + "/withdraw")
                .then()
                .statusCode(200);

        var next = Drafting.proposed(
                "legal",
                key,
                since.replace("A rule about", "The rule about")
                        .replace("2023-12-31\", \"expect\": \"MET\"", "2023-12-31\", \"expect\": \"NOT_APPLICABLE\""));
        Drafting.publish("legal2", key, next).statusCode(200);

        assertThat(Pack.read(exported("halved")).digests()).containsExactly(next);
    }

    @Test
    void whatIsProposedWithAnotherPackIsToldWithTheWayOut() {
        var one = Drafting.triggerRule("test.mistaken.one");
        var two = Drafting.triggerRule("test.mistaken.two");
        take("mistakenn", one, two);

        take("mistaken", one)
                .body("notTaken.key", equalTo(List.of("test.mistaken.one")))
                .body("notTaken.state", equalTo(List.of("PROPOSED")))
                .body("notTaken[0].mend", containsString("proposed with the pack mistakenn"));
        publish("mistaken").statusCode(404).body("detail", containsString("proposed with the pack mistakenn"));

        take("mistakenn").body("dropped", hasSize(2));
        take("mistaken", one).body("notTaken", hasSize(0));
        publish("mistaken").statusCode(200).body("parts.key", equalTo(List.of("test.mistaken.one")));
    }

    @Test
    void revisionsThatAreReadAgainstAnotherDateAreReplacedTogether() {
        var key = "test.redated.rule";
        var before = Drafting.before2024(key);
        var since = Drafting.since2024(key);
        take("undated", before, since);
        publish("undated").statusCode(200);
        var otherBefore = againstTheStart(before);
        var otherSince = againstTheStart(since);

        var draft = Drafting.drafted("legal", key, otherSince);
        var path = "/v1/rules/" + key + "/revisions/" + draft;
        acting("legal")
                .header("If-Match", Drafting.etag(key, draft))
                .post(path + "/check")
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItem("/effective/against"))
                .body("violations.message", hasItem(containsString("replace all of them together, in one pack")));
        acting("legal")
                .header("If-Match", Drafting.etag(key, draft))
                .contentType("application/json")
                .body("{\"reason\": \"it goes into a pack\"}")
                .post(path + "/withdraw")
                .then()
                .statusCode(200);
        take("redated", otherBefore, otherSince).body("notTaken", hasSize(0));
        publish("redated").statusCode(200).body("parts.state", equalTo(List.of("PUBLISHED", "PUBLISHED")));

        assertThat(Pack.read(exported("redated")).digests())
                .isEqualTo(Pack.read(rules(otherBefore, otherSince)).digests());
    }

    private static String againstTheStart(String rule) {
        return rule.replace("\"asOf\"}", "\"hold.startedOn\"}")
                .replaceAll(
                        "\"given\": \\{(\"[^}]*)\\}, \"asOf\": \"([^\"]*)\"",
                        "\"given\": {$1, \"hold.startedOn\": \"$2\"}, \"asOf\": \"$2\"")
                .replaceAll(
                        "\"given\": \\{\\}, \"asOf\": \"([^\"]*)\"",
                        "\"given\": {\"hold.startedOn\": \"$1\"}, \"asOf\": \"$1\"");
    }

    @Test
    void whatIsSentNoMoreIsNotPublishedWithThePack() {
        var one = Drafting.triggerRule("test.dropping.one");
        var two = Drafting.triggerRule("test.dropping.two");
        take("dropping", one, two).body("dropped", hasSize(0));

        take("dropping", one)
                .body("dropped.key", equalTo(List.of("test.dropping.two")))
                .body("dropped.state", equalTo(List.of("PROPOSED")));
        as("reader").get("/v1/differences/packs/dropping").then().body("key", equalTo(List.of("test.dropping.one")));
        publish("dropping").statusCode(200).body("parts.key", equalTo(List.of("test.dropping.one")));
        as("reader").get("/v1/rules/test.dropping.two").then().statusCode(404);

        // Sent again it is of the pack again; it was proposed all the time.
        take("dropping", one, two).body("parts.state", equalTo(List.of("PUBLISHED", "PROPOSED")));
        publish("dropping").statusCode(200).body("parts.key", equalTo(List.of("test.dropping.two")));
    }

    @Test
    void ofATextThatIsMendedBeforeItIsPublishedTheLastOneCounts() {
        var first = Drafting.triggerRule("test.mended.rule");
        var second = first.replace("A rule about holds", "A rule about the trigger of a hold");
        take("mended", first);
        take("mended", second).body("dropped", hasSize(1));

        // With second thoughts about the second thoughts.
        take("mended", first).body("parts.state", equalTo(List.of("PROPOSED")));
        publish("mended")
                .statusCode(200)
                .body(
                        "parts.digest",
                        equalTo(List.of(
                                Pack.read(rules(first)).digests().iterator().next())));
    }

    @Test
    void whatWasProposedByItselfIsPublishedWithThePackThatHasIt() {
        var key = "test.joining.rule";
        var digest = Drafting.proposed("legal", key, Drafting.triggerRule(key));

        take("joining", Drafting.triggerRule(key)).body("parts.digest", equalTo(List.of(digest)));
        publish("joining").statusCode(200).body("parts.digest", equalTo(List.of(digest)));
        assertThat(Pack.read(exported("joining")).digests()).containsExactly(digest);
    }

    @Test
    void revisionsForOtherDaysAreGivenOutEachAsItIs() {
        var before = Drafting.before2024("test.dated.rule");
        var since = Drafting.since2024("test.dated.rule");
        var other = Drafting.triggerRule("test.dated.other");
        take("dated", before, since, other);
        publish("dated").statusCode(200);
        var digest =
                as("reader").get("/v1/rules/test.dated.other").then().extract().<String>path("revisions[0]");
        acting("legal2")
                .header("If-Match", Drafting.etag("test.dated.other", digest))
                .contentType("application/json")
                .body("{\"reason\": \"not needed\"}")
                .post("/v1/rules/test.dated.other/revisions/" + digest + "/withdraw")
                .then()
                .statusCode(200);

        assertThat(Pack.read(exported("dated")).digests())
                .isEqualTo(Pack.read(rules(before, since)).digests())
                .hasSize(2);
    }

    @Test
    void aFaultIsShownWhereItStandsThoughAnotherRevisionOfTheRuleFollows() {
        var before = Drafting.before2024("test.faulty.rule");
        var since = Drafting.since2024("test.faulty.rule");

        refused(before.replace("\"has(hold.trigger)\"", "\"has(hold.triger)\""), since)
                .body("violations.pointer", hasItem("/rules/0/requires"));
        refused(before.replace("2023-06-01\", \"expect\": \"MET\"", "2023-06-01\", \"expect\": \"NOT_MET\""), since)
                .body("violations.pointer", equalTo(List.of("/rules/0/examples")));
    }

    @Test
    void aPackSaysOfEveryDayWhichTextCounts() {
        var always = Drafting.triggerRule("test.twice.rule");
        refused(always, Drafting.since2024("test.twice.rule"))
                .body("violations.pointer", equalTo(List.of("/rules/1")))
                .body("violations[0].message", containsString("the same days as /rules/0"));
        var set = SET.formatted("test-twice");
        acting("legal")
                .contentType("application/json")
                .body(text("twice", List.of(set, set.replace("XAA", "XBB")), List.of()))
                .post("/v1/packs")
                .then()
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/sets/1")));
    }

    private static ValidatableResponse refused(String... rules) {
        return acting("legal")
                .contentType("application/json")
                .body(text("refused", List.of(), List.of(rules)))
                .post("/v1/packs")
                .then()
                .statusCode(422);
    }

    private static ValidatableResponse take(String pack, String... rules) {
        return take(pack, List.of(), List.of(rules));
    }

    private static ValidatableResponse take(String pack, List<String> sets, List<String> rules) {
        return acting("legal")
                .contentType("application/json")
                .body(text(pack, sets, rules))
                .post("/v1/packs")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse publish(String pack) {
        return acting("legal2")
                .queryParam("supersede", true)
                .post("/v1/packs/" + pack + "/publish")
                .then();
    }

    private static ValidatableResponse publishWithdrawing(String pack) {
        return acting("legal2")
                .queryParam("withdrawLeftOut", true)
                .post("/v1/packs/" + pack + "/publish")
                .then();
    }

    private static String exported(String pack) {
        var answer = as("reader").get("/v1/packs/" + pack).then().statusCode(200);
        return new String(answer.extract().asByteArray(), UTF_8);
    }

    private static String rules(String... rules) {
        return text("some", List.of(), List.of(rules));
    }

    private static String text(String pack, List<String> sets, List<String> rules) {
        return "{\"pack\": \"%s\", \"title\": \"A pack of a test\", \"sets\": [%s], \"rules\": [%s]}"
                .formatted(pack, String.join(", ", sets), String.join(", ", rules));
    }
}
