package org.daylight.rules.evaluations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Service.NDJSON;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.rules.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EvaluationTest {

    private static final String HEAD = """
            "type":"%s/1","asOf":"2024-03-20","knownAt":"2024-03-21T08:00:00Z","sameUntil":null,"partner":"XAA","accessGroups":[],"label":"X",""";
    private static final String LATE_INVENTORY = ("{\"subject\":\"delivery:0197a000-0000-7000-8000-000000000001\","
                    + HEAD
                    + "\"delivery.enteredCountryOn\":\"2023-11-09\",\"delivery.reference\":\"XAA-7/1\","
                    + "\"item.enhancedMonitoring\":true,\"monitoring.firstInventoryOn\":null,\"partner.code\":\"XAA\",\"partner.name\":\"Exampleland\"}")
            .formatted("delivery");
    private static final String NOTICE = ("{\"subject\":\"notification:0197a000-0000-7000-8000-000000000002\"," + HEAD
                    + "\"determination.emergencyOn\":null,\"notification.deliveredOn\":\"2024-01-10\",\"notification.kind\":\"ARTICLES\","
                    + "\"notification.reference\":\"24-01\",\"notification.statute\":\"AECA 36(b)\",\"notification.totalValue\":\"95000000 USD ANNOUNCED_MAXIMUM\",\"notification.withdrawnOn\":null,"
                    + "\"partner.code\":\"XAA\",\"partner.name\":\"Exampleland\"}")
            .formatted("notification");

    private static final String REPORT = ("{\"subject\":\"notification:0197a000-0000-7000-8000-000000000003\"," + HEAD
                    + "\"notification.addressees\":[\"HOUSE\",\"SENATE\"],\"notification.dueOn\":\"2024-03-08\","
                    + "\"notification.receivedOn\":[\"2024-03-10\",null],\"notification.reference\":\"R\","
                    + "\"notification.statute\":\"NSM-20\",\"partner.code\":\"XAA\",\"partner.name\":\"Exampleland\"}")
            .formatted("notification");

    @Inject
    MeterRegistry metrics;

    private String rulebook = "";

    @BeforeEach
    void freeze() {
        Service.publishShippedPacks();
        rulebook = Service.freeze();
    }

    @Test
    void aBatchIsAnsweredLineByLineAndClosedWithItsCountsAndDigest() throws Exception {
        var body = evaluate(LATE_INVENTORY + "\n" + NOTICE + "\n");
        var lines = lines(body);

        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst().path("subject").asText()).startsWith("delivery:");
        assertThat(lines.getFirst().path("partner").asText()).isEqualTo("XAA");
        assertThat(lines.getFirst().path("vector").asText()).hasSize(3);
        assertThat(lines.getFirst().path("counts").path("NOT_MET").asInt()).isEqualTo(1);
        var answer = lines.getFirst().path("answers").get(0);
        assertThat(answer.path("rule").asText()).isEqualTo("us.samm.eeum.first-inventory");
        assertThat(answer.path("answer").asText()).isEqualTo("NOT_MET");
        assertThat(answer.path("counselReviewed").asBoolean()).isFalse();
        assertThat(answer.path("disclaimer").asText()).contains("not a determination");
        assertThat(answer.path("revision").asText()).startsWith("sha256:");
        assertThat(answer.has("because")).isFalse();

        var end = lines.getLast();
        assertThat(end.path("end").asBoolean()).isTrue();
        assertThat(end.path("subjects").asInt()).isEqualTo(2);
        var letters = lines.get(0).path("vector").asText().length()
                + lines.get(1).path("vector").asText().length();
        assertThat(end.path("answers").asInt()).isEqualTo(letters);
        var before = body.substring(0, body.indexOf("{\"end\""));
        assertThat("sha256:" + end.path("sha256").asText())
                .isEqualTo(CanonicalJson.sha256(before.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aWaitAnswersFromWhichDayTheActIsPermittedWhateverTheAnswer() throws Exception {
        var answers = lines(evaluate(NOTICE)).getFirst().path("answers");

        var wait = new ArrayList<JsonNode>();
        answers.forEach(answer -> {
            if (answer.path("rule").asText().equals("us.aeca.36b.wait")) {
                wait.add(answer);
            }
        });
        assertThat(wait).hasSize(1);
        assertThat(wait.getFirst().path("permittedFrom").asText()).isEqualTo("2024-02-10");
    }

    @Test
    void theSameBatchHasTheSameBytes() {
        assertThat(evaluate(NOTICE + "\n" + LATE_INVENTORY)).isEqualTo(evaluate(NOTICE + "\n" + LATE_INVENTORY));
    }

    @Test
    void lettersAloneAreThoseOfTheFullAnswer() throws Exception {
        var full = lines(evaluate(NOTICE + "\n" + LATE_INVENTORY));
        var letters = lines(answered("letters", NOTICE + "\n" + LATE_INVENTORY)
                .statusCode(200)
                .extract()
                .asString());

        assertThat(letters).hasSize(3);
        for (var line = 0; line < 2; line++) {
            assertThat(letters.get(line).fieldNames()).toIterable().containsExactly("subject", "vector");
            assertThat(letters.get(line).path("subject"))
                    .isEqualTo(full.get(line).path("subject"));
            assertThat(letters.get(line).path("vector"))
                    .isEqualTo(full.get(line).path("vector"));
        }
        assertThat(letters.getLast().path("answers")).isEqualTo(full.getLast().path("answers"));
    }

    @Test
    void howMuchIsAnsweredIsOneOfTwo() {
        answered("some", NOTICE)
                .statusCode(400)
                .body("violations[0].pointer", equalTo("query:answers"))
                .body("violations[0].message", equalTo("must be full or letters"));
    }

    @Test
    void nothingToAnswerIsAnsweredToo() throws Exception {
        assertThat(lines(evaluate("")).getFirst().path("subjects").asInt()).isZero();
    }

    @Test
    void anExplanationNamesTheClauseItsFactsAndTheParameterWithItsReference() {
        as("service")
                .contentType(NDJSON)
                .body(LATE_INVENTORY)
                .queryParam("rulebook", rulebook)
                .queryParam("rule", "us.samm.eeum.first-inventory")
                .post("/v1/evaluations:explain")
                .then()
                .statusCode(200)
                .body("answer", equalTo("NOT_MET"))
                .body("because.clause", hasItem(containsString("daysBetween")))
                .body("because.facts.'delivery.enteredCountryOn'", hasItem("2023-11-09"))
                .body("because.parameters.days.reference", hasItem(containsString("SAMM C8.4")));
    }

    /** review-service has what is signed explained first, and relies on it that this is no share of the answers. */
    @Test
    void everyExplanationIsDecidedByTheReferenceToo() {
        var looked = metrics.counter("daylight.rules.rechecked");
        for (var number = 1; number <= 5; number++) {
            var before = looked.count();
            as("service")
                    .contentType(NDJSON)
                    .body(LATE_INVENTORY.replace("0001\"", "010%d\"".formatted(number)))
                    .queryParam("rulebook", rulebook)
                    .queryParam("rule", "us.samm.eeum.first-inventory")
                    .post("/v1/evaluations:explain")
                    .then()
                    .statusCode(200);
            assertThat(looked.count() - before).isEqualTo(1);
        }
    }

    /** One addressee has it two days late; of the other it is not known. */
    @Test
    void oneOfAListDecidesAndIsNamed() throws Exception {
        var answers = new ArrayList<JsonNode>();
        lines(evaluate(REPORT)).getFirst().path("answers").forEach(answers::add);

        assertThat(answers)
                .filteredOn(answer -> answer.path("rule").asText().equals("us.nsm20.report-due"))
                .extracting(answer -> answer.path("answer").asText())
                .containsExactly("NOT_MET");
        as("service")
                .contentType(NDJSON)
                .body(REPORT)
                .queryParam("rulebook", rulebook)
                .queryParam("rule", "us.nsm20.report-due")
                .post("/v1/evaluations:explain")
                .then()
                .statusCode(200)
                .body("answer", equalTo("NOT_MET"))
                .body("because.clause", hasItem("notification.receivedOn.all(day, day <= notification.dueOn)"))
                .body("because.facts.'notification.receivedOn'", hasItem("2024-03-10, unknown"))
                .body("because.elements.flatten().number", equalTo(List.of(1)))
                .body("because.elements.flatten().value", equalTo(List.of("2024-03-10")))
                .body("because.elements.flatten().holds", equalTo(List.of("false")));
    }

    @Test
    void aLineWithTooLongAListIsRefusedByName() {
        var longer = String.join(",", Collections.nCopies(1_001, "\"2024-03-07\""));
        refused(REPORT.replace("\"2024-03-10\",null", longer) + "\n")
                .body("violations.pointer", hasItem("line:1"))
                .body(
                        "violations.message",
                        hasItem(containsString("notification.receivedOn has more than 1,000 elements")));
    }

    @Test
    void aLineThatCannotBeReadIsNamedAndNothingIsEvaluated() {
        as("service")
                .contentType(NDJSON)
                .body(
                        NOTICE
                                + "\n{\"subject\":\"delivery:1\",\"type\":\"delivery/1\",\"asOf\":\"2024-03-20\",\"delivery.enteredCountryOn\":\"soon\"}\n")
                .queryParam("rulebook", rulebook)
                .post("/v1/evaluations")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith("fact-line-not-readable"))
                .body("violations.pointer", hasItem("line:2"));
    }

    /** Of lines that cannot be read some are named, wherever they stand; where there are too many lines that is said first. */
    @Test
    void whatIsWrongIsSaidOfTheWholeBatch() {
        refused((NOTICE + "\n").repeat(300) + "x\n" + (NOTICE + "\n").repeat(300) + "y\n")
                .body("violations.pointer", equalTo(List.of("line:301", "line:602")));
        refused("x\n".repeat(1_999) + NOTICE).body("violations", hasSize(20));
        refused("x\n".repeat(2_000) + NOTICE)
                .body("type", endsWith("too-many-lines"))
                .body("detail", containsString("2001 lines"));
    }

    private ValidatableResponse refused(String batch) {
        return as("service")
                .contentType(NDJSON)
                .body(batch)
                .queryParam("rulebook", rulebook)
                .post("/v1/evaluations")
                .then()
                .statusCode(422);
    }

    @Test
    void aBatchOfTooManyLinesOrBytesIsRefused() {
        as("service")
                .contentType(NDJSON)
                .body((NOTICE + "\n").repeat(2_001))
                .queryParam("rulebook", rulebook)
                .post("/v1/evaluations")
                .then()
                .statusCode(422)
                .body("type", endsWith("too-many-lines"));
        as("service")
                .contentType(NDJSON)
                .body(" ".repeat(8 * 1024 * 1024 + 1))
                .queryParam("rulebook", rulebook)
                .post("/v1/evaluations")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void aRulebookThatWasNeverFrozenIsAnUnknownReference() {
        as("service")
                .contentType(NDJSON)
                .body(NOTICE)
                .queryParam("rulebook", "sha256:" + "0".repeat(64))
                .post("/v1/evaluations")
                .then()
                .statusCode(422)
                .body("type", endsWith("unknown-reference"));
        as("service")
                .contentType(NDJSON)
                .body(NOTICE)
                .post("/v1/evaluations")
                .then()
                .statusCode(400);
    }

    @Test
    void whoOnlyReadsCannotEvaluate() {
        as("reader")
                .contentType(NDJSON)
                .body(NOTICE)
                .queryParam("rulebook", rulebook)
                .post("/v1/evaluations")
                .then()
                .statusCode(403);
    }

    private String evaluate(String batch) {
        return answered("full", batch)
                .statusCode(200)
                .contentType(NDJSON)
                .extract()
                .asString();
    }

    private ValidatableResponse answered(String answers, String batch) {
        return as("service")
                .contentType(NDJSON)
                .body(batch)
                .queryParam("rulebook", rulebook)
                .queryParam("answers", answers)
                .post("/v1/evaluations")
                .then();
    }

    private static List<JsonNode> lines(String body) throws Exception {
        var lines = new ArrayList<JsonNode>();
        for (var line : body.lines().toList()) {
            lines.add(Json.mapper().readTree(line));
        }
        return lines;
    }
}
