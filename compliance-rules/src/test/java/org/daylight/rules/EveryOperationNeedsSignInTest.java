package org.daylight.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EveryOperationNeedsSignInTest {

    @Test
    void noOperationOfTheDocumentAnswersWithoutAToken() throws Exception {
        var document = new YAMLMapper()
                .readTree(given().get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray());
        var operations = 0;
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var method = operation.getKey().toUpperCase(Locale.ROOT);
                if (!method.matches("GET|POST|PUT|PATCH|DELETE")) {
                    continue;
                }
                var url = path.getKey().replaceAll("\\{[^}]+}", "x");
                var request = given().config(Service.TEXT).urlEncodingEnabled(false);
                var consumed =
                        operation.getValue().path("requestBody").path("content").fieldNames();
                if (consumed.hasNext()) {
                    request.contentType(consumed.next()).body("{}");
                }
                assertThat(request.request(method, url).statusCode())
                        .as(method + " " + url)
                        .isEqualTo(401);
                assertThat(operation.getValue().path("security"))
                        .as("the document on " + method + " " + url)
                        .isNotEmpty();
                operations++;
            }
        }
        assertThat(operations).isGreaterThan(25);
    }
}
