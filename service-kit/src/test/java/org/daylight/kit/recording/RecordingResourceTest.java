package org.daylight.kit.recording;

import static io.restassured.RestAssured.given;
import static org.daylight.kit.recording.KnownAtTest.code;
import static org.daylight.kit.recording.KnownAtTest.note;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.daylight.postgres.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class RecordingResourceTest {

    @Inject
    Notes notes;

    @Inject
    Recordings recordings;

    @Test
    void anAuditorReadsTheJournalItsChangesAndWhetherItIsIntact() {
        var made = recordings.record("writer", "because", () -> notes.create(note(code(), "text")));

        auditor()
                .get("/v1/recordings/" + made.recording())
                .then()
                .statusCode(200)
                .body("reason", equalTo("because"))
                .body("tables[0].table", equalTo("note"));
        auditor().get("/v1/recordings?limit=1").then().statusCode(200).body("items", hasSize(1));
        auditor()
                .get("/v1/changes?limit=1&after=" + (made.recording() - 1))
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(made.id().toString()))
                .body("items[0].type", equalTo("note"));
        auditor().get("/v1/changes?after=nonsense").then().statusCode(400);
        auditor().get("/v1/settled-at").then().statusCode(200).body("settledAt", notNullValue());
        auditor().get("/v1/recordings/999999").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/recordings:verify", "/v1/recordings%3Averify", "/v1/recordings%3averify"})
    void aColonInAPathMayBeEncoded(String path) {
        auditor().urlEncodingEnabled(false).post(path).then().statusCode(200).body("recordings", notNullValue());
        auditor().urlEncodingEnabled(false).post(path + "?nonsense=1").then().statusCode(400);
        given().urlEncodingEnabled(false).post(path).then().statusCode(401);
        given().auth()
                .preemptive()
                .basic("reader", "reader-test-password")
                .urlEncodingEnabled(false)
                .post(path)
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyReadsTheJournalWithoutSigningIn() {
        given().get("/v1/recordings").then().statusCode(401);
    }

    private static RequestSpecification auditor() {
        return given().auth().preemptive().basic("auditor", "auditor-test-password");
    }
}
