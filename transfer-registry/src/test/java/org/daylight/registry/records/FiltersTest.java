package org.daylight.registry.records;

import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filters of lists over the register of the file owed.ndjson, counted by hand; P stands for its partner. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class FiltersTest {

    private String partner;

    @BeforeEach
    void aRegister() {
        partner = Api.code();
        Register.fill(partner, "owed.ndjson");
    }

    @Test
    void listsFindByWhatTheyAreAskedFor() {
        found("units?transfer=P/T1", 1);
        found("units?partner=P&funds=FAA", 1);
        found("units?partner=P&funds=DOD", 0);
        found("items?partner=P&type=AN/PVS-14", 2);
        found("items?partner=P&serial=4711", 1);
        found("items?transfer=P/T1", 1);
        found("items?delivery=P/D1", 1);
        found("items?predecessor=P/E1", 0);
        found("proposals?partner=P&kind=LEASE", 1);
        found("proposals?transfer=P/T1", 2);
        found("proposals?notification=P/N1", 1);
        found("end-use-checks?item=P/E1", 5);
        found("end-use-checks?partner=P&kind=ENHANCED", 3);
        found("end-use-checks?unit=P/B1", 0);
        found("end-use-checks?delivery=P/D1", 0);
        found("incidents?transfer=P/T1", 1);
        found("incidents?item=P/E1", 1);
        found("incidents?item=P/E2", 0);
        found("incidents?partner=P&kind=CIVILIAN_HARM&level=L3&state=UNDER_INQUIRY", 1);
        found("incidents?partner=P&level=L2", 0);
        found("judgements?incident=P/I1", 2);
        found("judgements?proposal=P/O2", 3);
        found("judgements?partner=P&question=CRITERION_TWO", 1);
        found("undertakings?transfer=P/T1", 1);
        found("undertakings?partner=P&nature=DUTY", 1);
        found("undertakings?partner=P&owedBy=PARTNER", 1);
        found("undertakings?partner=P&kind=FAA 502B(c) statement", 1);
        found("undertakings?incident=P/I1", 0);
        found("consultations?partner=P&channel=PRIVATE&rank=LEADER", 0);
        found("protocols?partner=P&kind=ESCALATION&state=AGREED", 0);
        found("partner-requests?partner=P&answer=REFUSED", 0);
        found("congressional-requests?transfer=P/T1&kind=STATEMENT", 0);
    }

    @ParameterizedTest
    @CsvSource({
        "units, funds, GIFT",
        "proposals, kind, GIFT",
        "end-use-checks, kind, GLANCE",
        "incidents, level, L9",
        "incidents, state, OPEN",
        "judgements, question, GUILT",
        "undertakings, nature, HOPE",
        "undertakings, owedBy, NOBODY",
        "consultations, rank, KING",
        "protocols, state, LOST",
        "partner-requests, answer, MAYBE",
        "congressional-requests, kind, GIFT",
    })
    void aValueThatDoesNotExistIsRefused(String resource, String filter, String value) {
        get(READER, "/v1/%s?%s=%s".formatted(resource, filter, value))
                .statusCode(400)
                .body("violations.pointer", hasItem("query:" + filter));
    }

    private void found(String asked, int count) {
        get(READER, "/v1/" + asked.replaceAll("=P(?=/|&|$)", "=" + partner))
                .statusCode(200)
                .body("items.size()", equalTo(count));
    }
}
