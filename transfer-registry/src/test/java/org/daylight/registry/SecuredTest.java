package org.daylight.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.daylight.kit.json.Json;
import org.daylight.postgres.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class SecuredTest {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    @Test
    void nothingIsAnsweredWithoutSigningIn() throws JsonProcessingException {
        var document =
                given().get("/q/openapi?format=json").then().statusCode(200).extract();
        var paths = Json.mapper().readTree(document.asString()).path("paths");
        assertThat(paths.size()).isGreaterThan(50);

        var softly = new SoftAssertions();
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> softly.assertThat(
                                        status(operation.getKey(), path.getKey(), operation.getValue()))
                                .as("%s %s", operation.getKey(), path.getKey())
                                .isEqualTo(401)));
        softly.assertAll();
    }

    private static int status(String method, String path, JsonNode operation) {
        var filled = path.replaceAll("\\{[^}]*}", "00000000-0000-0000-0000-000000000000");
        var request = given().urlEncodingEnabled(false);
        for (var body : operation.path("requestBody").path("content").properties()) {
            request = given().urlEncodingEnabled(false)
                    .contentType(body.getKey())
                    .body("{}".getBytes(StandardCharsets.UTF_8));
        }
        return request.request(method.toUpperCase(Locale.ROOT), filled).statusCode();
    }
}
