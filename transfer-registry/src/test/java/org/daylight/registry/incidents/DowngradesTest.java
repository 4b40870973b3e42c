package org.daylight.registry.incidents;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class DowngradesTest {

    private String partner;
    private String incident;

    @BeforeEach
    void anIncidentOfLevelTwo() {
        partner = Api.partner();
        incident = record("incidents", Api.incident(partner + "/I", partner));
    }

    @Test
    void nobodyLowersALevelAlone() throws SQLException {
        put(DESK, incident, "\"1\"", draft(at("L1")))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/level"));
        postIfMatch(DESK, incident + "/corrections", "\"1\"", draft(at("L1"), "\"reason\": \"misread\""))
                .statusCode(409);
        put(DESK, incident, "\"1\"", draft(at("L3"))).statusCode(200);

        try (var admin = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var statement = admin.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate(
                            "update incident set level = 'L1' where id = '%s'".formatted(id(incident))))
                    .hasMessageContaining("one person alone");
        }
    }

    /** Voided by one person it could be entered again with a lower level. */
    @Test
    void nobodyVoidsAnIncidentAlone() throws SQLException {
        postIfMatch(DESK, incident + "/void", "\"1\"", "{\"reason\": \"entered twice\"}")
                .statusCode(409)
                .body("detail", containsString("/v1/incident-downgrades"));
        try (var admin = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var statement = admin.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate(
                            "update incident set act = 'VOIDED', act_reason = 'x', voided_reason = 'x' where id = '%s'"
                                    .formatted(id(incident))))
                    .hasMessageContaining("one person alone voided");
        }
        var voiding = body(id(incident), "L0").replaceFirst("\\{", "{\"voids\": true, ");
        post("monitor", "/v1/incident-downgrades", voiding.replace("L0", "L1"))
                .statusCode(400)
                .body("violations.pointer", hasItem("/level"));
        var proposed = post("monitor", "/v1/incident-downgrades", voiding)
                .statusCode(201)
                .extract()
                .header("Location");
        get(READER, incident).body("act", equalTo("CREATED"));

        postIfMatch("reviewer", proposed + "/approve", "\"1\"", "").statusCode(200);

        get(READER, incident)
                .body("voidedReason", equalTo("the first report was wrong"))
                .body("content.level", equalTo("L2"));
        record("incidents", at("L1"));
    }

    @Test
    void anIncidentOfTheLowestLevelHasNothingToLower() {
        var lowest = record("incidents", Api.incident(partner + "/L", partner).replace("L2", "L0"));

        postIfMatch(DESK, lowest + "/void", "\"1\"", "{\"reason\": \"entered twice\"}")
                .statusCode(200);
    }

    @Test
    void twoPersonsLowerItAndTheHistorySaysWhy() {
        var downgrade = propose("monitor", "L1").statusCode(201).extract().header("Location");

        postIfMatch("reviewer", downgrade + "/approve", "\"1\"", "").statusCode(200);

        get(READER, incident).body("content.level", equalTo("L1")).body("version", equalTo(2));
        get(READER, incident + "/history").body("actReason", hasItem("the first report was wrong"));
        get(READER, downgrade + "/history").body("recordedBy", equalTo(List.of("monitor", "reviewer")));
        get(READER, downgrade)
                .body("content.proposedBy", equalTo("Eli Monitor"))
                .body("content.approvedBy", equalTo("Fay Reviewer"))
                .body("content.from", equalTo("L2"));
        get(READER, "/v1/incident-downgrades?incident=" + id(incident)).body("items", hasSize(1));
        postIfMatch("legal", downgrade + "/approve", "\"2\"", "").statusCode(409);
    }

    @Test
    void whoeverProposedItAndWhoeverStandsInForThemIsNoSecondPerson() {
        var downgrade = propose("legal", "L0").statusCode(201).extract().header("Location");

        postIfMatch("legal", downgrade + "/approve", "\"1\"", "")
                .statusCode(422)
                .body("type", equalTo("/problems/four-eyes"));
        as("legal2")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"1\"")
                .header("X-On-Behalf-Of", "Cleo Legal")
                .post(downgrade + "/approve")
                .then()
                .statusCode(422);
        postIfMatch(DESK, downgrade + "/approve", "\"1\"", "").statusCode(403);
        get(READER, incident).body("content.level", equalTo("L2"));
    }

    @Test
    void aLevelThatIsNotLowerIsNoDowngrade() {
        propose("monitor", "L2").statusCode(400).body("violations.pointer", hasItem("/level"));
        post("monitor", "/v1/incident-downgrades", "{\"incident\": \"%s\", \"level\": \"L0\"}".formatted(id(incident)))
                .statusCode(400)
                .body("violations.pointer", hasItem("/reason"));
        post("monitor", "/v1/incident-downgrades", body(UUID.randomUUID().toString(), "L0"))
                .statusCode(404);
    }

    @Test
    void whatHasChangedSinceIsLookedAtAnew() {
        var downgrade = propose("monitor", "L1").statusCode(201).extract().header("Location");
        propose(DESK, "L0").statusCode(409);
        put(DESK, incident, "\"1\"", draft(at("L4"))).statusCode(200);

        postIfMatch("reviewer", downgrade + "/approve", "\"1\"", "")
                .statusCode(409)
                .body("detail", containsString("has changed"));
        postIfMatch("monitor", downgrade + "/withdraw", "\"1\"", "{\"reason\": \"overtaken\"}")
                .statusCode(200);
    }

    @Test
    void aRestrictedIncidentHidesItsDowngrades() {
        var hidden = post(
                        CLOSE,
                        "/v1/incidents",
                        draft(Api.incident(partner + "/H", partner), "\"accessGroup\": \"close-hold\""))
                .statusCode(201)
                .extract()
                .header("Location");

        post("monitor", "/v1/incident-downgrades", body(id(hidden), "L0")).statusCode(404);
        var downgrade = post(CLOSE, "/v1/incident-downgrades", body(id(hidden), "L0"))
                .statusCode(201)
                .extract()
                .header("Location");
        get(READER, downgrade).statusCode(404);
        postIfMatch("reviewer", downgrade + "/approve", "\"1\"", "").statusCode(404);
        postIfMatch("senior2", downgrade + "/approve", "\"1\"", "").statusCode(200);
        get(CLOSE, hidden).body("content.level", equalTo("L0")).body("accessGroup", equalTo("close-hold"));
    }

    @Test
    void conflictingAccountsStandSideBySide() {
        put(DESK, incident, "\"1\"", draft(at("L2").replace("}", """
                , "accounts": [{"by": "the partner", "grade": "C3", "text": "a depot was hit"},
                 {"by": "a relief organisation", "grade": "B2", "on": "2024-01-11", "text": "a market was hit"}]}""")))
                .statusCode(200)
                .body("content.accounts.by", contains("the partner", "a relief organisation"));
    }

    private io.restassured.response.ValidatableResponse propose(String account, String level) {
        return post(account, "/v1/incident-downgrades", body(id(incident), level));
    }

    private static String body(String incident, String level) {
        return "{\"incident\": \"%s\", \"level\": \"%s\", \"reason\": \"the first report was wrong\"}"
                .formatted(incident, level);
    }

    private String at(String level) {
        return Api.incident(partner + "/I", partner).replace("L2", level);
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
