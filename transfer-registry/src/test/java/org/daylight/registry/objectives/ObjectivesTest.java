package org.daylight.registry.objectives;

import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.assertj.core.api.Assertions;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ObjectivesTest {

    private String partner;
    private String reference;

    @BeforeEach
    void aPartnerOfItsOwn() {
        partner = Api.partner();
        reference = partner + "/O1";
    }

    @Test
    void rePlanningAddsABaselineAndKeepsTheFirst() {
        var location = record("objectives", objective(baseline(1, "38")));

        put(DESK, location, "\"1\"", draft(objective(baseline(1, "38") + "," + baseline(2, "42"))))
                .statusCode(200);

        get(READER, location)
                .body("content.baselines", hasSize(2))
                .body("content.baselines[0].points[0].cumulative", equalTo("38"));
        get(READER, "/v1/objectives?status=APPROVED&partner=" + partner).body("items", hasSize(1));
    }

    @Test
    void eachClassHasAFirstPlanAndTheWholeToo() {
        var plans = baseline(1, "38") + "," + ofClass("TANK", 1, "20") + "," + ofClass("SPARES", 1, "10") + ","
                + ofClass("TANK", 2, "30").replace("\"reason\": null", "\"reason\": \"more\"");
        var location = record("objectives", objective(plans));

        put(DESK, location, "\"1\"", draft(objective(plans + "," + ofClass("SPARES", 1, "12"))))
                .statusCode(400)
                .body("violations.pointer", hasItem("/content/baselines/4/number"))
                .body("violations.message", hasItem("must be 2: the baselines of SPARES are numbered from 1"));
        put(DESK, location, "\"1\"", draft(objective(plans + "," + ofClass("SPARES", 2, "12"))))
                .statusCode(400)
                .body("violations.pointer", hasItem("/content/baselines/4/reason"));
        put(DESK, location, "\"1\"", draft(objective(plans.replace("\"20\"", "\"21\""))))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/baselines/1"))
                .body("violations.message", hasItem(startsWith("baseline 1 of TANK stays as it was stated")));
        put(DESK, location, "\"1\"", draft(objective(plans + "," + baseline(2, "42"))))
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "TANKS, 'is not a class of contentMix; plan one of SPARES, TANK'",
        "GAS, 'is one of forbiddenClasses: plan nothing of it, or forbid it no longer'",
        "' TANK', 'must be a capability class as lines of transfers name it, with no blank around it'",
        "'', 'must be a capability class as lines of transfers name it, with no blank around it'",
    })
    void aPlanOfAClassThatCannotComeIsRefused(String named, String detail) {
        post(
                        DESK,
                        "/v1/objectives",
                        draft(objective(ofClass(named, 1, "20"))
                                .replace("\"mixBy\"", "\"forbiddenClasses\": [\"GAS\"], \"mixBy\"")))
                .statusCode(400)
                .body("violations.pointer", hasItem("/content/baselines/0/capabilityClass"))
                .body("violations.message", hasItem(detail));
    }

    /** The mix may change; what was planned of a class once stays as it was stated. */
    @Test
    void aPlanThatStandsIsNotAskedForItsClass() {
        var planned = objective(ofClass("TANK", 1, "20"));
        var location = record("objectives", planned);

        put(
                        DESK,
                        location,
                        "\"1\"",
                        draft(planned.replace(
                                "\"capabilityClass\": \"TANK\", \"share\"", "\"capabilityClass\": \"GUN\", \"share\"")))
                .statusCode(200);
    }

    private static String ofClass(String named, int number, String first) {
        return baseline(number, first)
                .replace("\"reason\": \"as agreed\"", "\"reason\": null, \"capabilityClass\": \"%s\"".formatted(named));
    }

    /** What a stock held is a dated statement; what was stated before stays in the record's history. */
    @Test
    void aStockIsCountedAgainAndWhatItHeldBeforeIsKept() {
        var location = record("objectives", objective(baseline(1, "38")));
        put(
                        DESK,
                        location,
                        "\"1\"",
                        draft(objective(baseline(1, "38"))
                                .replace("\"120\"", "\"70\"")
                                .replace("\"countedOn\": \"2024-01-01\"", "\"countedOn\": \"2025-01-01\"")))
                .statusCode(200);

        get(READER, location)
                .body("content.readinessFloors[0].held.amount", equalTo("70"))
                .body("content.readinessFloors[0].committed.unit", equalTo("EACH"));
        get(READER, location + "/history")
                .body("content.readinessFloors.held.amount.flatten()", hasItems("120", "70"))
                .body("content.readinessFloors.countedOn.flatten()", hasItems("2024-01-01", "2025-01-01"));
    }

    @Test
    void noActOverwritesABaseline() {
        var location = record("objectives", objective(baseline(1, "38")));

        put(DESK, location, "\"1\"", draft(objective(baseline(1, "39"))))
                .statusCode(409)
                .body("violations.pointer", hasItem("/content/baselines/0"));
        put(DESK, location, "\"1\"", draft(objective(""))).statusCode(409);
        postIfMatch(DESK, location + "/corrections", "\"1\"", draft(objective(baseline(1, "39")), "\"reason\": \"x\""))
                .statusCode(409);
    }

    @Test
    void theDatabaseItselfRefusesToOverwriteABaseline() throws SQLException {
        record("objectives", objective(baseline(1, "38")));

        try (var admin = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var update = admin.prepareStatement(
                        "update objective set content = jsonb_set(content, '{baselines}', '[]') where reference = ?")) {
            update.setString(1, reference);
            Assertions.assertThatThrownBy(update::executeUpdate).hasMessageContaining("was overwritten");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"number\": 1         | \"number\": 2         | /content/baselines/0/number",
                "\"on\": \"2025-12-31\"| \"on\": \"2024-06-30\"| /content/baselines/0/points/1/on",
                "\"cumulative\": \"108\" | \"cumulative\": \"8\" | /content/baselines/0/points/1/cumulative",
                "\"HANDED_OVER\", \"unit\": \"EACH\", | \"HANDED_OVER\", | /content/baselines/0/unit",
                "\"HANDED_OVER\", | \"HANDED_OVER\", \"index\": \"TIV\", | /content/baselines/0/unit",
                "\"HANDED_OVER\", \"unit\": \"EACH\" | \"HANDED_OVER\", \"value\": {\"currency\": \"USD\", \"basis\": \"COST\"} | /content/baselines/0/value/basis",
                "\"noDivergenceReason\": \"none known\", | '' | /content/divergences",
                "\"mixBy\": \"UNITS\", | ''                    | /content/mixBy",
                "\"share\": \"0.4\"    | \"share\": \"0.7\"    | /content/contentMix",
                "\"share\": \"0.4\"    | \"share\": 0.4        | /content/contentMix/1/share",
                "\"120\", \"unit\": \"EACH\" | \"120\", \"unit\": \"LOT\" | /content/readinessFloors/0/held/unit",
                "\"20\", \"unit\": \"EACH\" | \"20\", \"unit\": \"LOT\" | /content/readinessFloors/0/committed/unit",
                ", \"countedOn\": \"2024-01-01\" | '' | /content/readinessFloors/0/countedOn",
                "\"held\": {\"amount\": \"120\", \"unit\": \"EACH\"}, | '' | /content/readinessFloors/0/held",
                "\"partnerMatch\": 2   | \"partnerMatch\": 5   | /content/partnerMatch",
                "\"expiresOn\": null   | \"expiresOn\": \"2018\" | /content/expiresOn",
                "\"expiresOn\": null   | \"expiresOn\": null, \"autopilotLimits\": {\"value\": {\"amount\": \"0\", \"currency\": \"USD\", \"basis\": \"CONTRACT\"}} | /content/autopilotLimits/value/amount",
            })
    void whatIsWrongIsNamedByItsField(String right, String wrong, String pointer) {
        post(DESK, "/v1/objectives", draft(objective(baseline(1, "38")).replace(right, wrong)))
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12, 2025",
        "2024-06/2025-06, 2024-12/2025-12",
        "2024, 2025-01-01/2026",
        "2024-01-01/2024-03, 2024-01-02/2026-06",
    })
    void aPlanIsAsPreciseAsItsSource(String first, String second) {
        var location = record("objectives", objective(planned(first, second)));

        get(READER, location)
                .body("content.baselines[0].points[0].on", equalTo(first))
                .body("content.baselines[0].points[1].on", equalTo(second));
    }

    /** Whichever days are meant, the points are to come one after the other and after the start, and by a day that is said. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-12/2024-06 | 2025 | 0 | must not be before startsOn; write 2024-01-01/2024-06-30",
                "../2024-06 | 2025 | 0 | must not be before startsOn; write 2024-01-01/2024-06-30",
                "2023-12-31 | 2025 | 0 | must not be before startsOn",
                "2023 | 2025 | 0 | must not be before startsOn",
                "2024-06 | 2024 | 1 | must be after the point above: its first day after 2024-06-01, the first day there; write 2024-06-02/2024-12-31",
                "2024 | 2024-06 | 1 | must be after the point above: its last day after 2024-12-31, the last day there",
                "2024-06-30 | 2024-06-30 | 1 | must be after 2024-06-30, the point above; list the oldest first",
                "2024-06 | 2025/.. | 1 | must have a last day: a plan says by when so much is to have come",
            })
    void whatAPlanCannotMeanIsRefused(String first, String second, int point, String message) {
        post(DESK, "/v1/objectives", draft(objective(planned(first, second))))
                .statusCode(400)
                .body("violations.pointer", contains("/content/baselines/0/points/%d/on".formatted(point)))
                .body("violations.message", contains(message));
    }

    /** What starts on no day may start on any that no point can lie before: the first points here lie by 31 December 2024. */
    @ParameterizedTest
    @ValueSource(strings = {"2024", "2023-05/2024-06", "2024-12-31", "2023"})
    void aPlanStartsAsPreciselyAsItsSourceSays(String startsOn) {
        var location = record("objectives", objective(starting(startsOn)));

        get(READER, location).body("content.baselines[0].startsOn", equalTo(startsOn));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../2024 | startsOn | must have a first day: a plan says from when on something is to come",
                "2024/.. | startsOn | must have a last day: the plan may never start",
                "2024-12-01/2025-01 | points/0/on | must not be before startsOn: its last day not before 2025-01-31, the last day there",
                "2025-01 | points/0/on | must not be before startsOn",
            })
    void whatAPlanCannotStartOnIsRefused(String startsOn, String field, String message) {
        post(DESK, "/v1/objectives", draft(objective(starting(startsOn))))
                .statusCode(400)
                .body("violations.pointer", hasItem("/content/baselines/0/" + field))
                .body("violations.message", hasItem(message));
    }

    private static String starting(String startsOn) {
        return baseline(1, "38").replace("2024-01-01", startsOn);
    }

    private static String planned(String first, String second) {
        return baseline(1, "38").replace("2024-12-31", first).replace("2025-12-31", second);
    }

    private String objective(String baselines) {
        return """
                {"reference": "%s", "partner": "%s", "interest": "deter", "statement": "108 tanks by 2026",
                 "partnerMatch": 2, "noDivergenceReason": "none known", "status": "APPROVED", "approvedOn": "2019-12",
                 "expiresOn": null, "mixBy": "UNITS", "contentMix": [{"capabilityClass": "TANK", "share": "0.6"},
                 {"capabilityClass": "SPARES", "share": "0.4"}], "readinessFloors": [{"stock": "the depot",
                 "floor": {"amount": "80", "unit": "EACH"}, "held": {"amount": "120", "unit": "EACH"},
                 "committed": {"amount": "20", "unit": "EACH"}, "countedOn": "2024-01-01"}], "baselines": [%s]}""".formatted(reference, partner, baselines);
    }

    private static String baseline(int number, String first) {
        return """
                {"number": %d, "statedOn": "2019-12", "reason": "as agreed", "milestone": "HANDED_OVER", "unit": "EACH",
                 "interpolation": "STEPS", "startsOn": "2024-01-01", "points": [{"on": "2024-12-31", "cumulative": "%s"},
                 {"on": "2025-12-31", "cumulative": "108"}]}""".formatted(number, first);
    }
}
