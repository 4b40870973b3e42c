package org.daylight.rules.revisions;

import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import org.daylight.rules.Drafting;
import org.daylight.rules.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lacks a part inside is told where it would stand, by every way in. */
@QuarkusTest
class HalfWrittenTest {

    private static final String KEY = "test.half";

    @Test
    void ofARuleItIsTold() {
        acting("legal")
                .contentType("application/json")
                .body(Drafting.triggerRule(KEY).replace(", \"against\": \"asOf\"", ""))
                .post("/v1/rules/" + KEY + "/revisions")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/effective/against"))
                .body("violations[0].message", containsString("must be stated"));
        acting("legal")
                .contentType("application/json")
                .body(Drafting.triggerRule(KEY).replaceFirst("\"asOf\": \"2024-01-01\", ", ""))
                .post("/v1/rules/" + KEY + "/revisions")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/examples/0/asOf"));
    }

    /** A review that is still to come is none. */
    @Test
    void ofAReviewThatIsStillToComeItIsTold() {
        var rule = Drafting.triggerRule("test.half.reviewed")
                .replace("\"none\"", "{\"by\": \"Ann\", \"on\": \"2999-01-01\", \"textAsOf\": \"2024-01-01\"}");
        acting("legal")
                .contentType("application/json")
                .body(rule)
                .post("/v1/rules/test.half.reviewed/revisions")
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/counselReview/on"))
                .body("violations[0].message", containsString("at the latest today"));
        acting("legal")
                .contentType(Service.YAML)
                .body("{\"pack\": \"reviewed\", \"title\": \"Reviewed\", \"rules\": [%s]}".formatted(rule))
                .post("/v1/packs")
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/rules/0/counselReview/on"));
        acting("legal")
                .contentType("application/json")
                .body(rule.replace("2999-01-01", "2024-01-02"))
                .post("/v1/rules/test.half.reviewed/revisions")
                .then()
                .statusCode(201);
    }

    /** Stored, it would be held against no other text of its days. */
    @ParameterizedTest
    @CsvSource({
        "2024-01-01,            2024-01-01, write 2024-01-02",
        "2025-03-10,            2025-03,    as 2025-03-11/2025-03-31",
        "2025-01-01,            2025,       as 2025-01-02/2025-12-31",
        "2025-03,               2025-03-05, as 2025-03-01/2025-03-04",
        "2025,                  2025,       such as 2025-01-01/2025-06-30 and 2025-07-01/2025-12-31"
    })
    void ofARuleThatMayBeInForceOnNoDayItIsTold(String from, String to, String mend) {
        acting("legal")
                .contentType("application/json")
                .body(Drafting.triggerRule(KEY)
                        .replaceFirst(
                                "\"effective\": \\{[^}]*}",
                                "\"effective\": {\"from\": \"%s\", \"to\": \"%s\", \"against\": \"asOf\"}"
                                        .formatted(from, to)))
                .post("/v1/rules/" + KEY + "/revisions")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/effective/to"))
                .body("violations[0].message", containsString(mend));
    }

    @Test
    void ofASetItIsTold() {
        acting("legal")
                .contentType("application/json")
                .body("{\"key\": \"test.half\", \"title\": \"A set\", \"members\": [null]}")
                .post("/v1/sets")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/members/0"));
    }

    @Test
    void ofAPackItIsToldOfEachPart() {
        var rule = Drafting.triggerRule(KEY);
        acting("legal")
                .contentType(Service.YAML)
                .body("""
                        {"pack": "half", "title": "Half", "sets": [{"key": "test.half", "title": "A set", "members": [{}]},
                          {"key": "test.days", "title": "A set", "completeFrom": "2024", "completeTo": "2020", "members": []},
                          {"key": "test.text", "title": "A\\u0000", "members": []}],
                         "rules": [%s, %s, %s]}""".formatted(
                                rule.replaceFirst("\"name\": \"met\", ", ""),
                                rule.replaceFirst("\"effective\": \\{[^}]*}", "\"effective\": {}"),
                                rule.replaceFirst("\"from\": [^,}]*", "\"from\": \"soon\"")))
                .post("/v1/packs")
                .then()
                .statusCode(422)
                .body(
                        "violations.pointer",
                        hasItems(
                                "/sets/0/members/0",
                                "/sets/1/completeFrom",
                                "/sets/2/title",
                                "/rules/0/examples/0/name",
                                "/rules/1/effective/against",
                                "/rules/2/effective/from"));
    }

    /** Half of it is what somebody who types has. */
    @Test
    void ofTheParametersOfAnExpressionItIsTold() {
        as("legal")
                .contentType("application/json")
                .body("""
                        {"subject": "hold", "expression": "true",
                         "parameters": {"wait": {"values": [{}]}, "a/b": null, "none": {}}}""")
                .post("/v1/expressions:check")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItems("/parameters/wait/values/0/value", "/parameters/a~1b"));
        as("legal")
                .contentType("application/json")
                .body(
                        "{\"subject\": \"hold\", \"expression\": \"true\", \"parameters\": {\"wait\": {\"values\": [null]}}}")
                .post("/v1/expressions:check")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/parameters/wait"))
                .body(
                        "violations[0].message",
                        equalTo("lacks a part that it needs, or has one that is null; write it"));
    }
}
