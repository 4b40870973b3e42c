package org.daylight.review.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.restassured.Request.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.restassured.Request;
import org.daylight.review.database.Sql;

/** What a test says to the service. */
public final class Suite {

    private static final Set<String> ENDS =
            Set.of("SEALED", "SEALED_WITH_ERRORS", "INCOMPLETE", "CANCELLED", "REPLAYED");

    private Suite() {}

    public static Request as(String account) {
        return request()
                .basic(account, account + "-test-password")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public static String open(String scope, String asOf) {
        return as("reviewer")
                .body("{\"scope\": \"%s\", \"asOf\": \"%s\", \"reason\": \"a test\"}".formatted(scope, asOf))
                .post("/v1/reviews")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** Reviews a partner again without taking anything over. */
    public static JsonPath full(String partner, String asOf) {
        return ended(as("reviewer")
                .body("{\"scope\": \"partner:%s\", \"asOf\": \"%s\", \"reason\": \"a test\", \"mode\": \"full\"}"
                        .formatted(partner, asOf))
                .post("/v1/reviews")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id"));
    }

    /** Waits until nothing more will happen to it. */
    public static JsonPath ended(String review) {
        until(
                "review " + review + " has ended",
                () -> ENDS.contains(read(review).getString("state")));
        return read(review);
    }

    public static void until(String what, BooleanSupplier happened) {
        for (var i = 0; i < 400; i++) {
            if (happened.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("not in 40 seconds: " + what);
    }

    public static JsonPath read(String review) {
        return as("auditor")
                .get("/v1/reviews/" + review)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static JsonPath review(String partner, String asOf) {
        return ended(open("partner:" + partner, asOf));
    }

    public static JsonPath flags(String account, String query) {
        return as(account)
                .get("/v1/flags?limit=500&" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The only flag of a rule about a delivery. */
    public static JsonPath flag(String rule, String subject) {
        var found = flags("auditor", "rule=%s&subject=%s".formatted(rule, subject));
        assertThat(found.getList("items"))
                .as("flags of %s about %s", rule, subject)
                .hasSize(1);
        return as("auditor")
                .get("/v1/flags/" + found.getString("items[0].id"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static ValidatableResponse act(String account, String path, int version, String body) {
        return as(account)
                .header("If-Match", "\"%d\"".formatted(version))
                .body(body)
                .post(path)
                .then();
    }

    /** Proposed about a partner on one flag, which it waives if it says of which rule. */
    public static JsonPath decision(String partner, String flag, String... waives) {
        return decisionAbout("\"partner\": \"%s\"".formatted(partner), partner, flag, waives);
    }

    public static JsonPath decisionAbout(String scope, String reference, String flag, String... waives) {
        return as("reviewer")
                .body("""
                    {"content": {"reference": "D-%1$s", "outcome": "CONTINUE", "forum": "review board",
                     "authorityOfRecord": "assistant secretary", "legalBasis": "policy", "scope": {%4$s},
                     "interestStatement": "we want what we said", "options": [{"option": "go on", "effect": "none"}],
                     "flags": ["%2$s"], "waives": [%3$s], "reviewBy": "2099-01-01", "commitments": []}}
                    """.formatted(
                                reference,
                                flag,
                                Stream.of(waives).map("\"%s\""::formatted).collect(Collectors.joining(",")),
                                scope))
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    public static ValidatableResponse signed(String account, JsonPath decision) {
        return act(
                account,
                "/v1/decisions/" + decision.getString("id") + "/sign",
                1,
                "{\"evidenceDigest\": \"%s\"}".formatted(decision.getString("evidenceDigest")));
    }

    /** Proposed by one and signed by another for 2020 to 2099, as of a day on which a test supposes that it was signed. */
    public static String waived(Sql sql, String reference, String rule, String scope, String ceiling, String signedOn) {
        var id = as("reviewer")
                .body("""
                    {"content": {"reference": "%s", "rule": "%s", "scope": {%s}, "authorityOfRecord": "assistant secretary",
                     "legalBasis": "the policy's own clause", "reason": "the depot moves", "validFrom": "2020-01-01",
                     "validUntil": "2099-12-31", "ceiling": %s, "noticesOwed": []}}
                    """.formatted(reference, rule, scope, ceiling))
                .post("/v1/waivers")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        act("senior-approver", "/v1/waivers/" + id + "/sign", 1, "{}").statusCode(200);
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "update waiver set version = version + 1, signed_on = ?::date where id = ?::uuid",
                        signedOn,
                        id));
        return id;
    }
}
