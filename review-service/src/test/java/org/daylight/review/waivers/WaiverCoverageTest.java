package org.daylight.review.waivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.waivers.Covering.alter;
import static org.daylight.review.waivers.Covering.asked;
import static org.daylight.review.waivers.Covering.body;
import static org.daylight.review.waivers.Covering.question;
import static org.daylight.review.waivers.Covering.reviewed;
import static org.daylight.review.waivers.Covering.signed;
import static org.daylight.review.waivers.Covering.stood;
import static org.daylight.review.waivers.Covering.told;
import static org.daylight.review.waivers.Covering.used;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is waived on a day, as it was known at an instant; most waivers are signed on 1 May 2024 at ten in the morning. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class WaiverCoverageTest {

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
        signed(sql, "W-" + partner, "\"subject\": \"delivery:" + partner + "-1\"", "null");

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
        var waiver = signed(sql, "W-WCB", "\"partner\": \"WCB\"", "{\"uses\": 2}");
        used(sql, waiver, "2024-06-10", "2024-06-10T12:00:00Z", "");
        used(sql, waiver, "2024-06-20", "2024-07-05T12:00:00Z", "");
        var both = new String[] {asked("t.beta", partner, "1"), asked("t.beta", partner, "2")};

        stood(sql, "delivery:WCB-1", "2024-05-01T12:00:00Z", "PRESENT", "OPEN");

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
        signed(sql, "W-" + partner, "\"partner\": \"%s\"".formatted(partner), "{\"uses\": 20}");
        stood(sql, "delivery:%s-1".formatted(partner), recordedAt, condition, "OPEN");

        assertThat(told("2024-05-31", NOW, asked("t.beta", partner, "1")))
                .as(which)
                .containsExactly(told);
    }

    @Test
    void whatASecondWaiverCoversWithoutACeilingIsWaivedWhateverTheMeterOfTheFirst() {
        var partner = "WCC";
        reviewed(partner);
        var waiver = signed(sql, "W-WCC-1", "\"partner\": \"WCC\"", "{\"uses\": 1}");
        used(sql, waiver, "2024-06-10", "2024-06-10T12:00:00Z", "");
        signed(sql, "W-WCC-2", "\"subject\": \"delivery:WCC-2\"", "null");

        assertThat(told("2024-06-30", NOW, asked("t.beta", partner, "1"), asked("t.beta", partner, "2")))
                .containsExactly("USED_UP", "WAIVED");
    }

    /** Ended on 1 August 2024 at noon: it covers July for ever, and August as long as nobody knew. */
    @Test
    void whatWasEndedIsWaivedBeforeAndAsItWasKnownBefore() {
        var partner = "WCD";
        reviewed(partner);
        var waiver = signed(sql, "W-WCD", "\"partner\": \"WCD\"", "null");
        act("approver", "/v1/waivers/" + waiver + "/end", 3, "{\"reason\": \"the depot stays\"}")
                .statusCode(200);
        alter(
                sql,
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
        var waiver = signed(sql, "W-WCE", "\"partner\": \"WCE\"", "null");
        alter(sql, "update waiver set objective = 'WCE-SEA' where id = ?::uuid", waiver);

        assertThat(told(
                        "2024-06-30",
                        NOW,
                        question("t.beta", "objective", "objective:1", partner, "WCE-SEA"),
                        question("t.beta", "objective", "objective:2", partner, "WCE-AIR"),
                        question("t.beta", "delivery", "delivery:WCE-1", partner, "WCE-SEA")))
                .containsExactly("WAIVED", "NOT_WAIVED", "NOT_WAIVED");
    }

    /** The first of either that is reached ends it: 10 pieces, 7 in June and 3 in July; 100 dollars, 60 and 40. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quantity | {"amount": "10", "unit": "EACH"}                                 | 7  | 3
            value    | {"amount": "100", "currency": "USD", "basis": "CONTRACT"}        | 60 | 40
            """)
    void aMeterOfQuantityOrValueIsReadUpToTheDay(String what, String ceiling, String june, String july) {
        var partner = "WCH" + what.substring(0, 1).toUpperCase(Locale.ROOT);
        reviewed(partner);
        var waiver = signed(
                sql, "W-" + partner, "\"partner\": \"%s\"".formatted(partner), "{\"%s\": %s}".formatted(what, ceiling));
        var more = ", \"%s\": %s".formatted(what, ceiling);
        var most = ceiling.replaceAll("[^0-9]", "");
        used(sql, waiver, "2024-06-10", "2024-06-10T12:00:00Z", more.replace(most, june));
        used(sql, waiver, "2024-07-10", "2024-07-10T12:00:00Z", more.replace(most, july));
        stood(sql, "delivery:%s-1".formatted(partner), "2024-05-01T12:00:00Z", "PRESENT", "OPEN");
        var one = asked("t.beta", partner, "1");

        assertThat(told("2024-06-30", NOW, one)).containsExactly("WAIVED");
        assertThat(told("2024-07-31", NOW, one)).containsExactly("USED_UP");
        assertThat(told("2024-07-31", "2024-07-10T11:00:00Z", one))
                .as("before it was put on the meter")
                .containsExactly("WAIVED");
    }

    /** Such as a subject of which the register does not say whose it is, or how people call it. */
    @Test
    void whatHasNoPartnerOrNoLabelIsCoveredByItsSubjectAlone() {
        var partner = "WCI";
        reviewed(partner);
        signed(sql, "W-WCI-1", "\"partner\": \"WCI\"", "null");
        signed(sql, "W-WCI-2", "\"subject\": \"delivery:WCI-2\"", "null");
        var objective = signed(sql, "W-WCI-3", "\"partner\": \"WCI\"", "null");
        alter(sql, "update waiver set objective = 'WCI-SEA', partner = null where id = ?::uuid", objective);

        assertThat(
                        told(
                                "2024-06-30",
                                NOW,
                                "{\"rule\": \"t.beta\", \"type\": \"delivery\", \"subject\": \"delivery:WCI-1\"}",
                                "{\"rule\": \"t.beta\", \"type\": \"delivery\", \"subject\": \"delivery:WCI-2\", \"partner\": null}",
                                "{\"rule\": \"t.beta\", \"type\": \"objective\", \"subject\": \"objective:1\", \"label\": null}",
                                "{\"rule\": \"t.beta\", \"type\": \"objective\", \"subject\": \"objective:1\", \"label\": \"WCI-SEA\"}"))
                .containsExactly("NOT_WAIVED", "WAIVED", "NOT_WAIVED", "WAIVED");
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
}
