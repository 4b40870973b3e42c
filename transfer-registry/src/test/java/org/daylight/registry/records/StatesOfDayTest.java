package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record had come to by a day, in the record, in lists and in facts, by what its content says. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class StatesOfDayTest {

    private String partner;

    @BeforeEach
    void aPartner() {
        partner = Api.partner();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CANCELLED, 2024-06-01, 2024-06-01, CANCELLED, CANCELLED
            CANCELLED, 2024-06-01, 2024-05-31, AGREED,    AGREED
            CANCELLED, 2024-06,    2024-06-15, CANCELLED, ''
            CANCELLED, 2024-06,    2024-06-30, CANCELLED, CANCELLED
            CANCELLED, 2024-06-01, 2022-12-31, PROPOSED,  PROPOSED
            CANCELLED, 2024-06-01, 2021-12-31, REQUESTED, REQUESTED
            CANCELLED, '',         2022-03-01, CANCELLED, CANCELLED
            CANCELLED, '',         2022-02-28, REQUESTED, REQUESTED
            COMPLETED, '',         2023-03-01, COMPLETED, COMPLETED
            COMPLETED, '',         2023-02-28, PROPOSED,  PROPOSED
            COMPLETED, '',         2000-01-01, REQUESTED, REQUESTED
            ACTIVE,    '',         2024-05-31, ACTIVE,    ACTIVE
            ACTIVE,    '',         2022-12-31, PROPOSED,  PROPOSED
            ACTIVE,    2024-06-01, 2024-05-31, AGREED,    AGREED
            ACTIVE,    2024-06-01, 2024-06-01, ACTIVE,    ACTIVE
            REFUSED,   '',         2024-05-31, REFUSED,   REFUSED
            REFUSED,   '',         2022-02-28, REQUESTED, REQUESTED
            REFUSED,   2024-06-01, 2024-05-31, AGREED,    AGREED
            REFUSED,   2024-06-01, 2024-06-01, REFUSED,   REFUSED
            REVOKED,   2024-06,    2024-05-31, AGREED,    AGREED
            REVOKED,   2024-06,    2024-06-01, REVOKED,   ''
            """)
    void aTransferHadComeAsFarAsItsDatesSay(String status, String on, String asOf, String shown, String told) {
        var cancelled = on.isEmpty() ? "" : ", \"%sOn\": \"%s\"".formatted(status.toLowerCase(Locale.ROOT), on);
        var location = record("transfers", """
                {"reference": "%1$s/T", "partner": "%1$s", "channel": "FMS", "title": "Tanks", "status": "%2$s",
                 "refusalGrounds": ["none"], "proposedOn": "2022-03-01", "agreedOn": "2023-03-01"%3$s}""".formatted(partner, status, cancelled));
        var list = "/v1/transfers?partner=%s&asOf=%s".formatted(partner, asOf);

        get(READER, location + "?asOf=" + asOf).body("content.status", equalTo(shown));
        get(READER, list).body("items.content.status", contains(shown));
        get(READER, list + "&status=" + shown).body("items", hasSize(1)).body("total.count", equalTo(1));
        if (!shown.equals(status)) {
            get(READER, list + "&status=" + status).body("items", hasSize(0));
        }
        assertThat(leaf("transfer", asOf, "transfer.status")).isEqualTo(told);
    }

    @Test
    void anIncidentThatClosedLaterWasNotClosed() {
        var location = record("incidents", """
                {"reference": "%1$s/I", "partner": "%1$s", "kind": "LOSS", "alleged": "lost", "level": "L1",
                 "state": "CLOSED", "knownOn": "2023-01-10", "reportedOn": "2023-06-01", "closedOn": "2024-03-01"}""".formatted(partner));
        var list = "/v1/incidents?partner=%s&asOf=".formatted(partner);

        get(READER, list + "2024-01-01&dated=closedOn").body("items", hasSize(0));
        get(READER, list + "2024-01-01&state=CLOSED").body("items", hasSize(0));
        get(READER, list + "2024-01-01&state=REPORTED_TO_LEGISLATURE").body("items", hasSize(1));
        get(READER, list + "2024-03-01&dated=closedOn&state=CLOSED").body("items", hasSize(1));
        get(READER, location + "?asOf=2023-02-01").body("content.state", equalTo("REPORTED_BY_OFFICE"));
        assertThat(leaf("incident", "2024-01-01", "incident.state")).isEqualTo("REPORTED_TO_LEGISLATURE");
    }

    /** Refused and then granted after all; under way, revoked, and cancelled at last. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            COMPLETED, '"refusedOn": "2022-03-01", "licensedOn": "2023-01-01", "completedOn": "2024-06-01"', LICENSED, LICENSED
            CANCELLED, '"activeOn": "2022-01-01", "revokedOn": "2023-06-01", "cancelledOn": "2024-06-01"', REVOKED, REVOKED
            CANCELLED, '"licensedOn": "2023", "activeOn": "2023-01-01", "cancelledOn": "2024-06-01"', ACTIVE, ''
            CANCELLED, '"licensedOn": "2023-01-01", "activeOn": "2023", "cancelledOn": "2024-06-01"', ACTIVE, ACTIVE
            CANCELLED, '"agreedOn": "../2023-03-01", "cancelledOn": "2024-06-01"', AGREED, AGREED
            CANCELLED, '"agreedOn": "2024", "cancelledOn": "2024-06-01"', AGREED, ''
            COMPLETED, '"licensedOn": "2024-02-01"', REQUESTED, REQUESTED
            COMPLETED, '"proposedOn": "2023-02-01", "licensedOn": "2024"', COMPLETED, ''
            ACTIVE,    '"licensedOn": "2023-12-31"', ACTIVE, ACTIVE
            ACTIVE,    '"proposedOn": "2023-02-01", "licensedOn": "2024-01-02"', PROPOSED, PROPOSED
            """)
    void theStateWhoseDayCameLastCounts(String status, String dates, String shown, String told) {
        var location = record("transfers", """
                {"reference": "%1$s/T", "partner": "%1$s", "channel": "FMS", "title": "Tanks", "status": "%2$s", %3$s}""".formatted(partner, status, dates));

        get(READER, location + "?asOf=2024-01-01").body("content.status", equalTo(shown));
        get(READER, "/v1/transfers?partner=%s&asOf=2024-01-01&status=%s".formatted(partner, shown))
                .body("items", hasSize(1));
        assertThat(leaf("transfer", "2024-01-01", "transfer.status")).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2023-01-09, REPORTED_BY_OFFICE, REPORTED_BY_OFFICE
            2023-02-01, REPORTED_BY_OFFICE, REPORTED_BY_OFFICE
            2023-03-01, REFERRED,           REFERRED
            2023-06-01, UNDER_INQUIRY,      ''
            2024-01-31, UNDER_INQUIRY,      UNDER_INQUIRY
            2024-02-01, DETERMINED,         DETERMINED
            """)
    void anIncidentHadComeAsFarAsItsDaysSay(String asOf, String shown, String told) {
        var location = record("incidents", """
                {"reference": "%1$s/I", "partner": "%1$s", "kind": "LOSS", "alleged": "lost", "level": "L1",
                 "state": "DETERMINED", "knownOn": "2023-01-10", "referredOn": "2023-03-01", "inquiryOn": "2023-06",
                 "determinedOn": "2024-02-01"}""".formatted(partner));
        var list = "/v1/incidents?partner=%s&asOf=%s&state=".formatted(partner, asOf);

        get(READER, location + "?asOf=" + asOf).body("content.state", equalTo(shown));
        get(READER, list + shown).body("items", hasSize(1));
        assertThat(leaf("incident", asOf, "incident.state")).isEqualTo(told);
    }

    /** A rule that it is over for answers that this is not known, and not that it is. */
    @Test
    void anIncidentThatMayNotYetBeOverIsNotToldToBe() {
        record("incidents", """
                {"reference": "%1$s/I", "partner": "%1$s", "kind": "END_USE_VIOLATION", "alleged": "used", "level": "L1",
                 "regime": "AECA", "purpose": "OTHER", "state": "NOT_SUBSTANTIATED", "knownOn": "2024-01-08",
                 "occurredOn": "2024-01-08", "notSubstantiatedOn": "2024"}""".formatted(partner));

        assertThat(line("incident", "2024-03-20").has("incident.state")).isFalse();
        assertThat(leaf("incident", "2024-03-20", "sameUntil")).isLessThanOrEqualTo("2024-12-31");
        assertThat(leaf("incident", "2024-12-31", "incident.state")).isEqualTo("NOT_SUBSTANTIATED");
    }

    @Test
    void countsOfWhatMayBeUnderWayAreLeftOut() {
        record("transfers", """
                {"reference": "%1$s/T", "partner": "%1$s", "channel": "FMS", "title": "Tanks", "status": "AGREED",
                 "agreedOn": "2024"}""".formatted(partner));
        record("objectives", """
                {"reference": "%1$s/O", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "ENDED", "approvedOn": "2023-01-01", "endedOn": "2024"}""".formatted(partner));

        assertThat(leaf("partner", "2023-12-31", "partner.activeTransfers")).isEqualTo("0");
        assertThat(leaf("partner", "2023-12-31", "partner.objectives")).isEqualTo("1");
        assertThat(line("partner", "2024-03-01").has("partner.activeTransfers")).isFalse();
        assertThat(line("partner", "2024-03-01").has("partner.objectives")).isFalse();
        assertThat(leaf("partner", "2024-12-31", "partner.activeTransfers")).isEqualTo("1");
        assertThat(leaf("partner", "2024-12-31", "partner.objectives")).isEqualTo("0");
    }

    @Test
    void anObjectiveThatEndedLaterWasApproved() {
        var location = record("objectives", """
                {"reference": "%1$s/O", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "ENDED", "approvedOn": "2023-01-01", "endedOn": "2025-01-01"}""".formatted(partner));

        get(READER, location + "?asOf=2024-01-01")
                .body("content.status", equalTo("APPROVED"))
                .body("content.endedOn", equalTo(null));
        get(READER, location + "?asOf=2025-01-01").body("content.status", equalTo("ENDED"));
        assertThat(leaf("objective", "2024-01-01", "objective.status")).isEqualTo("APPROVED");
        assertThat(leaf("partner", "2024-01-01", "partner.objectives")).isEqualTo("1");
        assertThat(leaf("partner", "2025-01-01", "partner.objectives")).isEqualTo("0");
    }

    /** Nobody says when it ended; it did not before it was approved. */
    @ParameterizedTest
    @CsvSource({"ENDED, 2022-12-31, DRAFT", "SUPERSEDED, 2022-12-31, DRAFT", "ENDED, 2023-01-01, ENDED"})
    void anObjectiveHadNotEndedBeforeItWasApproved(String status, String asOf, String shown) {
        record("objectives", """
                {"reference": "%1$s/O", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "%2$s", "approvedOn": "2023-01-01"}""".formatted(partner, status));

        get(READER, "/v1/objectives?partner=%s&asOf=%s&status=%s".formatted(partner, asOf, shown))
                .body("items", hasSize(1));
        assertThat(leaf("objective", asOf, "objective.status")).isEqualTo(shown);
    }

    @Test
    void aProtocolIsInTheStateOfItsLastStep() {
        record("protocols", """
                {"reference": "%1$s/P", "partner": "%1$s", "kind": "ESCALATION", "state": "AGREED", "steps": [
                 {"state": "RAISED", "on": "2023-02-01"}, {"state": "AGREED", "on": "2024-02-01"}]}""".formatted(partner));
        var list = "/v1/protocols?partner=%s&asOf=".formatted(partner);

        for (var shown : new String[] {"2022-01-01 NOT_RAISED", "2023-02-01 RAISED", "2024-02-01 AGREED"}) {
            var state = shown.substring(11);
            get(READER, list + shown.substring(0, 10) + "&state=" + state).body("items.content.state", contains(state));
        }
    }

    @Test
    void aRequestWasAnsweredByItsLastAnswer() {
        record("partner-requests", """
                {"reference": "%1$s/R", "partner": "%1$s", "what": "missiles",
                 "asked": [{"on": "2023-01-01", "by": "the minister", "channel": "PRIVATE"}], "answers": [
                 {"on": "2023-02-01", "answer": "DEFERRED", "by": "us", "reason": "r"},
                 {"on": "2024-02-01", "answer": "GRANTED", "by": "us", "reason": "r"}]}""".formatted(partner));
        var list = "/v1/partner-requests?partner=%s&answer=".formatted(partner);

        get(READER, list + "GRANTED").body("items", hasSize(1));
        get(READER, list + "GRANTED&asOf=2023-12-31").body("items", hasSize(0));
        get(READER, list + "DEFERRED&asOf=2023-12-31").body("items", hasSize(1));
        get(READER, list + "DEFERRED&asOf=2023-01-31").body("items", hasSize(0));
    }

    /** As of 2024 neither A nor B was cancelled, so that only their references tell them apart. */
    @Test
    void aListIsSortedByWhatItShows() {
        for (var transfer : new String[] {"A 2024-09-01", "B 2024-08-01", "C 2023-08-01"}) {
            record("transfers", """
                    {"reference": "%1$s/%2$s", "partner": "%1$s", "channel": "FMS", "title": "Tanks",
                     "status": "CANCELLED", "cancelledOn": "%3$s"}""".formatted(partner, transfer.substring(0, 1), transfer.substring(2)));
        }
        var list = "/v1/transfers?partner=%s&sort=".formatted(partner);

        get(READER, list + "cancelledOn")
                .body("items.content.reference", contains(partner + "/C", partner + "/B", partner + "/A"));
        get(READER, list + "cancelledOn&asOf=2024-01-01")
                .body("items.content.reference", contains(partner + "/A", partner + "/B", partner + "/C"));
        get(READER, list + "status&asOf=2024-01-01")
                .body("items.content.status", contains("CANCELLED", "REQUESTED", "REQUESTED"));
    }

    /** The leaf of the only subject of a type that the partner has. */
    private String leaf(String type, String asOf, String name) {
        return line(type, asOf).path(name).asText();
    }

    private JsonNode line(String type, String asOf) {
        var query = "asOf=%s&scope=partner:%s".formatted(asOf, partner);
        var manifest = as("service")
                .get("/v1/facts/manifest?" + query)
                .then()
                .statusCode(200)
                .extract();
        for (var partition : manifest.jsonPath().getList("partitions.id", String.class)) {
            var lines = as("service")
                    .get("/v1/facts?partition=" + partition + "&asOf=" + asOf)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            for (var line : Register.closed(lines)) {
                var json = Register.json(line);
                if (json.path("subject").asText().startsWith(type + ":")) {
                    return json;
                }
            }
        }
        throw new AssertionError("no line of " + type);
    }
}
