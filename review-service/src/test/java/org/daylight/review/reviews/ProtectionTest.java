package org.daylight.review.reviews;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Map;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.stub.Neighbours;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class ProtectionTest {

    @Test
    void noOperationAnswersWithoutASignIn() {
        Map<String, Map<String, Object>> paths = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("paths");
        var open = new ArrayList<String>();
        paths.forEach((path, operations) -> operations.keySet().forEach(method -> {
            if (path.startsWith("/stub")) {
                return;
            }
            var url = path.replaceAll("\\{[^}]*}", "00000000-0000-0000-0000-000000000000");
            var status = given().urlEncodingEnabled(false)
                    .contentType("application/json")
                    .body(method.equals("get") ? "" : "{}")
                    .request(method, url)
                    .statusCode();
            if (status != 401) {
                open.add("%s %s answered %d".formatted(method, path, status));
            }
        }));

        assertThat(paths).hasSizeGreaterThan(10);
        assertThat(open).isEmpty();
    }
}
