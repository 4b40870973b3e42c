package org.daylight.registry.records;

import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day or an instant that is none, or one that neither Java's arithmetic nor the database bears. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class BadMomentsTest {

    private String partner;
    private String total;

    @BeforeEach
    void aControlTotal() {
        partner = Api.partner();
        total = record("control-totals", EveryKindTest.content(RecordKind.CONTROL_TOTAL, partner + "/C", partner));
    }

    @ParameterizedTest
    @CsvSource({
        "asOf, x",
        "asOf, 2024-02-30",
        "asOf, +999999999-12-31",
        "asOf, -999999999-01-01",
        "knownAt, x",
        "knownAt, -999999999-01-01T00:00:00Z",
        "knownAt, +999999999-12-31T23:59:59Z",
        "recordedUpTo, x",
        "recordedUpTo, -999999999-01-01T00:00:00Z",
        "recordedUpTo, 2024-03-20T00:00:00Z",
    })
    void isRefusedAtItsPlaceByEveryRead(String parameter, String value) {
        var declared = value.startsWith("-") ? "&knowledge=declared" : "";
        var query = "%s=%s%s".formatted(parameter, value.replace("+", "%2B"), declared);
        var more = parameter.equals("asOf") ? "" : "&asOf=2024-03-20";
        for (var path : new String[] {
            total + "?" + query,
            total + "/comparison?" + query,
            "/v1/deliveries?" + query,
            "/v1/schedules?by=partner&" + query + more,
            "/v1/facts/manifest?" + query + more,
            "/v1/reports-due?" + query,
            "/v1/notifications/undelivered?of=" + UUID.randomUUID() + "&" + query,
            "/v1/incident-downgrades?" + query,
        }) {
            as("auditor")
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("violations.pointer", hasItem("query:" + parameter));
        }
    }

    @Test
    void isRefusedInFiltersAndInWhatIsWritten() {
        for (var filter :
                new String[] {"dated=plannedOn&datedFrom=%2B999999999-12-31", "recordedFrom=-999999999-01-01T00:00:00Z"
                }) {
            as("auditor")
                    .urlEncodingEnabled(false)
                    .get("/v1/deliveries?" + filter)
                    .then()
                    .statusCode(400);
        }
        post(DESK, "/v1/partners", draft(Api.partner(Api.code()), "\"knownSince\": \"-999999999-01-01T00:00:00Z\""))
                .statusCode(400)
                .body("violations.pointer", hasItem("/knownSince"));
        get("auditor", "/v1/schedules?by=partner&asOf=2024-03-20&orderedTo=x")
                .statusCode(400)
                .body("violations.pointer", hasItem("query:orderedTo"));
    }
}
