package org.daylight.rules;

import static io.restassured.RestAssured.config;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.daylight.restassured.Request.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.restassured.Request;
import org.daylight.rules.packs.ShippedPacks;
import org.daylight.rules.registry.RegistryStub;
import org.daylight.rules.waivers.ReviewsStub;

/** What the tests of the running service share: a database and people to call it as. */
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "rules"))
@QuarkusTestResource(RegistryStub.class)
@QuarkusTestResource(ReviewsStub.class)
public final class Service {

    public static final String NDJSON = "application/x-ndjson";
    public static final String YAML = "application/yaml; charset=UTF-8";

    static final RestAssuredConfig TEXT = config().encoderConfig(encoderConfig()
            .encodeContentTypeAs("application/yaml", ContentType.TEXT)
            .encodeContentTypeAs(NDJSON, ContentType.TEXT));

    private static final Set<String> PUBLISHED = new HashSet<>();

    private Service() {}

    public static Request as(String account) {
        return request().urlEncodingEnabled(false).basic(account, account + "-test-password");
    }

    public static Request acting(String account) {
        return as(account).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public static String digest(io.restassured.response.Response response) {
        return response.then().extract().path("digest");
    }

    /** Both shipped packs published, by whichever test comes first; asked once, for an answer is the whole pack. */
    public static synchronized void publishShippedPacks() {
        for (var pack : List.of("us", "house")) {
            if (PUBLISHED.add(pack) && as("reader").get("/v1/packs/" + pack).statusCode() != 200) {
                publish(pack);
            }
        }
    }

    /** One shipped pack taken in by one person and published by another. */
    public static void publish(String pack) {
        acting("legal")
                .contentType(YAML)
                .body(ShippedPacks.yaml(pack))
                .post("/v1/packs")
                .then()
                .statusCode(200);
        acting("legal2").post("/v1/packs/" + pack + "/publish").then().statusCode(200);
    }

    public static String freeze() {
        return as("service")
                .post("/v1/rulebooks")
                .then()
                .statusCode(201)
                .extract()
                .path("digest");
    }
}
