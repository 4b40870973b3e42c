package org.daylight.registry;

import static org.daylight.restassured.Request.request;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.daylight.restassured.Request;

/** What tests send. Every test makes its own partner, so that none sees another's records. */
public final class Api {

    public static final String DESK = "desk";
    public static final String READER = "reader";
    public static final String AUDITOR = "auditor";

    /** A desk officer in the group close-hold. */
    public static final String CLOSE = "desk2";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Api() {}

    public static String code() {
        return "P-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT) + "-"
                + NEXT.incrementAndGet();
    }

    public static Request as(String account) {
        return request().basic(account, account + "-test-password").contentType("application/json");
    }

    public static ValidatableResponse post(String account, String path, String body) {
        return as(account)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path)
                .then();
    }

    public static ValidatableResponse postIfMatch(String account, String path, String etag, String body) {
        return as(account)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", etag)
                .body(body)
                .post(path)
                .then();
    }

    public static ValidatableResponse put(String account, String path, String etag, String body) {
        return as(account).header("If-Match", etag).body(body).put(path).then();
    }

    public static ValidatableResponse get(String account, String path) {
        return as(account).get(path).then();
    }

    /** Records a content and answers its location. */
    public static String record(String resource, String content) {
        return post(DESK, "/v1/" + resource, draft(content))
                .statusCode(201)
                .extract()
                .header("Location");
    }

    public static String draft(String content) {
        return "{\"content\": %s}".formatted(content);
    }

    public static String draft(String content, String more) {
        return "{\"content\": %s, %s}".formatted(content, more);
    }

    /** A partner with this code, ready to be named. */
    public static String partner() {
        var code = code();
        record("partners", partner(code));
        return code;
    }

    /** A partner that only the group close-hold may see. */
    public static String restrictedPartner() {
        var code = code();
        post(CLOSE, "/v1/partners", draft(partner(code), "\"accessGroup\": \"close-hold\""))
                .statusCode(201);
        return code;
    }

    public static String partner(String code) {
        return "{\"code\": \"%s\", \"name\": \"Examplia\", \"kind\": \"STATE\"}".formatted(code);
    }

    /** A transfer with line 1, ready to be named. */
    public static String transfer(String partner) {
        var reference = partner + "/T" + NEXT.incrementAndGet();
        record("transfers", transfer(reference, partner));
        return reference;
    }

    public static String transfer(String reference, String partner) {
        return """
                {"reference": "%s", "partner": "%s", "channel": "FMS", "title": "Tanks", "status": "AGREED",
                 "lines": [{"number": 1, "designation": "Tank", "quantity": {"amount": "38", "unit": "EACH"}}]}""".formatted(reference, partner);
    }

    public static String delivery(String reference, String transfer) {
        return """
                {"reference": "%s", "transfer": "%s", "line": 1, "measure": "INCREMENT", "counted": true,
                 "quantity": {"amount": "12", "unit": "EACH"}, "milestones": {"HANDED_OVER": {"on": "2024-12-16"}}}""".formatted(reference, transfer);
    }

    /** An item, ready to be recorded. */
    public static String item(String reference, String partner) {
        return "{\"reference\": \"%s\", \"partner\": \"%s\", \"type\": \"night vision goggle\", \"serial\": \"%s\"}"
                .formatted(reference, partner, reference);
    }

    /** An incident that is recorded, ready to be named. */
    public static String incident(String partner) {
        var reference = partner + "/I" + NEXT.incrementAndGet();
        record("incidents", incident(reference, partner));
        return reference;
    }

    public static String incident(String reference, String partner) {
        return """
                {"reference": "%s", "partner": "%s", "kind": "CIVILIAN_HARM", "alleged": "a market was hit", "level": "L2",
                 "state": "REPORTED_BY_OFFICE", "knownOn": "2024-01-10"}""".formatted(reference, partner);
    }
}
