package org.daylight.acceptance.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.acceptance.oidc.SignedInSuite.holding;
import static org.daylight.acceptance.oidc.SignedInSuite.writing;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same jars that know local users take tokens where a provider is configured, and then nothing else. */
class ProviderSignInTest {

    private static final Map<String, Object> DESK = person("ana", "Ana Desk", "desk-officer");
    private static final Map<String, Object> AUDITOR = person("jon", "Jon Auditor", "auditor");

    private static Provider provider;
    private static SignedInSuite suite;

    @BeforeAll
    static void start() {
        provider = Provider.start();
        suite = SignedInSuite.start(provider.issuer(), Provider.SERVICE_CLIENT, provider.secret());
    }

    @AfterAll
    static void stop() {
        suite.close();
        provider.close();
    }

    @Test
    void aTokenSaysWhoItIs() {
        writing(provider.token(DESK), partner("XAA", null))
                .post(suite.registry() + "/v1/partners")
                .then()
                .statusCode(201);

        holding(provider.token(AUDITOR))
                .get(suite.registry() + "/v1/recordings")
                .then()
                .statusCode(200)
                .body("items.person", hasItem("Ana Desk"))
                .body("items.actor", hasItem("ana"));
    }

    @Test
    void rolesMayStandWhereKeycloakWritesThem() {
        var claims = new HashMap<>(DESK);
        claims.remove("roles");
        read(provider.token(claims)).then().statusCode(403);
        claims.put("realm_access", Map.of("roles", List.of("reader", "offline_access")));

        read(provider.token(claims)).then().statusCode(200);
    }

    @Test
    void whatIsRestrictedIsSeenByItsGroupAlone() {
        var insider = new HashMap<>(DESK);
        insider.put("access_groups", List.of("close-hold"));
        writing(provider.token(insider), partner("XBB", "close-hold"))
                .post(suite.registry() + "/v1/partners")
                .then()
                .statusCode(201);

        var list = suite.registry() + "/v1/partners?code=XBB";
        holding(provider.token(insider)).get(list).then().statusCode(200).body("items", hasSize(1));
        holding(provider.token(DESK)).get(list).then().statusCode(200).body("items", empty());
    }

    @Test
    void fourEyesAreTwoPersonsNotTwoAccounts() {
        var proposed = writing(provider.token(person("cleo", "Cleo Legal", "legal-adviser")), """
                {"key":"invented-alliance","title":"An invented alliance","members":[
                  {"code":"XAA","reference":"its treaty","checked":"READ"}]}
                """)
                .post(suite.rules() + "/v1/sets");
        assertThat(proposed.statusCode()).as(proposed.asString()).isEqualTo(201);
        var version = "%s/v1/sets/invented-alliance/versions/%s/publish"
                .formatted(suite.rules(), proposed.jsonPath().getString("digest"));
        var etag = proposed.header("ETag");

        publish(person("cleo-second-account", "Cleo Legal", "legal-adviser"), version, etag)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/four-eyes"));
        publish(person("dan", "Dan Legal", "legal-adviser"), version, etag)
                .then()
                .statusCode(200)
                .body("publishedBy", equalTo("Dan Legal"));
    }

    @Test
    void aMissingRoleIsRefused() {
        var answer = writing(provider.token(person("ida", "Ida Reader", "reader")), partner("XCC", null))
                .post(suite.registry() + "/v1/partners");

        isAProblem(answer, 403, "not-allowed");
    }

    @Test
    void onlyTokensOfTheProviderThatAreStillGoodAreTaken() {
        read(provider.token(DESK)).then().statusCode(200);

        isAProblem(read(provider.forged(DESK)), 401, "not-signed-in");
        isAProblem(read(provider.unsigned(DESK)), 401, "not-signed-in");
        isAProblem(read(provider.token(with("exp", Instant.now().getEpochSecond() - 60))), 401, "not-signed-in");
        isAProblem(read(provider.token(with("iss", "http://127.0.0.1:1"))), 401, "not-signed-in");
        isAProblem(read("not.a.token"), 401, "not-signed-in");
        isAProblem(given().get(suite.rules() + "/v1/rules"), 401, "not-signed-in");
        given().get(suite.rules() + "/v1/rules")
                .then()
                .header("WWW-Authenticate", containsStringIgnoringCase("bearer"));
    }

    @Test
    void aTokenThatIsMeantForSomebodyElseIsRefused() {
        var forAll = with("aud", List.of("account", Provider.AUDIENCE));
        read(provider.token(forAll)).then().statusCode(200);

        isAProblem(read(provider.token(with("aud", "another-api"))), 401, "not-signed-in");
        isAProblem(read(provider.token(with("aud", List.of()))), 401, "not-signed-in");
        // The audience of an identity token is the client that somebody signed in with.
        isAProblem(read(provider.token(with("aud", "daylight"))), 401, "not-signed-in");
    }

    @Test
    void noLocalUserExists() {
        var answer = given().auth()
                .preemptive()
                .basic(SignedInSuite.LOCAL_ACCOUNT, SignedInSuite.LOCAL_PASSWORD)
                .get(suite.rules() + "/v1/rules");

        isAProblem(answer, 401, "not-signed-in");
    }

    @Test
    void servicesSignInWithTheirOwnCredentials() throws InterruptedException {
        assertThat(suite.stateOfAReview(provider.token(person("fay", "Fay Reviewer", "reviewer"))))
                .isEqualTo("SEALED");

        assertThat(provider.handedOut()).isBetween(1, 3);
        holding(provider.token(AUDITOR))
                .get(suite.rules() + "/v1/recordings")
                .then()
                .statusCode(200)
                .body("items.person", hasItem("review-service"));
    }

    private static Response read(String token) {
        return holding(token).get(suite.rules() + "/v1/rules");
    }

    private static Response publish(Map<String, Object> by, String version, String etag) {
        return writing(provider.token(by), "{}").header("If-Match", etag).post(version);
    }

    private static void isAProblem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + type);
    }

    private static Map<String, Object> person(String account, String person, String role) {
        return Map.of(
                "sub", account + "-0001", "preferred_username", account, "person", person, "roles", List.of(role));
    }

    private static Map<String, Object> with(String claim, Object value) {
        var claims = new HashMap<>(DESK);
        claims.put(claim, value);
        return claims;
    }

    private static String partner(String code, @Nullable String accessGroup) {
        return """
                {"content":{"code":"%s","name":"A fictional state","kind":"STATE"},"accessGroup":%s}
                """.formatted(code, accessGroup == null ? "null" : '"' + accessGroup + '"');
    }
}
