package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.restassured.Request.request;

import io.restassured.response.Response;
import java.util.UUID;
import org.daylight.launcher.Suite;
import org.daylight.restassured.Request;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input gets a problem document that names the place and the mend, and nothing is half written. */
@ResourceLock(RunningSuite.SHARED)
class BadInputTest {

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = RunningSuite.withFirstPortfolio();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            malformed JSON             | partners   | {"content":                                                                   | 400 |
            an unknown field           | partners   | {"content":{"code":"XBB","name":"B","kind":"STATE","nickname":"x"}}            | 400 | /content/nickname
            a wrong type               | partners   | {"content":{"code":"XBB","name":["B"],"kind":"STATE"}}                         | 400 | /content/name
            an unknown kind            | partners   | {"content":{"code":"XBB","name":"B","kind":"EMPIRE"}}                          | 400 | /content/kind
            a missing field            | partners   | {"content":{"code":"XBB","kind":"STATE"}}                                      | 400 | /content/name
            an unknown partner         | transfers  | {"content":{"reference":"T-1","partner":"XZZ","channel":"FMS","title":"t","status":"REQUESTED"}} | 422 | /content/partner
            a delivery before its transfer | deliveries | {"content":{"reference":"D-1","transfer":"NONE-SUCH","measure":"INCREMENT","counted":true}} | 422 | /content/transfer
            a negative quantity        | deliveries | {"content":{"reference":"D-1","transfer":"TW-M1A2T","measure":"INCREMENT","counted":true,"quantity":{"amount":"-3","unit":"EACH"}}} | 400 | /content/quantity
            an impossible date         | deliveries | {"content":{"reference":"D-1","transfer":"TW-M1A2T","measure":"INCREMENT","counted":true,"plannedOn":"2014-06-31"}} | 400 | /content/plannedOn
            """)
    void isAProblemThatNamesThePlace(String what, String resource, String body, int status, String pointer) {
        var before = lastRecording();

        var answer = as("desk")
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/json")
                .body(body)
                .post(suite.registry() + "/v1/" + resource);

        isAProblem(answer, status);
        if (pointer != null) {
            assertThat(answer.jsonPath().getList("violations.pointer", String.class))
                    .anyMatch(found -> found.startsWith(pointer));
        }
        assertThat(lastRecording()).isEqualTo(before);
    }

    @Test
    void aMissingKeyIsAskedFor() {
        var answer =
                as("desk").contentType("application/json").body(partner("XCC")).post(suite.registry() + "/v1/partners");

        isAProblem(answer, 400);
        assertThat(answer.jsonPath().getString("type")).endsWith("idempotency-key-missing");
    }

    @Test
    void aKeyIsBoundToItsFirstBody() {
        var key = UUID.randomUUID().toString();
        create(key, "XDA").then().statusCode(201);
        var last = lastRecording();

        var again = create(key, "XDA");
        var other = create(key, "XDB");

        again.then().statusCode(201).header("Idempotent-Replay", "true");
        isAProblem(other, 422);
        assertThat(lastRecording()).isEqualTo(last);
    }

    @Test
    void aChangeNeedsTheCurrentETag() {
        var created = create(UUID.randomUUID().toString(), "XEA");
        var location = created.then().statusCode(201).extract().header("Location");
        var path = suite.registry() + location.substring(location.indexOf("/v1/"));

        isAProblem(
                as("desk").contentType("application/json").body(partner("XEA")).put(path), 428);
        isAProblem(
                as("desk")
                        .header("If-Match", "\"17\"")
                        .contentType("application/json")
                        .body(partner("XEA"))
                        .put(path),
                412);
    }

    @Test
    void aTornRowIsRefusedWithItsLineAndNothingOfTheFileIsWritten() {
        var before = lastRecording();
        var csv = """
                reference,transfer,measure,counted,plannedOn
                XX-GOOD,TW-M1A2T,INCREMENT,true,2026-01
                XX-TORN,TW-M1A2T,INCR
                EMENT,true,2026-01
                """;

        var answer = as("desk")
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("text/csv")
                .body(csv)
                .post(suite.registry() + "/v1/imports?profile=native&type=delivery");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getInt("problems[0].line")).isEqualTo(3);
        assertThat(lastRecording()).isEqualTo(before);
    }

    private static void isAProblem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
        assertThat(answer.jsonPath().getString("requestId")).isNotBlank();
        assertThat(answer.asString()).doesNotContain("Exception", "org.daylight", "\tat ");
    }

    private static Response create(String key, String code) {
        return as("desk")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(partner(code))
                .post(suite.registry() + "/v1/partners");
    }

    private static String partner(String code) {
        return """
                {"content":{"code":"%s","name":"A fictional state","kind":"STATE"}}
                """.formatted(code);
    }

    /** The place of the newest entry in the journal: the head counts them. */
    private static long lastRecording() {
        return as("auditor")
                .get(suite.registry() + "/v1/recordings?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("total.count");
    }

    private static Request as(String account) {
        return request().basic(account, suite.password(account));
    }
}
