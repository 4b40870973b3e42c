package org.daylight.review.cadences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.restassured.Request.request;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.drift.Limits;
import org.daylight.review.reviews.Tripwires;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
class CadenceTripwiresTest {

    @Inject
    Sql sql;

    @Inject
    Generation generation;

    @Inject
    Obligations obligations;

    @Inject
    Pauses pauses;

    @Inject
    Tripwires tripwires;

    private static void record(String reference, String scope, int deliveries) {
        request()
                .basic("reviewer", "reviewer-test-password")
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                    {"content": {"reference": "%s", "scope": "%s", "forum": "board", "rrule": "FREQ=YEARLY",
                     "zone": "UTC", "startsAt": "2060-01-01T09:00:00", "tripwires": {"deliveries": %d}}}\
                    """.formatted(reference, scope, deliveries))
                .post("/v1/cadences")
                .then()
                .statusCode(201);
    }

    private void measured(String partner, String since, String index) {
        measured(partner, since, index, new String[0]);
    }

    private void measured(String partner, String since, String index, String[] groups) {
        measured(partner, since, index, groups, "");
    }

    private void measured(String partner, String since, String index, String counts) {
        measured(partner, since, index, new String[0], ", " + counts);
    }

    private void measured(String partner, String since, String index, String[] groups, String counts) {
        var review = UUID.randomUUID();
        sql.update("""
            insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, known_at, knowledge,
                rulebook, retrospective, digest, sealed_at)
            values (?, ?, 'PERSON', 'test', 'test', now(), 'SEALED', '1980-01-01', now(), 'recorded', 'x', false, 'x', now())
            """, review, "partner:" + partner);
        sql.update("""
            insert into review_measure (review, subject, type, partner, label, access_groups, measure, left_out)
            values (?, ?, 'partner', ?, ?, ?, ?::jsonb, '[]')
            """, review, "partner:" + partner, partner, partner, groups, """
                    {"attention": {"since": "%s", "autopilotIndex": "%s"%s}}\
                    """.formatted(since, index, counts));
    }

    @Test
    void whileACadenceRestsItsTripwiresRestAndWhatIsStillCrossedOpensWhenItGoesOn() {
        record("RESTING", "partner:XTP", 4);
        var cadence = sql.first("select id::text from cadence where reference = 'RESTING'", row -> row.getString(1))
                .orElseThrow();
        measured("XTP", "1979-01-01", "1.5", new String[0]);
        sql.update("""
            insert into cadence_pause (id, version, recording, recorded_at, act, marking, sources, cadence, from_at, until_at,
                reason, paused_by)
            values (gen_random_uuid(), 1, 1, now(), 'CREATED', '{}', '[]', ?::uuid, '1980-01-15', '1980-02-15',
                'the board does not sit', 'person of reviewer')
            """, cadence);

        assertThat(trippedAt("partner:XTP", "1980-02-01T00:00:00Z")).isEqualTo(1);
        assertThat(sql.rows(
                        "select state || ' ' || pause_reason from obligation where scope = 'partner:XTP'",
                        row -> row.getString(1)))
                .containsExactly("PAUSED the board does not sit");
        assertThat(trippedAt("partner:XTP", "1980-02-02T00:00:00Z")).isEqualTo(1);
        assertThat(trippedAt("partner:XTP", "1980-02-16T00:00:00Z")).isEqualTo(2);
        assertThat(sql.number("select count(*) from obligation where scope = 'partner:XTP' and state = 'DUE'"))
                .isEqualTo(1);
        assertThat(trippedAt("partner:XTP", "1980-02-17T00:00:00Z")).isEqualTo(2);
    }

    private long tripped(String scope) {
        return trippedAt(scope, "1980-02-01T00:00:00Z");
    }

    private long trippedAt(String scope, String now) {
        return trippedAt(scope, now, "UTC");
    }

    private long trippedAt(String scope, String now, String zone) {
        var clock = InstantSource.fixed(Instant.parse(now));
        new CadenceTripwires(sql, generation, pauses, new RegisterZone(ZoneId.of(zone)), clock).trip();
        return sql.number("select count(*) from obligation where origin = 'TRIPWIRE' and scope = ?", scope);
    }

    /** Who cancels a review decides nothing: the index stands where it stood. */
    @Test
    void whatIsStillCrossedAfterACancelledReviewIsDueAgain() {
        record("CANCELLED", "partner:XTQ", 4);
        measured("XTQ", "1979-01-01", "1.5");
        assertThat(tripped("partner:XTQ")).isEqualTo(1);
        for (var times = 1; times < 3; times++) {
            var review = UUID.randomUUID();
            sql.update("""
                insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, knowledge,
                    cancelled_by, ended_at, why)
                values (?, 'partner:XTQ', 'PERSON', 'test', 'test', now(), 'CANCELLED', '1980-01-01', 'recorded', 'somebody',
                    now(), 'not now')
                """, review);
            sql.update("""
                update obligation set state = 'OPENED', review = ?, opened_at = now(), late = false
                where scope = 'partner:XTQ' and state = 'DUE'
                """, review);
            measured("XTQ", "1979-01-01", "1.5");
            assertThat(tripped("partner:XTQ")).isEqualTo(times + 1);
        }
        assertThat(sql.rows(
                        "select period from obligation where scope = 'partner:XTQ' order by period",
                        row -> row.getString(1)))
                .containsExactly(
                        "tripwire:partner:XTQ:1979-01-01",
                        "tripwire:partner:XTQ:1979-01-01:again:1",
                        "tripwire:partner:XTQ:1979-01-01:again:2");
    }

    @Test
    void aCrossingThatWasReviewedIsNotWrittenDownAgainWhileItsCadenceRests() {
        record("RESTING-LATER", "partner:XTR", 4);
        measured("XTR", "1979-01-01", "1.5");
        assertThat(tripped("partner:XTR")).isEqualTo(1);
        sql.update("""
            insert into cadence_pause (id, version, recording, recorded_at, act, marking, sources, cadence, from_at, until_at,
                reason, paused_by)
            select gen_random_uuid(), 1, 1, now(), 'CREATED', '{}', '[]', id, '1980-03-01', '1980-04-01',
                'the board does not sit', 'person of reviewer' from cadence where reference = 'RESTING-LATER'
            """);
        assertThat(trippedAt("partner:XTR", "1980-03-15T00:00:00Z")).isEqualTo(1);
    }

    /** Thirty days for the one and a thousand deliveries for the other: the days of the one are no reason for the other. */
    @Test
    void eachCadenceIsHeldAgainstItsOwnLimits() {
        record("OWN-MANY", "partner:XTO", 1_000);
        recordDays("OWN-DAYS", "partner:XTO");
        measured("XTO", "1979-10-01", "1.366667", """
                "daysSinceDecision": "123 days", "deliveriesAtLeast": 9, "deliveriesSinceDecision": 9,
                "delivered": {"values": [], "withoutValue": 9}""");

        assertThat(tripped("partner:XTO")).isEqualTo(1);
        assertThat(sql.rows("select reason from obligation where scope = 'partner:XTO'", row -> row.getString(1)))
                .containsExactly("tripwire of cadence OWN-DAYS: autopilot index 1.366667 since 1979-10-01");
        measured("XTO", "1979-10-01", "100", """
                "daysSinceDecision": "123 days", "deliveriesAtLeast": 1000, "deliveriesSinceDecision": 1000,
                "delivered": {"values": [], "withoutValue": 1000}""");
        assertThat(tripped("partner:XTO")).isEqualTo(2);
    }

    private static String valued(String reference, String scope, String amount) {
        return """
            {"content": {"reference": "%s", "scope": "%s", "forum": "board", "rrule": "FREQ=YEARLY", "zone": "UTC",
             "startsAt": "2060-01-01T09:00:00",
             "tripwires": {"value": {"amount": "%s", "currency": "USD", "basis": "ESTIMATE"}}}}\
            """.formatted(reference, scope, amount);
    }

    @Test
    void aLimitOfValueIsAboveNought() {
        for (var amount : new String[] {"0", "-5"}) {
            request()
                    .basic("reviewer", "reviewer-test-password")
                    .contentType("application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(valued("NO-VALUE", "partner:XTV", amount))
                    .post("/v1/cadences")
                    .then()
                    .statusCode(400)
                    .body("violations[0].pointer", equalTo("/content/tripwires/value/amount"))
                    .body("violations[0].message", equalTo("must be more than 0"));
        }
    }

    /** Recorded before it was refused; the other cadence is the later one by id. */
    @Test
    void aLimitOfNoughtThatIsRecordedKeepsNoOtherFromTripping() {
        record("OTHER-VALUE", "partner:XTV", 2);
        sql.update("""
                insert into cadence (id, version, recording, recorded_at, act, marking, sources, reference, content)
                select '00000000-0000-0000-0000-000000000000', version, recording, recorded_at, act, marking, sources,
                    'NO-VALUE', ?::jsonb -> 'content' from cadence where reference = 'OTHER-VALUE'
                """, valued("NO-VALUE", "partner:XTV", "0"));
        measured("XTV", "1979-01-01", "1.5", """
                "daysSinceDecision": "123 days", "deliveriesAtLeast": 3, "deliveriesSinceDecision": 3,
                "delivered": {"values": ["3 USD ESTIMATE"], "withoutValue": 0}""");

        assertThat(tripped("partner:XTV")).isEqualTo(1);
        assertThat(tripwires.recordedBy(Instant.now()).apply("partner:XTV").deliveries())
                .isEqualTo(2);
    }

    /** Measured before it was said how much it is at least. */
    @Test
    void aFormerValueThatIsNotKnownWholeCrossesNothing() {
        var limits = Limits.of(
                null, new org.daylight.kit.json.Money(new java.math.BigDecimal("200"), "USD", "ESTIMATE"), null);
        var measured = """
                {"deliveriesAtLeast": 2, "deliveriesSinceDecision": 2, "delivered": {"values": ["300 USD ESTIMATE"],
                 "withoutValue": 0}}""";
        assertThat(TripwireIndex.of(limits, measured, null)).isEqualByComparingTo("1.5");
        assertThat(TripwireIndex.of(limits, measured.replace("USD", "EUR"), null))
                .isZero();
        assertThat(TripwireIndex.of(limits, measured.replace("\"withoutValue\": 0", "\"withoutValue\": 1"), null))
                .isZero();
        var certain = measured.replace("\"withoutValue\": 0", "\"withoutValue\": 1")
                .replace(
                        "{\"deliveriesAtLeast",
                        "{\"valuesAtLeast\": [\"1 EUR ESTIMATE\", \"300 USD ESTIMATE\"], \"deliveriesAtLeast");
        assertThat(TripwireIndex.of(limits, certain, null)).isEqualByComparingTo("1.5");
        assertThat(TripwireIndex.of(limits, certain.replace("300 USD", "300 GBP"), null))
                .isZero();
        assertThat(TripwireIndex.of(
                        limits,
                        measured.replace("{\"deliveriesAtLeast", "{\"limitsOfItsOwn\": true, \"deliveriesAtLeast"),
                        java.math.BigDecimal.TWO))
                .as("an objective that states limits is held against these")
                .isEqualByComparingTo("2");
    }

    @Test
    void theTightestOfAllCadencesHolds() {
        record("WIDE", "partner:XTA", 9);
        record("TIGHT", "partner:XTA", 4);
        assertThat(tripwires.recordedBy(Instant.now()).apply("partner:XTA").deliveries())
                .isEqualTo(4);
        assertThat(tripwires.recordedBy(Instant.now()).apply("objective:NONE")).isEqualTo(Limits.NONE);
        assertThat(tripwires.recordedBy(Instant.now().minusSeconds(3600)).apply("partner:XTA"))
                .isEqualTo(Limits.NONE);
    }

    /** Which of two cadences has the lower id is chance. */
    @Test
    void limitsOfTwoCurrenciesHoldBoth() {
        for (var wires : List.of(
                valued("IN-DOLLARS", "partner:XCU", "500"),
                valued("IN-EUROS", "partner:XCU", "40").replace("USD", "EUR"),
                valued("IN-FEWER-EUROS", "partner:XCU", "30").replace("USD", "EUR"))) {
            request()
                    .basic("reviewer", "reviewer-test-password")
                    .contentType("application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(wires)
                    .post("/v1/cadences")
                    .then()
                    .statusCode(201);
        }
        assertThat(tripwires.recordedBy(Instant.now()).apply("partner:XCU").values().stream()
                        .map(org.daylight.kit.json.Money::text))
                .containsExactlyInAnyOrder("500 USD ESTIMATE", "30 EUR ESTIMATE");
    }

    @Test
    void aCrossedTripwireOwesOneReviewUntilSomebodyDecides() {
        record("TRIP", "partner:XTB", 2);
        measured("XTB", "1979-01-01", "0.999999");
        assertThat(tripped("partner:XTB")).isZero();
        measured("XTB", "1979-01-01", "1");
        assertThat(tripped("partner:XTB")).isEqualTo(1);
        measured("XTB", "1979-01-01", "1.5");
        assertThat(tripped("partner:XTB")).isEqualTo(1);
        measured("XTB", "1979-12-01", "1.5");
        assertThat(tripped("partner:XTB")).isEqualTo(2);
    }

    private static void recordDays(String reference, String scope) {
        request()
                .basic("reviewer", "reviewer-test-password")
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                    {"content": {"reference": "%s", "scope": "%s", "forum": "board", "rrule": "FREQ=YEARLY",
                     "zone": "UTC", "startsAt": "2060-01-01T09:00:00", "tripwires": {"days": 90, "deliveries": 10}}}\
                    """.formatted(reference, scope))
                .post("/v1/cadences")
                .then()
                .statusCode(201);
    }

    /** Ninety days after the second of January is the second of April; nothing was reviewed meanwhile. */
    @Test
    void daysGoByWithoutAnybodyMeasuringThem() {
        recordDays("DAYS", "partner:XTX");
        measured("XTX", "1979-01-02", "0.1");

        assertThat(trippedAt("partner:XTX", "1979-04-01T23:59:00Z")).isZero();
        assertThat(trippedAt("partner:XTX", "1979-04-02T00:01:00Z")).isEqualTo(1);
        assertThat(trippedAt("partner:XTX", "1979-04-03T00:01:00Z")).isEqualTo(1);
        assertThat(sql.rows("select reason from obligation where scope = 'partner:XTX'", row -> row.getString(1)))
                .containsExactly("tripwire of cadence DAYS: autopilot index 1 since 1979-01-02");
    }

    private void decided(String reference, String partner, String objectives, String on) {
        sql.update("""
                insert into decision (id, version, recording, recorded_at, act, marking, sources, reference, outcome, state,
                    partner, objectives, access_groups, content, evidence_digest, evidence, substantive, review_by,
                    proposed_by, proposed_at, signed_by, signed_at, signed_on)
                values (gen_random_uuid(), 1, 1, now(), 'CREATED', '{"classification": "UNCLASSIFIED"}', '[]', ?, 'CONTINUE', 'SIGNED', ?, ?::text[], '{}',
                    '{}', 'x', '{}', true, '1980-01-01', 'one', ?::timestamptz, 'another', ?::timestamptz, ?::date)
                """, reference, partner, objectives, on, on, on);
    }

    /** Seven came since January and ten were allowed; somebody decides on it, and after that five are allowed. */
    @Test
    void whatADecisionHasAnsweredTripsNothing() {
        var seven = """
                "daysSinceDecision": "60 days", "deliveriesAtLeast": 7, "deliveriesSinceDecision": 7,
                "delivered": {"values": [], "withoutValue": 7}""";
        measured("XTZ", "1979-01-10", "0.7", seven);
        decided("D-XTZ", "XTZ", "{}", "1980-01-02");
        record("ANSWERED", "partner:XTZ", 5);
        assertThat(tripped("partner:XTZ")).isZero();
        measured("XTZ", "1980-01-02", "1.4", seven);
        assertThat(tripped("partner:XTZ")).as("as many have come since").isEqualTo(1);

        measuredBeside("objective:XTZ-O", "1979-01-10", "{%s}".formatted(seven));
        decided("D-XTZ-O", "XTW", "{XTZ-O}", "1980-01-02");
        record("ANSWERED-O", "objective:XTZ-O", 5);
        assertThat(tripped("objective:XTZ-O")).isZero();
    }

    /** Days of an objective are those that were measured, in the words of fact lines; of a start that is no day at least so many. */
    @Test
    void theDaysOfAnObjectiveAreCounted() {
        recordDays("DAYS-O", "objective:XTD-O");
        measuredBeside("objective:XTD-O", "1979-10-04", """
                {"daysSinceDecision": "89 days", "deliveriesAtLeast": 1}""");
        assertThat(tripped("objective:XTD-O")).isZero();

        recordDays("DAYS-P", "objective:XTD-P");
        measuredBeside("objective:XTD-P", "1979-10-01", """
                {"daysAtLeast": "90 days", "deliveriesAtLeast": 1}""");
        assertThat(tripped("objective:XTD-P")).isEqualTo(1);
    }

    /** At nine in the evening of the last of February in New York, which is March in the database; nobody kept the day. */
    @Test
    void theDayOfADecisionIsThatOfTheRegister() {
        decided("D-XTV", "XTV", "{}", "1979-03-01T02:00:00Z");
        sql.update("update decision set signed_on = null where reference = 'D-XTV'");
        record("EVENING", "partner:XTV", 5);
        measured("XTV", "1979-02-28", "1.4", """
                "daysSinceDecision": "60 days", "deliveriesAtLeast": 7, "deliveriesSinceDecision": 7,
                "delivered": {"values": [], "withoutValue": 7}""");

        assertThat(trippedAt("partner:XTV", "1980-02-01T00:00:00Z", "America/New_York"))
                .isEqualTo(1);
    }

    private void measuredBeside(String scope, String since, String attention) {
        sql.update("""
            insert into tripwire_measure (scope, since, index, as_of, known_at, access_groups, attention)
            values (?, ?::date, 0.7, '1980-01-01', now(), '{}', ?::jsonb)
            """, scope, since, attention);
    }

    /** Signed on the first of March, after the last measure: ninety days after it are the thirtieth of May. */
    @Test
    void daysAreCountedFromADecisionThatNobodyHasMeasuredYet() {
        recordDays("DAYS-DECIDED", "partner:XTY");
        measured("XTY", "1979-01-02", "0.1");
        decided("D-XTY", "XTY", "{}", "1979-03-01");

        assertThat(trippedAt("partner:XTY", "1979-05-29T23:59:00Z")).isZero();
        assertThat(trippedAt("partner:XTY", "1979-05-30T00:01:00Z")).isEqualTo(1);
    }

    @Test
    void whoMayNotSeeWhatCrossedATripwireDoesNotSeeTheReviewThatIsOwed() {
        record("TRIP-IN", "partner:XTC", 2);
        measured("XTC", "1979-01-01", "1", new String[] {"inner"});
        tripped("partner:XTC");

        owed("reader", "partner:XTC", 0);
        owed("reader-inside", "partner:XTC", 1);
    }

    @Test
    void aRestrictionThatComesLaterHidesWhatWasOwedBefore() {
        record("TRIP-LATER", "partner:XTD", 2);
        measured("XTD", "1979-01-01", "1");
        tripped("partner:XTD");
        owed("reader", "partner:XTD", 1);

        measured("XTD", "1979-01-01", "1", new String[] {"inner"});
        tripped("partner:XTD");

        owed("reader", "partner:XTD", 0);
        owed("auditor", "partner:XTD", 1);
    }

    @Test
    void whoMayNotSeeWhatIsOwedDoesNotSeeTheReviewThatItOpened() {
        record("TRIP-OPEN", "partner:XTE", 2);
        measured("XTE", "1979-01-01", "1", new String[] {"inner"});
        tripped("partner:XTE");
        obligations.openDue(100);
        sql.update("""
            insert into review_total (review, type, partner, access_groups, subjects, met, not_met, undetermined,
                not_applicable, error, met_applicability_unknown)
            select review, 'delivery', 'XTE', '{}', 1, 1, 0, 0, 0, 0, 0 from obligation where scope = 'partner:XTE'
            """);

        reviewed("reader", 0);
        reviewed("reader-inside", 1);
    }

    private static void reviewed(String account, int count) {
        request()
                .basic(account, account + "-test-password")
                .get("/v1/reviews?scope=partner:XTE")
                .then()
                .statusCode(200)
                .body("items.findAll { it.origin == 'TRIPWIRE' }.size()", equalTo(count));
    }

    private static void owed(String account, String scope, int count) {
        request()
                .basic(account, account + "-test-password")
                .get("/v1/obligations?scope=" + scope)
                .then()
                .statusCode(200)
                .body("total.count", equalTo(count));
    }
}
