package org.daylight.review.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.decision;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.reviews.Suite.signed;
import static org.daylight.review.reviews.Suite.waived;
import static org.daylight.review.stub.Scenario.delivery;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class PastDashboardsTest {

    @Inject
    Sql sql;

    @Test
    void aPastDayShowsWhatWasFoundAndSaidByThen() {
        Scenario.of("PDB", delivery("1", "t.alpha", "N"));
        review("PDB", "2024-01-01");
        Scenario.of("PDB", delivery("1", "t.alpha", "U:x.on"));
        review("PDB", "2024-02-01");
        Scenario.of("PDB", delivery("1", "t.alpha", "N"));
        review("PDB", "2024-03-01");
        var flag = flag("t.alpha", "delivery:PDB-1");
        act(
                        "reviewer",
                        "/v1/flags/" + flag.getString("id") + "/dismiss",
                        flag.getInt("version"),
                        "{\"reason\": \"recorded under another number\"}")
                .statusCode(200);

        found("2023-12-31").body("items", hasSize(0));
        found("2024-01-15")
                .body("items.condition", contains("PRESENT"))
                .body("items.disposition", contains("OPEN"))
                .body("items[0].message", containsString("as of 2024-01-01"));
        found("2024-02-15")
                .body("items.condition", contains("UNDETERMINED"))
                .body("items[0].message", containsString("as of 2024-02-01"));
        found("2024-03-15")
                .body("items.condition", contains("PRESENT"))
                .body("items.disposition", contains("OPEN"))
                .body("items[0].message", containsString("as of 2024-03-01"));
        found(LocalDate.now(ZoneOffset.UTC).toString()).body("items.disposition", contains("DISMISSED"));
    }

    /** Waived by a decision, of which nothing is left on the day. */
    @Test
    void whatIsNoLongerWaivedWasConfirmedOnlyFromTheDayOnWhichSomebodyDidSo() {
        Scenario.of("PDD", delivery("1", "t.alpha", "N"));
        review("PDD", "2024-01-01");
        var id = flag("t.alpha", "delivery:PDD-1").getString("id");
        act("reviewer", "/v1/flags/" + id + "/confirm", 1, "{\"becameKnownOn\": \"2024-01-01\"}")
                .statusCode(200);

        assertThat(sql.rows("""
                        select disposition_on(f, 'WAIVED', '2024-02-01', v.recorded_at), disposition_on(f, 'WAIVED', '2024-02-01'),
                            disposition_on(f, 'WAIVED', '2024-02-01', v.recorded_at + interval '1 second')
                        from flag f join flag_version v on v.id = f.id and v.version = f.version where f.id = ?::uuid
                        """, row -> List.of(row.getString(1), row.getString(2), row.getString(3)), id))
                .containsExactly(List.of("OPEN", "CONFIRMED", "CONFIRMED"));
    }

    @Test
    void aGapOfAPastDayHasTheWordsOfThen() {
        Scenario.of("PDC", delivery("1", "t.alpha", "U:x.on"));
        review("PDC", "2024-01-01");
        review("PDC", "2024-02-01");

        as("reader")
                .get("/v1/dashboards/flags?scope=partner:PDC&kind=DATA_GAP&asOf=2024-01-15")
                .then()
                .statusCode(200)
                .body("items.condition", contains("PRESENT"))
                .body("items[0].message", containsString("Not known: x.on"))
                .body("items[0].message", containsString("as of 2024-01-01"));
    }

    /** The waiver is for the partner that had the record then. */
    @Test
    void aPastDayShowsWhatHasMovedSinceAsWhoseItWas() {
        var one = Scenario.of("PDM", delivery("2", "t.beta", "M"));
        var other = Scenario.of("PDN", delivery("2", "t.beta", "M"));
        one.raw = Map.of("delivery", List.of(moving("delivery:PDM-1", "PDM")));
        review("PDM", "2024-05-01");
        waived(sql, "W-PDM", "t.beta", "\"partner\": \"PDM\"", "null", "2024-05-02");
        one.raw = Map.of();
        other.raw = Map.of("delivery", List.of(moving("delivery:PDM-1", "PDN")));
        review("PDN", "2024-06-01");

        found("PDM", "2024-05-15")
                .body("items.label", contains("PDM/1"))
                .body("items.partner", contains("PDM"))
                .body("items.disposition", contains("WAIVED"));
        found("PDN", "2024-05-15").body("items", hasSize(0));
        found("PDM", "2024-06-15").body("items", hasSize(0));
        found("PDN", "2024-06-15")
                .body("items.label", contains("PDN/1"))
                .body("items.partner", contains("PDN"))
                .body("items.disposition", contains("OPEN"));
        as("reader")
                .get("/v1/dashboards/partners/PDM?asOf=2024-05-15")
                .then()
                .body("flags.ownGovernment.present", equalTo(1));
    }

    /** As if it had been disputed on a day before the record moved; no review finds such a flag. */
    @Test
    void whatIsDisputedIsThatOfThePartnerThatHadItsRecordThen() {
        var one = Scenario.of("PDR", delivery("2", "t.beta", "M"));
        var other = Scenario.of("PDS", delivery("2", "t.beta", "M"));
        one.raw = Map.of("delivery", List.of(moving("delivery:PDR-1", "PDR")));
        review("PDR", "2024-05-01");
        one.disputed = "PDR/1";
        signed("approver", decision("PDR", flag("t.beta", "delivery:PDR-1").getString("id")))
                .statusCode(422);
        one.raw = Map.of();
        other.raw = Map.of("delivery", List.of(moving("delivery:PDR-1", "PDS")));
        review("PDS", "2024-06-01");
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("""
                    insert into flag_version select (jsonb_populate_record(v,
                        '{"version": 0, "recording": 0, "recorded_at": "2024-05-02T00:00:00Z"}')).*
                    from flag_version v where v.kind = 'RULE_ERROR' and v.label = 'PDR/1' and v.version = 1
                    """);
            sql.update("""
                    insert into flag_presence (flag, number, from_on, opened_by, until_on, ended_because, ended_by)
                    select id, 2, '2024-05-02', 'a test', '2024-05-31', 'KNOWN', 'a test' from flag
                    where kind = 'RULE_ERROR' and label = 'PDS/1'
                    """);
        });

        disputed("PDR", "2024-05-15").body("items.label", contains("PDR/1")).body("items.partner", contains("PDR"));
        disputed("PDS", "2024-05-15").body("items", hasSize(0));
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        disputed("PDR", today).body("items", hasSize(0));
        disputed("PDS", today).body("items.label", contains("PDS/1"));
    }

    private static ValidatableResponse disputed(String partner, String asOf) {
        return as("auditor")
                .get("/v1/dashboards/flags?scope=partner:" + partner + "&kind=RULE_ERROR&asOf=" + asOf)
                .then()
                .statusCode(200);
    }

    private static String moving(String subject, String partner) {
        return """
            {"subject": "%2$s", "type": "delivery/1", "asOf": "2024-05-01", "knownAt": "2024-05-01T00:00:00Z",\
             "sameUntil": null, "partner": "%1$s", "accessGroups": [], "label": "%1$s/1", "stub.t.beta": "N"}""".formatted(partner, subject);
    }

    private static ValidatableResponse found(String asOf) {
        return found("PDB", asOf);
    }

    private static ValidatableResponse found(String partner, String asOf) {
        return as("reader")
                .get("/v1/dashboards/flags?scope=partner:" + partner + "&kind=RULE&asOf=" + asOf)
                .then()
                .statusCode(200);
    }
}
