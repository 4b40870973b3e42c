package org.daylight.review.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.ended;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

/** Nobody looks for reviews for an hour: whatever runs was woken by what opened it. */
@QuarkusTest
@TestProfile(WokenTest.NobodyLooks.class)
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "woken"))
@QuarkusTestResource(Neighbours.class)
class WokenTest {

    /** The schedule alone would find nothing within the test. */
    public static class NobodyLooks implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("daylight.review.poll", "1h");
        }
    }

    @Test
    void aReplayIsTakenUpAtOnce() {
        Scenario.of("RWK", delivery("1", "t.alpha", "N"));
        var then = review("RWK", "2024-03-20");
        assertThat(then.getString("state")).isEqualTo("SEALED");

        var replay = ended(as("auditor")
                .body("{\"reason\": \"an audit\"}")
                .post("/v1/reviews/" + then.getString("id") + "/replays")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
        assertThat(replay.getString("state")).isEqualTo("REPLAYED");
    }
}
