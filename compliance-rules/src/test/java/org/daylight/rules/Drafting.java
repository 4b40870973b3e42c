package org.daylight.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes revisions and runs as people do. */
public final class Drafting {

    private static final Set<String> ENDS = Set.of("FINISHED", "CANCELLED", "FAILED");

    private Drafting() {}

    /** A rule about holds with one condition; the examples cover what it answers. */
    public static String holdRule(String key, String requires, String met, String notMet) {
        return """
                {"key": "%s", "title": "A rule about holds", "authority": "TOLERANCE", "citation": "House tolerance",
                 "choice": "POLICY", "dutyHolder": "OWN_GOVERNMENT", "counselReview": "none", "subject": "hold",
                 "effective": {"from": null, "to": null, "against": "asOf"}, "severity": "ADVISORY",
                 "requires": "%s", "message": "hold {hold.reference}",
                 "examples": [
                   {"name": "met", "given": {%s}, "asOf": "2024-01-01", "expect": "MET"},
                   {"name": "not met", "given": {%s}, "asOf": "2024-01-01", "expect": "NOT_MET"},
                   {"name": "unknown", "given": {}, "asOf": "2024-01-01", "expect": "UNDETERMINED", "missing": ["%s"]}]}""".formatted(key, requires, met, notMet, requires.replaceFirst(".*?(hold\\.[a-z]+).*", "$1"));
    }

    /** A rule that wants a hold to have a trigger. */
    public static String triggerRule(String key) {
        return holdRule(key, "has(hold.trigger)", "\"hold.trigger\": \"x\"", "\"hold.trigger\": null");
    }

    /** The same rule in force until 2023, beside one that is in force from then on. */
    public static String before2024(String key) {
        return dated(key, "\"from\": null, \"to\": \"2024-01-01\"", "2023-06-01");
    }

    /** The same rule in force since 2024, beside one that was in force until then. */
    public static String since2024(String key) {
        return dated(key, "\"from\": \"2024-01-01\", \"to\": null", "2024-06-01");
    }

    private static String dated(String key, String days, String day) {
        return triggerRule(key)
                .replace("\"from\": null, \"to\": null", days)
                .replace("2024-01-01\", \"expect", day + "\", \"expect")
                .replace("\"examples\": [", """
                        "examples": [
                          {"name": "since", "given": {"hold.trigger": "x"}, "asOf": "2024-01-01", "expect": "MET"},
                          {"name": "before", "given": {"hold.trigger": "x"}, "asOf": "2023-12-31", "expect": "MET"},""");
    }

    /** A rule that reads a set, named as it is written in CEL with its quotes. */
    public static String inSetRule(String key, String set) {
        return """
                {"key": "%s", "title": "A partner is in the set", "authority": "TOLERANCE", "citation": "House tolerance",
                 "choice": "POLICY", "dutyHolder": "OWN_GOVERNMENT", "counselReview": "none", "subject": "hold",
                 "effective": {"from": null, "to": null, "against": "asOf"}, "severity": "ADVISORY",
                 "requires": "inSet(partner.code, %s, date(\"2024-01-01\"))", "message": "hold {hold.reference}",
                 "examples": [
                   {"name": "in", "given": {"partner.code": "XAA"}, "asOf": "2024-01-01", "expect": "MET"},
                   {"name": "out", "given": {"partner.code": "XZZ"}, "asOf": "2024-01-01", "expect": "NOT_MET"},
                   {"name": "unknown", "given": {}, "asOf": "2024-01-01", "expect": "UNDETERMINED", "missing": ["partner.code"]}]}""".formatted(key, set).replace("date(\"2024-01-01\")", "date(\\\"2024-01-01\\\")");
    }

    public static String drafted(String account, String key, String body) {
        return Service.digest(acting(account)
                .contentType("application/json")
                .body(body)
                .post("/v1/rules/" + key + "/revisions")
                .then()
                .statusCode(201)
                .extract()
                .response());
    }

    public static String proposed(String account, String key, String body) {
        var digest = drafted(account, key, body);
        for (var step : new String[] {"check", "propose"}) {
            acting(account)
                    .header("If-Match", etag(key, digest))
                    .post("/v1/rules/" + key + "/revisions/" + digest + "/" + step)
                    .then()
                    .statusCode(200);
        }
        return digest;
    }

    public static ValidatableResponse publish(String account, String key, String digest) {
        return acting(account)
                .header("If-Match", etag(key, digest))
                .queryParam("supersede", true)
                .queryParam("leaveDays", true)
                .post("/v1/rules/" + key + "/revisions/" + digest + "/publish")
                .then();
    }

    /** A version of a set, proposed as it is written. */
    public static String set(String key, String... codes) {
        var members = Arrays.stream(codes)
                .map(code ->
                        "{\"code\": \"%s\", \"from\": \"2020-01-01\", \"reference\": \"a test\", \"checked\": \"READ\"}"
                                .formatted(code))
                .collect(Collectors.joining(", "));
        return Service.digest(acting("legal")
                .contentType("application/json")
                .body("""
                        {"key": "%s", "title": "Partners of a test", "completeFrom": "2020-01-01",
                         "members": [%s]}""".formatted(key, members))
                .post("/v1/sets")
                .then()
                .statusCode(201)
                .extract()
                .response());
    }

    public static void publishSet(String key, String digest) {
        var read = as("legal").get("/v1/sets/" + key + "/versions").then().statusCode(200);
        int version = read.extract().path("items.find { it.digest == '%s' }.version".formatted(digest));
        acting("legal2")
                .header("If-Match", "\"%d\"".formatted(version))
                .queryParam("supersede", true)
                .post("/v1/sets/" + key + "/versions/" + digest + "/publish")
                .then()
                .statusCode(200);
    }

    public static String etag(String key, String digest) {
        return as("legal").get("/v1/rules/" + key + "/revisions/" + digest).header("ETag");
    }

    /** Opens a run and answers with its id. */
    public static String opened(String account, String path, String body) {
        return acting(account)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** A backtest of one revision. */
    public static String backtest(String digest, String from, String to, String more) {
        return "{\"revisions\": [\"%s\"], \"from\": \"%s\", \"to\": \"%s\"%s}".formatted(digest, from, to, more);
    }

    /** Waits until a run is where nothing more happens to it. */
    public static JsonPath ended(String account, String path) {
        return until(account, path, ENDS);
    }

    public static JsonPath finished(String account, String path) {
        var run = ended(account, path);
        assertThat(run.getString("status.state"))
                .as(run.getString("status.why"))
                .isEqualTo("FINISHED");
        return run;
    }

    public static JsonPath until(String account, String path, Set<String> states) {
        for (var i = 0; i < 600; i++) {
            var run = as(account).get(path).then().statusCode(200).extract().jsonPath();
            if (states.contains(run.getString("status.state"))) {
                return run;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("not in 30 seconds: " + path + " is one of " + states);
    }
}
