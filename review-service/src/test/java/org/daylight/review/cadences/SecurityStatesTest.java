package org.daylight.review.cadences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.as;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.ChangesStub;
import org.daylight.review.stub.Neighbours;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class SecurityStatesTest {

    private static final String WAR = """
            [{"state": "ARMED_CONFLICT", "from": "2023-02-01", "statedBy": "the desk"}]""";

    @Inject
    Sql sql;

    @Inject
    @RestClient
    PartnersApi registry;

    @Inject
    CadenceConfig config;

    @Inject
    OpenDays openDays;

    @Inject
    Pauses pauses;

    private SecurityStates states(String now) {
        return new SecurityStates(registry, sql, config, InstantSource.fixed(Instant.parse(now)));
    }

    private Generation generation(String now) {
        return new Generation(
                sql, new CadenceVersions(sql, states(now), openDays), pauses, InstantSource.fixed(Instant.parse(now)));
    }

    private static ValidatableResponse record(String reference, String partner) {
        return as("reviewer")
                .body("""
                        {"content": {"reference": "%s", "scope": "partner:%s", "forum": "board", "zone": "UTC",
                         "startsAt": "2023-01-05T09:00:00", "tightened": {}}}""".formatted(reference, partner))
                .post("/v1/cadences")
                .then();
    }

    private List<String> owed(String reference) {
        return sql.rows(
                "select o.period from obligation o join cadence c on c.id = o.cadence where c.reference = ? order by 1",
                row -> row.getString(1),
                reference);
    }

    /** Yearly in peace. That there was war since February was recorded in May: April was owed. */
    @Test
    void whatAStateAsksForThatWasRecordedLateIsWrittenFromItsFirstDay() {
        ChangesStub.STATES.put("SST", "[]");
        record("LATE-WAR", "SST").statusCode(201);
        var before = "2023-05-09T00:00:00Z";
        states(before).refresh(Set.of("SST"));
        generation(before).generateDue();
        assertThat(owed("LATE-WAR")).containsExactly("2023-01-05T09:00");

        ChangesStub.STATES.put("SST", WAR);
        var after = "2023-05-10T00:00:00Z";
        states(after).refresh(Set.of("SST"));
        generation(after).generateDue();
        states(after).refresh(Set.of("SST"));
        generation(after).generateDue();

        assertThat(owed("LATE-WAR")).containsExactly("2023-01-05T09:00", "2023-04-05T09:00");
    }

    @Test
    void aPartnerThatNobodyKnowsTightensNothing() {
        record("NOBODY", "SSNOBODY")
                .statusCode(400)
                .body("violations.pointer", contains("/content/tightened/partner"))
                .body("violations.message", contains("must be the code of a partner that is known"));
        ChangesStub.STATES.put("INSIDE", "[]");
        record("HIDDEN", "INSIDE")
                .statusCode(400)
                .body("violations.message", contains("must be the code of a partner that is known"));
    }

    @Test
    void aCrisisDoesNotLoosenACadence() {
        ChangesStub.STATES.put("SSL", "[]");
        for (var tightened : Map.of(
                        "{}", "/content/tightened",
                        "{\"crisis\": \"FREQ=YEARLY\"}", "/content/tightened/crisis",
                        "{\"armedConflict\": \"FREQ=YEARLY\"}", "/content/tightened/armedConflict")
                .entrySet()) {
            as("reviewer")
                    .body("""
                            {"content": {"reference": "LOOSER", "scope": "partner:SSL", "forum": "board", "zone": "UTC",
                             "rrule": "FREQ=MONTHLY", "startsAt": "2023-01-05T09:00:00", "tightened": %s}}""".formatted(tightened.getKey()))
                    .post("/v1/cadences")
                    .then()
                    .statusCode(400)
                    .body("violations.pointer", contains(tightened.getValue()));
        }
    }

    /** It takes the connection and says nothing. */
    @Test
    void aRegistryThatDoesNotAnswerKeepsNothingFromBeingWritten() {
        ChangesStub.STATES.put("SSQ", "[]");
        record("SILENT", "SSQ").statusCode(201);
        states("2023-02-01T00:00:00Z").refresh(Set.of("SSQ"));
        var now = "2024-02-01T00:00:00Z";
        ChangesStub.silentMillis = 20_000;
        try {
            var began = Instant.now();
            generation(now).generateDue();
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(owed("SILENT")).containsExactly("2023-01-05T09:00", "2024-01-05T09:00");
            states(now).refresh(Set.of("SSQ", "SST"));
            assertThat(Duration.between(began, Instant.now()))
                    .as("one is waited for, and no other asked")
                    .isLessThan(Duration.ofSeconds(18));
        } finally {
            ChangesStub.silentMillis = 0;
        }
    }
}
