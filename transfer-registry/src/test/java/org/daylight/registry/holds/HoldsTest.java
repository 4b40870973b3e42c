package org.daylight.registry.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;
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
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class HoldsTest {

    private String partner;

    @BeforeEach
    void aPartnerOfItsOwn() {
        partner = Api.partner();
    }

    @Test
    void anObservedHoldIsRecordedAsItIs() {
        var location = record("holds", """
                {"reference": "%s/H1", "partner": "%s", "state": "OBSERVED", "kind": "EXECUTIVE_PAUSE",
                 "startedOn": "2024-04-28/2024-05-04", "authorityOfRecord": null}""".formatted(partner, partner));

        get(READER, location).body("content.startedOn", equalTo("2024-04-28/2024-05-04"));
        get(READER, "/v1/holds?state=OBSERVED&partner=" + partner).body("items", hasSize(1));
    }

    @Test
    void whatItHoldsCanBeSaidInClasses() {
        var location = record("holds", """
                {"reference": "%1$s/H2", "partner": "%1$s", "state": "OBSERVED", "kind": "EXECUTIVE_PAUSE",
                 "itemScope": "tanks and guns", "capabilityClasses": ["ARMOUR", "ARTILLERY"], "partialReleases":
                 [{"on": "2024-06", "scope": "the guns", "capabilityClasses": ["ARTILLERY"]}, {"on": "2024-07", "scope": "some"}]}
                """.formatted(partner));

        get(READER, location)
                .body("content.capabilityClasses", contains("ARMOUR", "ARTILLERY"))
                .body("content.partialReleases[0].capabilityClasses", contains("ARTILLERY"));
        post(DESK, "/v1/holds", draft("""
                {"reference": "%1$s/H3", "partner": "%1$s", "state": "OBSERVED", "kind": "SUPPLY",
                 "capabilityClasses": [" "]}""".formatted(partner)))
                .statusCode(400)
                .body("violations.pointer", hasItem("/content/capabilityClasses/0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorityOfRecord",
                "releaseCondition",
                "reviewBy",
                "trigger",
                "objective",
                "defensiveExemptions"
            })
    void anOrderedHoldIsComplete(String field) {
        post(DESK, "/v1/holds", draft(ordered(partner, "O1", null))).statusCode(201);
        post(DESK, "/v1/holds", draft(ordered(partner, "O2", null).replaceFirst("\"" + field + "\": \"[^\"]*\",", "")))
                .statusCode(400)
                .body("violations.pointer", hasItem("/content/" + field))
                .body("violations.message", hasItem(containsString("ordered")));
    }

    @Test
    void oneDecisionOrdersOneHold() {
        var decision = UUID.randomUUID().toString();
        record("holds", ordered(partner, "D1", decision));

        post(DESK, "/v1/holds", draft(ordered(partner, "D2", decision)))
                .statusCode(409)
                .body("type", equalTo("/problems/already-exists"));
        get(READER, "/v1/holds?origin=" + decision).body("items", hasSize(1));
    }

    /** A hold rests on its objectives, and an objective on its authority. */
    @Test
    void theGroundIsNotTakenFromUnderAHold() {
        var authority = record("authorities", """
                {"code": "%s/A", "title": "t", "statute": "s", "kind": "DRAWDOWN"}""".formatted(partner));
        var objective = record("objectives", """
                {"reference": "%1$s/O", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "DRAFT", "authority": "%1$s/A"}""".formatted(partner));
        var hold = record("holds", """
                {"reference": "%1$s/H", "partner": "%1$s", "state": "OBSERVED", "kind": "SUPPLY", "objectives": ["%1$s/O"]}""".formatted(partner));
        get(READER, "/v1/holds?objective=" + partner + "/O").body("items", hasSize(1));

        voided(authority).statusCode(409).body("detail", containsString("objectives"));
        voided(objective).statusCode(409).body("detail", containsString("holds"));
        voided(hold).statusCode(200);
        voided(objective).statusCode(200);
        voided(authority).statusCode(200);
    }

    private static io.restassured.response.ValidatableResponse voided(String location) {
        return postIfMatch(DESK, location + "/void", "\"1\"", "{\"reason\": \"entered twice\"}");
    }

    @Test
    void aHoldOfARestrictedDecisionIsSeenByItsGroupAlone() {
        var decision = UUID.randomUUID().toString();
        var restricted = draft(ordered(partner, "R1", decision), "\"accessGroup\": \"close-hold\"");
        var location = post("service", "/v1/holds", restricted)
                .statusCode(201)
                .body("accessGroup", equalTo("close-hold"))
                .extract()
                .header("Location");

        get(CLOSE, location).statusCode(200);
        get(READER, location).statusCode(404);
        get(READER, location + "/history").statusCode(404);
        get(READER, "/v1/holds?origin=" + decision).body("items", hasSize(0)).body("total.count", equalTo(0));
        get("service", "/v1/holds?origin=" + decision).body("items", hasSize(1));
        post("service", "/v1/holds", restricted).statusCode(409).body("type", equalTo("/problems/already-exists"));
        assertThat(Register.lines("reviewer", "hold", "asOf=2024-07-01&scope=partner:" + partner))
                .isEmpty();
        assertThat(Register.lines("service", "hold", "asOf=2024-07-01&scope=partner:" + partner))
                .hasSize(1)
                .allMatch(line -> line.contains("\"accessGroups\":[\"close-hold\"]"));
    }

    @Test
    void theDatabaseItselfRefusesAnIncompleteOrder() throws SQLException {
        var location = record("holds", ordered(partner, "X", null));
        var id = location.substring(location.lastIndexOf('/') + 1);

        try (var admin = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var update =
                        admin.prepareStatement("update hold set content = content - 'reviewBy' where id = ?::uuid")) {
            update.setString(1, id);
            Assertions.assertThatThrownBy(update::executeUpdate).hasMessageContaining("hold_ordered_is_complete");
        }
    }

    private static String ordered(String partner, String name, @org.jspecify.annotations.Nullable String origin) {
        return """
                {"reference": "%s/%s", "partner": "%s", "state": "ORDERED", "kind": "EXECUTIVE_PAUSE",%s
                 "authorityOfRecord": "Secretary", "releaseCondition": "a plan in writing", "reviewBy": "2024-08-01",
                 "trigger": "an operation", "objective": "serials read", "defensiveExemptions": "interceptors",
                 "startedOn": "2024-05-01"}""".formatted(partner, name, partner, origin == null ? "" : " \"origin\": \"%s\",".formatted(origin));
    }
}
