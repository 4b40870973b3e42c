package org.daylight.review.waivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.reviews.Suite.waived;
import static org.daylight.review.stub.Scenario.delivery;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is waived on a day, as it was known at an instant; most waivers are signed on 1 May 2024 at ten in the morning. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class WaiverCoverageTest {

    private static final String MAY = "2024-05-01";
    private static final String NOW = "2026-01-01T00:00:00Z";

    @Inject
    Sql sql;

    /** Signed for delivery 1 alone, without a ceiling. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the day before its signature               | t.beta  | 1 | 2024-04-30 | 2026-01-01T00:00:00Z | NOT_WAIVED
            the day of its signature                   | t.beta  | 1 | 2024-05-01 | 2026-01-01T00:00:00Z | WAIVED
            that day, an hour before somebody signed   | t.beta  | 1 | 2024-05-01 | 2024-05-01T09:00:00Z | NOT_WAIVED
            that day, as soon as somebody had signed   | t.beta  | 1 | 2024-05-01 | 2024-05-01T10:00:00Z | WAIVED
            another delivery of the partner            | t.beta  | 2 | 2024-05-31 | 2026-01-01T00:00:00Z | NOT_WAIVED
            another rule about the same delivery       | t.gamma | 1 | 2024-05-31 | 2026-01-01T00:00:00Z | NOT_WAIVED
            its last day                               | t.beta  | 1 | 2099-12-31 | 2026-01-01T00:00:00Z | WAIVED
            a day later                                | t.beta  | 1 | 2100-01-01 | 2026-01-01T00:00:00Z | NOT_WAIVED
            """)
    void aWaiverCoversItsSubjectFromItsSignatureToItsLastDay(
            String which, String rule, String delivery, String on, String known, String told) {
        var partner = "WCA" + Math.abs(which.hashCode() % 10_000);
        reviewed(partner);
        signed("W-" + partner, "\"subject\": \"delivery:" + partner + "-1\"", "null");

        assertThat(told(on, known, asked(rule, partner, delivery))).as(which).containsExactly(told);
    }

    /**
     * Two uses for a whole partner: one on 10 June, recorded that day; the second on 20 June, recorded on 5 July. A meter does
     * not say for which deliveries it was used. Of delivery 1 a flag stood since May.
     */
    @Test
    void aMeterCountsUpToTheDayAsFarAsItWasRecorded() {
        var partner = "WCB";
        reviewed(partner);
        var waiver = signed("W-WCB", "\"partner\": \"WCB\"", "{\"uses\": 2}");
        used(waiver, "2024-06-10", "2024-06-10T12:00:00Z");
        used(waiver, "2024-06-20", "2024-07-05T12:00:00Z");
        var both = new String[] {asked("t.beta", partner, "1"), asked("t.beta", partner, "2")};

        stood("delivery:WCB-1", "2024-05-01T12:00:00Z", "PRESENT", "OPEN");

        assertThat(told("2024-05-31", NOW, both)).containsExactly("WAIVED", "METER_NOT_KNOWN");
        assertThat(told("2024-06-19", NOW, both)).containsExactly("WAIVED", "METER_NOT_KNOWN");
        assertThat(told("2024-06-30", "2024-06-30T23:59:59.999999Z", both))
                .as("at the end of June the second use was not recorded")
                .containsExactly("WAIVED", "METER_NOT_KNOWN");
        assertThat(told("2024-06-30", "2024-07-31T23:59:59.999999Z", both))
                .as("a month later it was")
                .containsExactly("USED_UP", "USED_UP");
        assertThat(told("2024-07-31", NOW, both)).containsExactly("USED_UP", "USED_UP");
    }

    /**
     * Under a waiver of which something is left. The flag of today is of a rule that may have been published long after: for a day
     * on which none stood, nobody could have put the delivery on the meter.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a flag stood                           | 2024-05-10T12:00:00Z | PRESENT      | WAIVED
            it came at the last moment of the day  | 2024-05-31T23:59:59Z | PRESENT      | WAIVED
            its rule could not be determined       | 2024-05-10T12:00:00Z | UNDETERMINED | WAIVED
            it had been cleared by then            | 2024-05-10T12:00:00Z | CLEARED      | METER_NOT_KNOWN
            it came on the next day                | 2024-06-01T00:00:00Z | PRESENT      | METER_NOT_KNOWN
            it came after all that is asked about  | 2026-02-01T00:00:00Z | PRESENT      | METER_NOT_KNOWN
            """)
    void underACeilingIsWaivedWhatWasFlaggedAtTheEndOfTheDay(
            String which, String recordedAt, String condition, String told) {
        var partner = "WCU" + Math.abs(which.hashCode() % 10_000);
        reviewed(partner);
        signed("W-" + partner, "\"partner\": \"%s\"".formatted(partner), "{\"uses\": 20}");
        stood("delivery:%s-1".formatted(partner), recordedAt, condition, "OPEN");

        assertThat(told("2024-05-31", NOW, asked("t.beta", partner, "1"))).as(which).containsExactly(told);
    }

    @Test
    void whatASecondWaiverCoversWithoutACeilingIsWaivedWhateverTheMeterOfTheFirst() {
        var partner = "WCC";
        reviewed(partner);
        var waiver = signed("W-WCC-1", "\"partner\": \"WCC\"", "{\"uses\": 1}");
        used(waiver, "2024-06-10", "2024-06-10T12:00:00Z");
        signed("W-WCC-2", "\"subject\": \"delivery:WCC-2\"", "null");

        assertThat(told("2024-06-30", NOW, asked("t.beta", partner, "1"), asked("t.beta", partner, "2")))
                .containsExactly("USED_UP", "WAIVED");
    }

    /** Ended on 1 August 2024 at noon: it covers July for ever, and August as long as nobody knew. */
    @Test
    void whatWasEndedIsWaivedBeforeAndAsItWasKnownBefore() {
        var partner = "WCD";
        reviewed(partner);
        var waiver = signed("W-WCD", "\"partner\": \"WCD\"", "null");
        act("approver", "/v1/waivers/" + waiver + "/end", 3, "{\"reason\": \"the depot stays\"}")
                .statusCode(200);
        alter(
                "update waiver set ended_on = '2024-08-01', recorded_at = '2024-08-01T12:00:00Z' where id = ?::uuid",
                waiver);
        var one = asked("t.beta", partner, "1");

        assertThat(told("2024-07-31", NOW, one)).containsExactly("WAIVED");
        assertThat(told("2024-08-01", "2024-08-01T11:00:00Z", one)).containsExactly("WAIVED");
        assertThat(told("2024-08-01", "2024-08-01T12:00:00Z", one)).containsExactly("NOT_WAIVED");
        assertThat(told("2024-08-31", NOW, one)).containsExactly("NOT_WAIVED");
    }

    @Test
    void aWaiverForAnObjectiveCoversTheObjectiveAndNoDelivery() {
        var partner = "WCE";
        reviewed(partner);
        var waiver = signed("W-WCE", "\"partner\": \"WCE\"", "null");
        alter("update waiver set objective = 'WCE-SEA' where id = ?::uuid", waiver);

        assertThat(told(
                        "2024-06-30",
                        NOW,
                        question("t.beta", "objective", "objective:1", partner, "WCE-SEA"),
                        question("t.beta", "objective", "objective:2", partner, "WCE-AIR"),
                        question("t.beta", "delivery", "delivery:WCE-1", partner, "WCE-SEA")))
                .containsExactly("WAIVED", "NOT_WAIVED", "NOT_WAIVED");
    }

    /** As everywhere: whoever dismissed a flag has said that there is nothing to waive. */
    @Test
    void whatPeopleSaidOfTheFlagCountsAsForFlags() {
        var partner = "WCF";
        reviewed(partner);
        var flag = flag("t.beta", "delivery:WCF-1");
        act(
                        "reviewer",
                        "/v1/flags/" + flag.getString("id") + "/dismiss",
                        flag.getInt("version"),
                        "{\"reason\": \"recorded twice\"}")
                .statusCode(200);
        signed("W-WCF", "\"partner\": \"WCF\"", "null");
        var today = LocalDate.now(ZoneOffset.UTC).toString();

        assertThat(told(today, settled(), asked("t.beta", partner, "1"), asked("t.beta", partner, "2")))
                .containsExactly("NOT_WAIVED", "WAIVED");
    }

    @Test
    void servicesAloneAskAndOnlyAboutWhatCanNoLongerChange() {
        for (var account : List.of("reader", "reviewer", "auditor", "senior-approver")) {
            as(account)
                    .body(body("2024-06-30", NOW))
                    .post("/v1/waivers:cover")
                    .then()
                    .statusCode(403);
        }
        as("service")
                .body(body("2024-06-30", "2999-01-01T00:00:00Z"))
                .post("/v1/waivers:cover")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem("/knownAt"));
        var many =
                Stream.generate(() -> asked("t.beta", "WCG", "1")).limit(2_001).toArray(String[]::new);
        as("service")
                .body(body("2024-06-30", NOW, many))
                .post("/v1/waivers:cover")
                .then()
                .statusCode(400);
        as("service")
                .body(body("2024-06-30", NOW, question("", "delivery", "delivery:1", "WCG", "1")))
                .post("/v1/waivers:cover")
                .then()
                .statusCode(400);
    }

    private static void reviewed(String partner) {
        Scenario.of(partner, delivery("1", "t.beta", "N"), delivery("2", "t.beta", "N"));
        review(partner, MAY);
    }

    private String signed(String reference, String scope, String ceiling) {
        var waiver = waived(sql, reference, "t.beta", scope, ceiling, MAY);
        alter("update waiver set signed_at = '2024-05-01T10:00:00Z' where id = ?::uuid", waiver);
        return waiver;
    }

    private void used(String waiver, String on, String recordedAt) {
        var use = as("desk-officer")
                .body("{\"on\": \"%s\", \"what\": \"one convoy\"}".formatted(on))
                .post("/v1/waivers/" + waiver + "/uses")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        alter("update waiver_use set recorded_at = '%s' where id = ?::uuid".formatted(recordedAt), use);
    }

    /** As if the flag of today had been recorded before; in no recording, so that what these hold stays as it is. */
    private void stood(String subject, String recordedAt, String condition, String disposition) {
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(sql.update(
                                """
                                insert into flag_version select (jsonb_populate_record(v, jsonb_build_object('version', 0,
                                    'recording', 0, 'recorded_at', ?::text, 'condition', ?::text, 'disposition', ?::text,
                                    'disposition_reason', 'a test'))).*
                                from flag_version v join flag f on f.id = v.id
                                where f.rule = 't.beta' and f.subject = ? and v.version = 1
                                """,
                                recordedAt,
                                condition,
                                disposition,
                                subject))
                        .isEqualTo(1));
    }

    private void alter(String statement, String id) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        assertThat(sql.update(statement, UUID.fromString(id))).isEqualTo(1));
    }

    private static String asked(String rule, String partner, String delivery) {
        return question(
                rule, "delivery", "delivery:%s-%s".formatted(partner, delivery), partner, partner + "/" + delivery);
    }

    private static String question(String rule, String type, String subject, String partner, String label) {
        return "{\"rule\": \"%s\", \"type\": \"%s\", \"subject\": \"%s\", \"partner\": \"%s\", \"label\": \"%s\"}"
                .formatted(rule, type, subject, partner, label);
    }

    private static String body(String on, String knownAt, String... notMet) {
        return "{\"on\": \"%s\", \"knownAt\": \"%s\", \"notMet\": [%s]}"
                .formatted(on, knownAt, Stream.of(notMet).collect(Collectors.joining(", ")));
    }

    private static List<String> told(String on, String knownAt, String... notMet) {
        return new ArrayList<>(as("service")
                .body(body(on, knownAt, notMet))
                .post("/v1/waivers:cover")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("covered", String.class));
    }

    private static String settled() {
        return as("service").get("/v1/settled-at").path("settledAt");
    }
}
