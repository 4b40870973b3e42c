package org.daylight.registry.incidents;

import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
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
class IncidentsTest {

    private static final String WHY = "\"reason\": \"the report was looked into\"";

    private String partner;
    private String location;

    @BeforeEach
    void anIncidentUnderInquiry() {
        partner = Api.partner();
        location = record("incidents", at("UNDER_INQUIRY"));
    }

    @ParameterizedTest
    @CsvSource({
        "DETERMINED, REPORTED_BY_OFFICE, 409",
        "UNDER_INQUIRY, REFERRED, 200",
        "UNDER_INQUIRY, NOT_SUBSTANTIATED, 200",
        "NOT_SUBSTANTIATED, DETERMINED, 409",
        "NOT_SUBSTANTIATED, UNDER_INQUIRY, 200",
        "REPORTED_TO_LEGISLATURE, REPORTED_BY_OFFICE, 409",
        "REPORTED_TO_LEGISLATURE, CLOSED, 200",
        "CLOSED, REPORTED_TO_LEGISLATURE, 409",
    })
    void aStateFollowsAnother(String before, String next, int status) {
        put(DESK, location, "\"1\"", draft(at(before), WHY)).statusCode(200);

        put(DESK, location, "\"2\"", draft(at(next), WHY)).statusCode(status);
        postIfMatch(
                        DESK,
                        location + "/corrections",
                        status == 200 ? "\"3\"" : "\"2\"",
                        draft(at("REPORTED_BY_OFFICE"), WHY))
                .statusCode(200);
    }

    @Test
    void nothingGraveIsOverWithoutAReason() {
        for (var state : new String[] {"NOT_SUBSTANTIATED", "CLOSED"}) {
            put(DESK, location, "\"1\"", draft(at(state)))
                    .statusCode(409)
                    .body("violations.pointer", contains("/content/state"));
        }
        put(DESK, location, "\"1\"", draft(at("CLOSED"), WHY)).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"referredOn", "inquiryOn", "notSubstantiatedOn", "determinedOn"})
    void nothingCameOfItBeforeItWasKnown(String field) {
        put(
                        DESK,
                        location,
                        "\"1\"",
                        draft(at("UNDER_INQUIRY")
                                .replace("\"knownOn\"", "\"%s\": \"2020\", \"knownOn\"".formatted(field))))
                .statusCode(400)
                .body("violations.pointer", contains("/content/" + field));
    }

    @Test
    void theDayOnWhichItWasKnownDoesNotMoveLaterWithoutAReason() {
        for (var later : new String[] {"\"2024-02-01\"", "null"}) {
            put(DESK, location, "\"1\"", draft(at("UNDER_INQUIRY").replace("\"2024-01-10\"", later)))
                    .statusCode(409)
                    .body("violations.pointer", contains("/content/knownOn"));
        }
        put(DESK, location, "\"1\"", draft(at("UNDER_INQUIRY").replace("2024-01-10", "2024-01-09")))
                .statusCode(200);
        put(DESK, location, "\"2\"", draft(at("UNDER_INQUIRY").replace("2024-01-10", "2024-02-01"), WHY))
                .statusCode(200);
    }

    @Test
    void itStaysWithItsPartner() {
        put(
                        DESK,
                        location,
                        "\"1\"",
                        draft(at("UNDER_INQUIRY")
                                .replace("\"partner\": \"" + partner, "\"partner\": \"" + Api.partner())))
                .statusCode(409)
                .body("violations.pointer", contains("/content/partner"));
    }

    private String at(String state) {
        return """
                {"reference": "%1$s/I", "partner": "%1$s", "kind": "LOSS", "alleged": "a case is missing", "level": "L1",
                 "state": "%2$s", "knownOn": "2024-01-10", "reportedOn": "2024-05-01", "closedOn": "2024-06-01"}""".formatted(partner, state);
    }
}
