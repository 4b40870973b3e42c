package org.daylight.review.cadences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.restassured.Request.request;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.restassured.Request;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.ChangesStub;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class EventTriggersTest {

    @Inject
    EventTriggers triggers;

    @Inject
    CadenceTripwires tripwires;

    @Inject
    Sql sql;

    private final String partner =
            "XE" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);

    private static Request as(String account) {
        return request().basic(account, account + "-test-password").contentType("application/json");
    }

    private String cadence(String scope, String triggers) {
        return as("reviewer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                        {"content": {"reference": "EV-%1$s", "scope": "%2$s", "forum": "board", "rrule": "FREQ=YEARLY",
                         "zone": "UTC", "startsAt": "2090-01-01T09:00:00", "triggers": %3$s}}""".formatted(partner, scope, triggers))
                .post("/v1/cadences")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse owed(String account) {
        return as(account).get("/v1/obligations?cadence=EV-" + partner).then();
    }

    @Test
    void anIncidentOpensAReviewOfItsPartnerOnce() {
        cadence("partner:" + partner, "{\"records\": [\"INCIDENT\"]}");
        ChangesStub.change("incident", partner, null);
        ChangesStub.change("incident", partner + "Z", null);
        ChangesStub.change("delivery", partner, null);

        triggers.look();
        triggers.look();

        owed("reader")
                .body("total.count", equalTo(1))
                .body("items.origin", contains("EVENT"))
                .body("items.scope", contains("partner:" + partner))
                .body("items.state", contains("DUE"));
    }

    @Test
    void whileACadenceRestsWhatWouldTriggerItIsWrittenDownWithTheReason() {
        var id = cadence("partner:" + partner, "{\"records\": [\"INCIDENT\"]}");
        as("reviewer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"reason\": \"the board does not sit\"}")
                .post("/v1/cadences/" + id + "/pause")
                .then()
                .statusCode(200);
        ChangesStub.change("incident", partner, null);

        triggers.look();

        owed("reader")
                .body("total.count", equalTo(1))
                .body("items[0].origin", equalTo("EVENT"))
                .body("items[0].state", equalTo("PAUSED"))
                .body("items[0].pauseReason", equalTo("the board does not sit"))
                .body("items[0].reviewState", equalTo(null));
    }

    /** The feed is read after the pause began, as it is when the register was away. */
    @Test
    void whatWasRecordedBeforeAPauseIsDueThoughItIsReadInIt() {
        var id = cadence("partner:" + partner, "{\"records\": [\"INCIDENT\"]}");
        ChangesStub.change("incident", partner, null);
        as("reviewer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"reason\": \"the board does not sit\"}")
                .post("/v1/cadences/" + id + "/pause")
                .then()
                .statusCode(200);

        triggers.look();

        owed("reader").body("total.count", equalTo(1)).body("items[0].state", equalTo("DUE"));
    }

    @Test
    void aCadenceOfEverythingOpensAReviewOfThePartnerThatARecordIsAbout() {
        cadence("portfolio", "{\"records\": [\"HOLD\", \"END_USE_CHECK\"]}");
        ChangesStub.change("end-use-check", partner, null);

        triggers.look();

        owed("reader").body("items.scope", contains("partner:" + partner));
    }

    @Test
    void aRecordThatGoesToAnotherPartnerOpensAReviewOfBoth() {
        cadence("portfolio", "{\"records\": [\"HOLD\", \"END_USE_CHECK\"]}");
        ChangesStub.moved("end-use-check", partner, partner + "Z");

        triggers.look();
        triggers.look();

        owed("reader")
                .body("items.scope", containsInAnyOrder("partner:" + partner, "partner:" + partner + "Z"))
                .body("items.reason", hasItem(endsWith("version 2, which is about it no more")));
    }

    @Test
    void aRecordThatLeavesAPartnerOpensAReviewOfIt() {
        cadence("partner:" + partner, "{\"records\": [\"END_USE_CHECK\"]}");
        ChangesStub.moved("end-use-check", partner, partner + "Z");

        triggers.look();

        owed("reader").body("items.scope", contains("partner:" + partner));
    }

    @Test
    void whatIsReadLaterIsDueSinceItWasRecorded() throws InterruptedException {
        cadence("partner:" + partner, "{\"records\": [\"INCIDENT\"]}");
        var recordedAt = Instant.now().plusMillis(1).truncatedTo(ChronoUnit.MILLIS);
        ChangesStub.change("incident", partner, null, recordedAt);
        Thread.sleep(1_100);

        triggers.look();

        owed("reader")
                .body("items.dueAt", contains(recordedAt.toString()))
                .body("items[0].lateBySeconds", greaterThan(0));
    }

    @Test
    void anIncidentOpensAReviewOfTheObjectivesThatItsTransfersServe() {
        cadence("objective:" + partner, "{\"records\": [\"INCIDENT\"]}");
        ChangesStub.objective = "another";
        ChangesStub.change("incident", partner, null);
        triggers.look();
        owed("reader").body("items", hasSize(0));
        ChangesStub.objective = partner;
        ChangesStub.change("incident", partner, null);

        triggers.look();

        owed("reader").body("items.scope", contains("objective:" + partner));
    }

    @Test
    void aTriggerThatCouldNeverFireIsRefusedWithThoseThatCan() {
        as("reviewer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                        {"content": {"reference": "EV-%1$s", "scope": "objective:%1$s", "forum": "board", "zone": "UTC",
                         "startsAt": "2090-01-01T09:00:00", "triggers": {"records": ["HOLD", "END_USE_CHECK"]}}}""".formatted(partner))
                .post("/v1/cadences")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/content/triggers/records/1"))
                .body(
                        "violations.message",
                        contains(
                                "names no objective; must be one of INCIDENT, HOLD, UNDERTAKING, COMMITMENT, CONSULTATION"));
    }

    @Test
    void whatARestrictedRecordOpensIsSeenByItsGroup() {
        cadence("partner:" + partner, "{\"records\": [\"INCIDENT\"]}");
        ChangesStub.change("incident", partner, "inner");

        triggers.look();

        owed("reader").body("items", hasSize(0));
        owed("reader-inside").body("items", hasSize(1));
        // That the partner is open is no reason to show what is owed because of the record.
        sql.update("""
                insert into tripwire_measure (scope, since, index, as_of, known_at, access_groups)
                values (?, '2024-01-01', 0, '2024-06-01', now(), '{}')
                """, "partner:" + partner);
        tripwires.trip();
        owed("reader").body("items", hasSize(0));
        owed("reader-inside").body("items", hasSize(1));
    }

    /** The former partner is told of it only where whoever looks sees what the record is now. */
    @Test
    void aRecordThatIsRestrictedAndLeavesAPartnerIsSeenByItsGroup() {
        cadence("portfolio", "{\"records\": [\"HOLD\", \"END_USE_CHECK\"]}");
        ChangesStub.moved("end-use-check", partner, partner + "Z", null, "inner");

        triggers.look();

        owed("reader").body("items", hasSize(0));
        owed("reader-inside").body("items.scope", containsInAnyOrder("partner:" + partner, "partner:" + partner + "Z"));
    }

    @Test
    void whatWasRecordedBeforeTheCadenceOpensNothing() {
        ChangesStub.change("incident", partner, null);
        cadence("partner:" + partner, "{\"records\": [\"INCIDENT\"]}");

        triggers.look();

        owed("reader").body("items", hasSize(0));
    }

    private void changed(String id, int version, String triggers) {
        as("reviewer")
                .header("If-Match", "\"%d\"".formatted(version))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                        {"content": {"reference": "EV-%1$s", "scope": "partner:%1$s", "forum": "board", "rrule": "FREQ=YEARLY",
                         "zone": "UTC", "startsAt": "2090-01-01T09:00:00", "triggers": %2$s}}""".formatted(partner, triggers))
                .put("/v1/cadences/" + id)
                .then()
                .statusCode(200);
    }

    /** It followed the rules all the while; each kind of record opens what was recorded since that kind was followed. */
    @Test
    void whatWasRecordedBeforeACadenceFollowedSuchRecordsOpensNothing() {
        var id = cadence("partner:" + partner, "{\"rulebook\": true}");
        ChangesStub.change("incident", partner, null);
        changed(id, 1, "{\"rulebook\": true, \"records\": [\"INCIDENT\"]}");
        ChangesStub.change("hold", partner, null);
        changed(id, 2, "{\"rulebook\": true, \"records\": [\"INCIDENT\", \"HOLD\"]}");

        triggers.look();

        owed("reader").body("items", hasSize(0));
        ChangesStub.change("incident", partner, null);
        ChangesStub.change("hold", partner, null);
        triggers.look();
        owed("reader").body("items", hasSize(2));

        changed(id, 3, "{\"rulebook\": true, \"records\": [\"HOLD\"]}");
        ChangesStub.change("incident", partner, null);
        changed(id, 4, "{\"rulebook\": true, \"records\": [\"HOLD\", \"INCIDENT\"]}");
        triggers.look();
        owed("reader").body("items", hasSize(2));
    }

    @Test
    void whileTheRegistryIsDownNothingIsSkipped() {
        cadence("partner:" + partner, "{\"records\": [\"INCIDENT\"]}");
        triggers.look();
        ChangesStub.change("incident", partner, null);
        ChangesStub.down = true;
        triggers.look();
        owed("reader").body("items", hasSize(0));
        ChangesStub.down = false;

        triggers.look();

        owed("reader").body("items", hasSize(1));
    }

    @Test
    void aChangeOfTheRulesInForceOpensAReview() {
        cadence("partner:" + partner, "{\"rulebook\": true}");
        triggers.look();
        owed("reader").body("items", hasSize(0));
        var before = Scenario.rules;
        try {
            Scenario.rules = java.util.List.of("t.alpha", "t.beta", "t.x" + partner.toLowerCase(Locale.ROOT));
            triggers.look();
            triggers.look();
        } finally {
            Scenario.rules = before;
        }

        owed("reader").body("items.scope", contains("partner:" + partner)).body("items.origin", contains("EVENT"));
        assertThat(sql.number("select count(*) from event_source")).isEqualTo(2);
    }

    /** Followed until January, changed in June, followed by another cadence in July; then changed in the sight of that one. */
    @Test
    void aChangeFromBeforeACadenceFollowedTheRulesOpensNothing() {
        // Whoever else follows here would look on all the while.
        sql.update(
                "update cadence set version = version + 1, act = 'VOIDED', act_reason = 'a test', voided_reason = 'a test'"
                        + " where voided_reason is null and content -> 'triggers' ->> 'rulebook' = 'true'");
        var before = Scenario.rules;
        var other = partner.toLowerCase(Locale.ROOT);
        try {
            cadence("partner:" + partner, "{\"rulebook\": true}");
            triggers.look();
            sql.update(
                    "update cadence set version = version + 1, act = 'VOIDED', act_reason = 'a test', voided_reason = 'a test'"
                            + " where reference = ?",
                    "EV-" + partner);
            Scenario.rules = java.util.List.of("t.alpha", "t.beta", "t.y" + other);
            triggers.look();
            cadence("partner:" + partner, "{\"rulebook\": true}");
            triggers.look();
            owed("reader").body("items", hasSize(0));

            Scenario.rules = java.util.List.of("t.alpha", "t.beta", "t.z" + other);
            triggers.look();
            owed("reader").body("items", hasSize(1));
        } finally {
            Scenario.rules = before;
        }
    }

    /** Another one follows all the while; whichever begins last has its own changes alone. */
    @Test
    void whoeverBeginsToFollowBesideOthersHasWhatChangesFromThenOn() {
        var before = Scenario.rules;
        var other = partner.toLowerCase(Locale.ROOT);
        try {
            cadence("partner:" + partner, "{\"rulebook\": true}");
            triggers.look();
            var second = as("reviewer")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body("""
                            {"content": {"reference": "EV-%1$s-2", "scope": "partner:%1$s", "forum": "board", "rrule": "FREQ=YEARLY",
                             "zone": "UTC", "startsAt": "2090-01-01T09:00:00", "triggers": {"rulebook": true}}}""".formatted(partner))
                    .post("/v1/cadences")
                    .then()
                    .statusCode(201)
                    .extract()
                    .<String>path("id");
            assertThat(second).isNotNull();
            Scenario.rules = java.util.List.of("t.alpha", "t.beta", "t.v" + other);
            triggers.look();
            owed("reader").body("items", hasSize(1));
            as("reader")
                    .get("/v1/obligations?cadence=EV-" + partner + "-2")
                    .then()
                    .body("items", hasSize(0));
            Scenario.rules = java.util.List.of("t.alpha", "t.beta", "t.w" + other);
            triggers.look();

            owed("reader").body("items", hasSize(2));
            as("reader")
                    .get("/v1/obligations?cadence=EV-" + partner + "-2")
                    .then()
                    .body("items", hasSize(1));
        } finally {
            Scenario.rules = before;
        }
    }
}
