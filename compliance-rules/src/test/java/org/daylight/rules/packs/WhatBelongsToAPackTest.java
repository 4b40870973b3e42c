package org.daylight.rules.packs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.daylight.rules.Drafting;
import org.junit.jupiter.api.Test;

/** What a pack gives out is all of it that is published. */
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
