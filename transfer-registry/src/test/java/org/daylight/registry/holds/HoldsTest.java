package org.daylight.registry.holds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
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
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Two persons ordered it: one alone makes it no hold that was seen elsewhere, and lets nobody else have signed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "state": "ORDERED"       | "state": "OBSERVED"      | state
            "signedBy": "the senior" | "signedBy": "the junior" | signedBy
            "signedBy": "the senior" | "effectObserved": "none" | signedBy
            "orderedBy": "the desk"  | "orderedBy": "nobody"    | orderedBy
            """)
    void whatADecisionOrderedStaysOrdered(String said, String changed, String field) {
        var hold = ordered(partner, "D", UUID.randomUUID().toString())
                .replace("\"startedOn\"", "\"orderedBy\": \"the desk\", \"signedBy\": \"the senior\", \"startedOn\"");
        var location = record("holds", hold);

        put(DESK, location, "\"1\"", draft(hold.replace(said, changed)))
                .statusCode(409)
                .body("violations.pointer", contains("/content/" + field));
        put(
                        DESK,
                        location,
                        "\"1\"",
                        draft(hold.replace("}", ", \"releasedOn\": \"2024-06-01\", \"ending\": \"RELEASED\"}")))
                .statusCode(200);
        postIfMatch(
                        DESK,
                        location + "/corrections",
                        "\"2\"",
                        draft(hold.replace("the senior", "the other senior"), "\"reason\": \"mistyped\""))
                .statusCode(200)
                .body("content.signedBy", equalTo("the other senior"));
    }

    @Test
    void whatNoDecisionOrderedNamesNone() {
        var hold = ordered(partner, "S", UUID.randomUUID().toString());
        post(DESK, "/v1/holds", draft(hold.replace("ORDERED", "OBSERVED")))
                .statusCode(400)
                .body("violations.pointer", contains("/content/state"));
        var location = record("holds", hold);
        put(DESK, location, "\"1\"", draft(hold.replace("ORDERED", "OBSERVED")))
                .statusCode(409)
                .body("violations.message", hasItem(containsString("void this record")));
        postIfMatch(
                        DESK,
                        location + "/corrections",
                        "\"1\"",
                        draft(hold.replace("ORDERED", "OBSERVED"), "\"reason\": \"seen\""))
                .statusCode(400)
                .body("violations.pointer", contains("/content/state"))
                .body("violations.message", hasItem(containsString("void this record")));
    }

    @Test
    void anOrderThatNeverWasIsCorrected() {
        var hold = ordered(partner, "N", null);
        var observed = hold.replace("ORDERED", "OBSERVED");
        var location = record("holds", hold);

        put(DESK, location, "\"1\"", draft(observed))
                .statusCode(409)
                .body("violations.pointer", contains("/content/state"))
                .body("violations.message", hasItem(containsString("correct the record")));
        postIfMatch(DESK, location + "/corrections", "\"1\"", draft(observed, "\"reason\": \"seen elsewhere\""))
                .statusCode(200);
    }

    @Test
    void theDatabaseItselfKeepsOrderedWhatADecisionOrdered() throws SQLException {
        var location = record("holds", ordered(partner, "Z", UUID.randomUUID().toString()));
        var id = location.substring(location.lastIndexOf('/') + 1);

        try (var admin = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var update = admin.prepareStatement("update hold set state = 'OBSERVED' where id = ?::uuid")) {
            update.setString(1, id);
            Assertions.assertThatThrownBy(update::executeUpdate).hasMessageContaining("hold_of_a_decision_is_ordered");
        }
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

    /** How it ended is there from the day on which it did; before, it had not ended, and a day to come is the next change. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # said                                                  | day        | recorded   | ending     | ended      | until
            "releasedOn":"2024-06-01","ending":"RELEASED"           | 2024-05-31 | NOT_ENDED  | null       | null       | 2024-06-01
            "releasedOn":"2024-06-01","ending":"RELEASED"           | 2024-06-01 | RELEASED   | RELEASED   | 2024-06-01 | null
            "releasedOn":"2024-06-01","ending":"OVERRIDDEN"         | 2024-06-01 | OVERRIDDEN | OVERRIDDEN | 2024-06-01 | null
            "releasedOn":"2024-06","ending":"EXPIRED"               | 2024-05-31 | NOT_ENDED  | null       | null       | 2024-06-01
            "releasedOn":"2024-06","ending":"EXPIRED"               | 2024-06-15 | EXPIRED    |            | 2024-06    | 2024-06-30
            "releasedOn":"2024-06","ending":"EXPIRED"               | 2024-06-30 | EXPIRED    | EXPIRED    | 2024-06    | null
            "releasedOn":"2024-06-01"                               | 2024-05-31 |            | null       | null       | 2024-06-01
            "releasedOn":"2024-06-01"                               | 2024-06-01 |            | RELEASED   | 2024-06-01 | null
            "releasedOn":null,"expiresOn":"2024-06-01"              | 2024-05-31 |            | null       | null       | 2024-06-01
            "releasedOn":null,"expiresOn":"2024-06-01"              | 2024-06-01 | EXPIRED    | EXPIRED    | 2024-06-01 | null
            "expiresOn":"2024-06-01"                                | 2024-05-31 |            |            |            | 2024-06-01
            "expiresOn":"2024-06-01"                                | 2024-06-01 | EXPIRED    | EXPIRED    | 2024-06-01 | null
            "ending":"NOT_ENDED","expiresOn":"2024-06-01"           | 2024-05-31 | NOT_ENDED  | null       |            | 2024-06-01
            "ending":"NOT_ENDED","expiresOn":"2024-06-01"           | 2024-06-01 | EXPIRED    | EXPIRED    | 2024-06-01 | null
            "ending":"NOT_ENDED","expiresOn":"2024-06"              | 2024-06-29 |            |            | 2024-06    | 2024-06-30
            "ending":"NOT_ENDED","expiresOn":"2024-06/.."           | 2024-06-29 |            |            | 2024-06/.. | 9999-12-31
            "expiresOn":"2024-06"                                   | 2024-06-15 |            |            | 2024-06    | 2024-06-30
            "expiresOn":"2024-06"                                   | 2024-06-30 | EXPIRED    | EXPIRED    | 2024-06    | null
            "releasedOn":"2024-05-20","expiresOn":"2024-06-01"      | 2024-06-15 |            | RELEASED   | 2024-05-20 | null
            "releasedOn":null,"expiresOn":null                      | 2024-06-15 |            | null       | null       | null
            "itemScope":"tanks"                                     | 2024-06-15 |            |            |            | null
            """, delimiter = '|', quoteCharacter = '~')
    void anEndIsAnEventOfItsDay(
            String said, String day, @Nullable String recorded, String ending, String ended, String until) {
        var location = record("holds", """
                {"reference": "%1$s/E", "partner": "%1$s", "state": "OBSERVED", "kind": "SUPPLY", "startedOn": "2024-01-01",
                 %2$s}""".formatted(partner, said));

        get(READER, location + "?asOf=" + day)
                .body("content.ending", recorded == null ? nullValue() : equalTo(recorded));
        // Beside one that has no end, which stands behind EXPIRED and what is not known, and before all else.
        record("holds", """
                {"reference": "%1$s/F", "partner": "%1$s", "state": "OBSERVED", "kind": "SUPPLY", "ending": "NOT_ENDED"}""".formatted(partner));
        var first = recorded == null || recorded.compareTo("NOT_ENDED") <= 0 ? "E" : "F";
        get(READER, "/v1/holds?sort=ending&limit=1&asOf=%s&partner=%s".formatted(day, partner))
                .body("items.content.reference", contains(partner + "/" + first));
        var line = Register.json(Register.lines("reviewer", "hold", "asOf=%s&scope=partner:%s".formatted(day, partner))
                .getFirst());
        assertThat(leaf(line, "hold.ending")).isEqualTo(ending);
        assertThat(leaf(line, "hold.releasedOn")).isEqualTo(ended);
        assertThat(leaf(line, "sameUntil")).isEqualTo(until);
    }

    /** Null where it is not known, "null" where there is known to be none. */
    private static @Nullable String leaf(JsonNode line, String name) {
        return line.has(name) ? line.get(name).asText() : null;
    }

    /** On the day itself it no longer holds; its own day is shown before it comes. */
    @Test
    void theDayOnWhichItExpiresIsSaidBeforeItComes() {
        var location = record("holds", """
                {"reference": "%1$s/E", "partner": "%1$s", "state": "OBSERVED", "kind": "SUPPLY", "startedOn": "2024-01-01",
                 "expiresOn": "2024-06"}""".formatted(partner));

        get(READER, location + "?asOf=2024-02-01").body("content.expiresOn", equalTo("2024-06"));
        get(READER, "/v1/holds?dated=expiresOn&datedFrom=2024-06-10&datedTo=2024-06-12&partner=" + partner)
                .body("items", hasSize(1));
        assertThat(Register.lines("reviewer", "hold", "asOf=2024-02-01&scope=partner:" + partner)
                        .getFirst())
                .contains("\"hold.expiresOn\":\"2024-06\"");
        get(READER, "/q/openapi?format=json")
                .body(
                        "components.schemas.collect { it.value.enum }",
                        hasItem(contains("NOT_ENDED", "RELEASED", "EXPIRED", "OVERRIDDEN")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            "ending":"EXPIRED"                                        | releasedOn
            "ending":"OVERRIDDEN","releasedOn":null                   | releasedOn
            "ending":"NOT_ENDED","releasedOn":"2024-06-01"            | ending
            "releasedOn":"2024-07-01","expiresOn":"2024-06"           | expiresOn
            "startedOn":"2024-07-01","expiresOn":"2024-06"            | expiresOn
            "ending":"LAPSED","releasedOn":"2024-06-01"               | ending
            """, delimiter = '|', quoteCharacter = '~')
    void howItEndedGoesWithWhen(String said, String pointer) {
        post(DESK, "/v1/holds", draft("""
                {"reference": "%1$s/E", "partner": "%1$s", "state": "OBSERVED", "kind": "SUPPLY", %2$s}""".formatted(partner, said)))
                .statusCode(400)
                .body("violations.pointer", hasItem("/content/" + pointer));
    }

    @Test
    void theDatabaseItselfRefusesAnEndWithoutADay() throws SQLException {
        var location = record("holds", ordered(partner, "Y", null));
        var id = location.substring(location.lastIndexOf('/') + 1);

        try (var admin = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var update = admin.prepareStatement(
                        "update hold set content = content || '{\"ending\": \"EXPIRED\"}' where id = ?::uuid")) {
            update.setString(1, id);
            Assertions.assertThatThrownBy(update::executeUpdate).hasMessageContaining("hold_ending_check");
        }
    }

    private static String ordered(String partner, String name, @Nullable String origin) {
        return """
                {"reference": "%s/%s", "partner": "%s", "state": "ORDERED", "kind": "EXECUTIVE_PAUSE",%s
                 "authorityOfRecord": "Secretary", "releaseCondition": "a plan in writing", "reviewBy": "2024-08-01",
                 "trigger": "an operation", "objective": "serials read", "defensiveExemptions": "interceptors",
                 "startedOn": "2024-05-01"}""".formatted(partner, name, partner, origin == null ? "" : " \"origin\": \"%s\",".formatted(origin));
    }
}
