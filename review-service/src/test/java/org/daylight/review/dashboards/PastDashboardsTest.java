package org.daylight.review.dashboards;

import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class PastDashboardsTest {

    @Test
    void aPastDayShowsWhatWasFoundAndSaidByThen() {
        Scenario.of("PDB", delivery("1", "t.alpha", "N"));
        review("PDB", "2024-01-01");
        Scenario.of("PDB", delivery("1", "t.alpha", "U:x.on"));
        review("PDB", "2024-02-01");
        Scenario.of("PDB", delivery("1", "t.alpha", "N"));
        review("PDB", "2024-03-01");
        var flag = flag("t.alpha", "delivery:PDB-1");
        act(
                        "reviewer",
                        "/v1/flags/" + flag.getString("id") + "/dismiss",
                        flag.getInt("version"),
                        "{\"reason\": \"recorded under another number\"}")
                .statusCode(200);

        found("2023-12-31").body("items", hasSize(0));
        found("2024-01-15")
                .body("items.condition", contains("PRESENT"))
                .body("items.disposition", contains("OPEN"))
                .body("items[0].message", containsString("as of 2024-01-01"));
        found("2024-02-15")
                .body("items.condition", contains("UNDETERMINED"))
                .body("items[0].message", containsString("as of 2024-02-01"));
        found("2024-03-15")
                .body("items.condition", contains("PRESENT"))
                .body("items.disposition", contains("OPEN"))
                .body("items[0].message", containsString("as of 2024-03-01"));
        found(LocalDate.now(ZoneOffset.UTC).toString()).body("items.disposition", contains("DISMISSED"));
    }

    @Test
    void aGapOfAPastDayHasTheWordsOfThen() {
        Scenario.of("PDC", delivery("1", "t.alpha", "U:x.on"));
        review("PDC", "2024-01-01");
        review("PDC", "2024-02-01");

        as("reader")
                .get("/v1/dashboards/flags?scope=partner:PDC&kind=DATA_GAP&asOf=2024-01-15")
                .then()
                .statusCode(200)
                .body("items.condition", contains("PRESENT"))
                .body("items[0].message", containsString("Not known: x.on"))
                .body("items[0].message", containsString("as of 2024-01-01"));
    }

    private static ValidatableResponse found(String asOf) {
        return as("reader")
                .get("/v1/dashboards/flags?scope=partner:PDB&kind=RULE&asOf=" + asOf)
                .then()
                .statusCode(200);
    }
}
