package org.daylight.kit.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class ProblemDocumentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"mood\":\"CALM\",\"count\":1,\"moood\":\"X\"} | unknown-field | /moood | did you mean mood",
                "{\"mood\":\"HAPPY\",\"count\":1} | unreadable-body | /mood | write one of CALM, CROSS",
                "{\"mood\":\"CALM\",\"on\":\"3 May\",\"count\":1} | unreadable-body | /on | '3 May' is not a date",
                "{\"mood\":\"CALM\",\"on\":2014,\"count\":1} | unreadable-body | /on | write a date as text",
                "{\"mood\":\"CALM\",\"count\":\"1\"} | unreadable-body | /count | write a whole number without quotes",
                "{\"value\":{\"amount\":12.5},\"count\":1} | unreadable-body | /value/amount | write a decimal as text",
                "{\"value\":{\"amount\":\"1E9\"},\"count\":1} | unreadable-body | /value/amount | no exponent",
                "{\"value\":{\"amount\":\"1\",\"currency\":\"usd\",\"basis\":\"CONTRACT\"},\"count\":1} | invalid-request |"
                        + " /value/currency | ISO 4217",
                "{\"value\":{\"amount\":\"1\",\"currency\":\"USD\",\"basis\":\"COST\"},\"count\":1} | invalid-request |"
                        + " /value/basis | must be one of ACCOUNTED, ACQUISITION,",
                "[] | unreadable-body | ~~ | write an object",
                "null | invalid-request | ~~ | must be an object; write {}",
                "~~ | invalid-request | ~~ | must be an object; write {}",
            })
    void aBadBodyIsAnsweredWithItsPlaceAndAMend(String body, String type, String pointer, String mend) {
        problem(desk().contentType(ContentType.JSON).body(body).post("/v1/notes/weighings"), 400, type)
                .body("violations.pointer", contains(pointer))
                .body("violations[0].message", containsString(mend));
    }

    @Test
    void brokenJsonIsAnsweredWithLineAndColumn() {
        problem(
                        desk().contentType(ContentType.JSON)
                                .body("{\n  \"mood\": CALM }")
                                .post("/v1/notes/weighings"),
                        400,
                        "unreadable-body")
                .body("detail", containsString("line 2, column"));
    }

    @Test
    void theThreeStatesComeBackAsTheyWere() {
        desk().contentType(ContentType.JSON)
                .body("{\"mood\":\"CALM\",\"value\":null,\"count\":1}")
                .post("/v1/notes/weighings")
                .then()
                .statusCode(200)
                .body(equalTo("{\"mood\":\"CALM\",\"value\":null,\"count\":1}"));
    }

    @Test
    void unknownPathsMethodsAndFormsAreProblemsToo() {
        problem(desk().get("/v1/nothing"), 404, "not-found");
        problem(desk().delete("/v1/notes"), 405, "method-not-allowed");
        problem(
                desk().contentType(ContentType.TEXT).body("x").post("/v1/notes/weighings"),
                415,
                "unsupported-media-type");
        problem(desk().get("/v1/notes?limit=501"), 400, "invalid-request")
                .body("violations.pointer", hasItem("query:limit"));
    }

    @Test
    void nobodyGetsInWithoutAnAccountARoleAndAnAnnotation() {
        problem(given().get("/v1/notes"), 401, "not-signed-in")
                .header("WWW-Authenticate", containsStringIgnoringCase("basic"));
        problem(given().auth().preemptive().basic("desk", "wrong-password").get("/v1/notes"), 401, "not-signed-in");
        problem(given().auth().preemptive().basic("nobody", "wrong-password").get("/v1/notes"), 401, "not-signed-in");
        problem(as("reader").contentType(ContentType.JSON).body("{}").post("/v1/notes/weighings"), 403, "not-allowed");
        problem(desk().get("/v1/notes/forgotten"), 403, "not-allowed");
    }

    @Test
    void aFailureOfOursShowsNothingOfTheInside() {
        problem(desk().header("X-Request-Id", "abcdefgh-1").get("/v1/notes/broken"), 500, "internal-error")
                .body("requestId", equalTo("abcdefgh-1"))
                .header("X-Request-Id", "abcdefgh-1")
                .body("detail", not(containsString("secret")));
    }

    @Test
    void whatACheckOfTheDatabaseRefusesIsAConflictThatNamesIt() {
        var tooLong = "{\"content\":{\"code\":\"LONG\",\"text\":\"%s\"}}".formatted("x".repeat(201));

        problem(
                        desk().contentType(ContentType.JSON)
                                .header("Idempotency-Key", UUID.randomUUID())
                                .body(tooLong)
                                .post("/v1/notes"),
                        409,
                        "conflict")
                .body("detail", containsString("note_text_is_short"));
    }

    @Test
    void aDatabaseThatGoesAwayIsAnsweredWithWhenToComeBack() {
        problem(desk().get("/v1/notes/cut-off"), 503, "dependency-down").header("Retry-After", "5");
        desk().get("/v1/notes").then().statusCode(200);
    }

    @Test
    void aProviderThatIsDownIsADependencyThatIsDown() {
        problem(desk().get("/v1/notes/no-provider"), 503, "dependency-down").header("Retry-After", "5");
    }

    @Test
    void aMarkingThatDoesNotSayPrivilegedIsNot() {
        desk().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"content\":{\"code\":\"MARKED-%s\",\"text\":\"x\"},".formatted(UUID.randomUUID())
                        + "\"marking\":{\"classification\":\"UNCLASSIFIED\"}}")
                .post("/v1/notes")
                .then()
                .statusCode(201)
                .body("marking.privileged", equalTo(false));
    }

    @Test
    void everyAnswerHasARequestIdAndCarefulHeaders() {
        desk().header("X-Request-Id", "bad id!")
                .get("/v1/notes")
                .then()
                .statusCode(200)
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store");
    }

    @Test
    void theDocumentShowsWhatEveryServiceHasInCommon() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("openapi", equalTo("3.1.0"))
                .body("components.schemas.Problem", notNullValue())
                .body("paths.'/v1/notes'.post.parameters.name", hasItem("Idempotency-Key"))
                .body("paths.'/v1/notes'.post.responses.'422'", notNullValue())
                .body("paths.'/v1/notes'.post.description", containsString("desk-officer"))
                .body("paths.'/v1/recordings:verify'.post.description", containsString("auditor"))
                .body("paths.'/v1/notes/{id}'.put.responses.'428'", notNullValue())
                .body("components.schemas.Note.properties.author.type", contains("string", "null"))
                .body("components.schemas.Money.properties.amount.type", equalTo("string"))
                .body("components.schemas.ImpreciseDate.type", equalTo("string"))
                .body("components.schemas.Weighing.properties.value.anyOf", notNullValue())
                .body("components.schemas.keySet()", not(hasItem(containsString("Stated"))));
    }

    private static ValidatableResponse problem(io.restassured.response.Response response, int status, String type) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + type))
                .body("status", equalTo(status))
                .body("requestId", notNullValue());
    }

    private static RequestSpecification desk() {
        return as("desk");
    }

    private static RequestSpecification as(String account) {
        return given().auth().preemptive().basic(account, account + "-test-password");
    }
}
