package org.daylight.review.cadences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.restassured.Request.request;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.daylight.kit.date.RegisterZone;
import org.daylight.postgres.TestDatabase;
import org.daylight.restassured.Request;
import org.daylight.review.database.Sql;
import org.daylight.review.reviews.Reviews;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@TestProfile(CadencesTest.NobodyRuns.class)
class CadencesTest {

    /** What is opened here waits until a test says that somebody has taken it up. */
    public static class NobodyRuns implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("daylight.review.enabled", "false");
        }
    }

    @Inject
    Sql sql;

    @Inject
    SecurityStates states;

    @Inject
    OpenDays openDays;

    @Inject
    Pauses pauses;

    @Inject
    Reviews reviews;

    @Inject
    CadenceConfig config;

    @Inject
    RegisterZone zone;

    @Inject
    org.daylight.kit.identity.Caller caller;

    private static Request as(String account) {
        return request().basic(account, account + "-test-password").contentType("application/json");
    }

    private static String body(String reference, String rrule, String startsAt) {
        return """
            {"content": {"reference": "%s", "scope": "partner:XAA", "forum": "board", "rrule": "%s",
             "zone": "Europe/Zurich", "startsAt": "%s"}}\
            """.formatted(reference, rrule, startsAt);
    }

    private static ValidatableResponse record(String reference, String rrule, String startsAt) {
        return as("reviewer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body(reference, rrule, startsAt))
                .post("/v1/cadences")
                .then();
    }

    private Generation generation(String now) {
        return new Generation(
                sql, new CadenceVersions(sql, states, openDays), pauses, InstantSource.fixed(Instant.parse(now)));
    }

    private Obligations obligations(String now) {
        return new Obligations(
                sql, reviews, lateness(now), config, zone, caller, InstantSource.fixed(Instant.parse(now)));
    }

    private Lateness lateness(String now) {
        return new Lateness(sql, config, InstantSource.fixed(Instant.parse(now)));
    }

    private Attempts attempts(String now) {
        return new Attempts(sql, obligations(now), config, caller, InstantSource.fixed(Instant.parse(now)));
    }

    private long count(String reference, String where) {
        return sql.number(
                "select count(*) from obligation o join cadence c on c.id = o.cadence left join review r"
                        + " on r.obligation = o.id where c.reference = ? and " + where,
                reference);
    }

    @Test
    void aCadenceIsRecordedAndRead() {
        var location = record("BOARD-1", "FREQ=MONTHLY;BYDAY=1MO", "2040-01-02T09:00:00")
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .extract()
                .header("Location");
        as("reader").get(location).then().statusCode(200).body("content.rrule", equalTo("FREQ=MONTHLY;BYDAY=1MO"));
        as("reader")
                .get("/v1/cadences?scope=partner:XAA")
                .then()
                .statusCode(200)
                .body("items.content.reference", hasItem("BOARD-1"));
    }

    @Test
    void aRuleThatNobodyCanFollowIsRefusedWhereItStands() {
        record("BOARD-2", "FREQ=SECONDLY", "2040-01-02T09:00:00")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/content/rrule"))
                .body("violations[0].message", startsWith("must not repeat"));
    }

    @Test
    void everyPeriodMissedWhileNothingRanIsCaughtUpAndMarkedLate() {
        record("CATCH-UP", "FREQ=DAILY", "2024-03-29T02:30:00").statusCode(201);
        generation("2024-03-29T01:40:00Z").generateDue();
        obligations("2024-03-29T01:40:00Z").openDue(1_000);
        assertThat(count("CATCH-UP", "o.late = false")).isEqualTo(1);
        generation("2024-04-02T00:35:00Z").generateDue();
        obligations("2024-04-02T00:35:00Z").openDue(1_000);
        assertThat(count("CATCH-UP", "true")).isEqualTo(5);
        assertThat(count("CATCH-UP", "o.late and o.due_on = r.as_of")).isEqualTo(3);
        // The night on which 02:30 is skipped has its review an hour later.
        assertThat(sql.first("""
            select o.due_at, o.due_on from obligation o join cadence c on c.id = o.cadence
            where c.reference = 'CATCH-UP' and o.period = '2024-03-31T02:30'
            """, row -> row.getTimestamp(1).toInstant() + " " + row.getObject(2, LocalDate.class)))
                .contains("2024-03-31T01:30:00Z 2024-03-31");
        as("reader")
                .get("/v1/obligations?cadence=CATCH-UP&late=true")
                .then()
                .statusCode(200)
                .body("total.count", equalTo(3));
    }

    @Test
    void twoHundredObligationsGiveTwoHundredReviewsWhoeverRunsThem() throws InterruptedException, ExecutionException {
        record("CROWD", "FREQ=DAILY;COUNT=200", "2023-01-01T09:00:00").statusCode(201);
        var now = "2023-12-31T00:00:00Z";
        try (var replicas = Executors.newFixedThreadPool(4)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                running.add(replicas.submit(() -> {
                    generation(now).generateDue();
                    obligations(now).openDue(1_000);
                }));
            }
            for (var replica : running) {
                replica.get();
            }
        }
        obligations(now).openDue(1_000);
        assertThat(count("CROWD", "o.state = 'OPENED' and r.id = o.review")).isEqualTo(200);
        assertThat(count("CROWD", "true")).isEqualTo(200);
    }

    /**
     * From the 28th of March 2024, ten past six in Zurich, to seven on the 4th of April nothing ran; the clocks went forward
     * meanwhile. Due every day at six: seven were missed, the last one an hour ago.
     */
    @Test
    void aWeekInWhichNothingRanIsCaughtUpOnceAndMarkedLateWhoeverDoesIt()
            throws InterruptedException, ExecutionException {
        record("WEEK-ALL", "FREQ=DAILY;COUNT=8", "2024-03-28T06:00:00").statusCode(201);
        as("reviewer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body("WEEK-LATEST", "FREQ=DAILY;COUNT=8", "2024-03-28T06:00:00")
                        .replace("\"forum\"", "\"misfirePolicy\": \"RUN_LATEST\", \"forum\""))
                .post("/v1/cadences")
                .then()
                .statusCode(201);
        generation("2024-03-28T05:10:00Z").generateDue();
        obligations("2024-03-28T05:10:00Z").openDue(1_000);
        assertThat(count("WEEK-ALL", "o.state = 'OPENED' and not o.late")).isEqualTo(1);

        startedAt("WEEK-ALL", "2024-03-28T05:10:01Z");
        var back = "2024-04-04T05:00:00Z";
        try (var replicas = Executors.newFixedThreadPool(3)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < 3; i++) {
                running.add(replicas.submit(() -> {
                    generation(back).generateDue();
                    obligations(back).openDue(1_000);
                    lateness(back).tell(1_000);
                }));
            }
            for (var replica : running) {
                replica.get();
            }
        }
        obligations(back).openDue(1_000);

        assertThat(count("WEEK-ALL", "true")).isEqualTo(8);
        assertThat(count("WEEK-ALL", "o.state = 'OPENED' and r.id = o.review and r.as_of = o.due_on"))
                .as("each once, for its own day")
                .isEqualTo(8);
        assertThat(count("WEEK-ALL", "o.late and o.opened_at = '%s'".formatted(back)))
                .isEqualTo(7);
        assertThat(sql.number("""
                select count(*) from event e join obligation o on o.id = e.effect join cadence c on c.id = o.cadence
                where c.reference = 'WEEK-ALL' and e.type = 'org.daylight.obligation.late'
                """)).as("told once of each").isEqualTo(7);
        assertThat(count("WEEK-LATEST", "o.state = 'OPENED'")).isEqualTo(2);
        assertThat(count("WEEK-LATEST", "o.state = 'COVERED' and r.id is null")).isEqualTo(6);
        startedAt("WEEK-ALL", "2024-04-04T05:00:20Z");
        as("reader")
                .get("/v1/obligations?cadence=WEEK-ALL&late=true&limit=1")
                .then()
                .statusCode(200)
                .body("total.count", equalTo(7))
                .body("items[0].dueAt", equalTo("2024-03-29T05:00:00Z"))
                .body("items[0].dueOn", equalTo("2024-03-29"))
                .body("items[0].openedAt", equalTo(back))
                .body("items[0].startedAt", equalTo("2024-04-04T05:00:20Z"))
                // Six days and the seconds to the start; by the clock in Zurich six days and an hour.
                .body("items[0].lateBySeconds", equalTo(518_420));
    }

    @Test
    void aReplicaThatDiesWhileOpeningLeavesNeitherClaimNorReview() {
        record("DEATH", "FREQ=DAILY;COUNT=1", "2022-01-01T09:00:00").statusCode(201);
        var now = "2022-01-01T08:01:00Z";
        generation(now).generateDue();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    sql.first(
                            "select o.id from obligation o join cadence c on c.id = o.cadence"
                                    + " where c.reference = 'DEATH' for update of o skip locked",
                            row -> row.getObject(1, UUID.class));
                    throw new IllegalStateException("the replica dies");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(count("DEATH", "o.state = 'DUE' and r.id is null")).isEqualTo(1);
        obligations(now).openDue(1_000);
        assertThat(count("DEATH", "o.state = 'OPENED' and r.id is not null and not o.late"))
                .isEqualTo(1);
    }

    @Test
    void whatIsDueOfAVoidedCadenceIsNotOpened() {
        var location = record("MISTAKE", "FREQ=DAILY;COUNT=2", "2021-01-01T09:00:00")
                .statusCode(201)
                .extract()
                .header("Location");
        var now = "2021-02-01T08:01:00Z";
        generation(now).generateDue();
        as("reviewer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"1\"")
                .body("{\"reason\": \"entered twice\"}")
                .post(location + "/void")
                .then()
                .statusCode(200);
        obligations(now).openDue(1_000);
        assertThat(count("MISTAKE", "o.state = 'DUE' and r.id is null")).isEqualTo(2);
        for (var state : List.of("due", "late", "DUE", "OPENED")) {
            assertThat(listed("MISTAKE", state)).as("nobody owes it: %s", state).isEmpty();
        }
        assertThat(listed("MISTAKE", "VOIDED")).containsExactly("VOIDED", "VOIDED");
    }

    private static List<String> listed(String cadence, String state) {
        return as("reader")
                .get("/v1/obligations?cadence=" + cadence + "&state=" + state)
                .then()
                .statusCode(200)
                .extract()
                .path("items.state");
    }

    private static List<String> stuck(String cadence) {
        return as("reader")
                .get("/v1/obligations?cadence=" + cadence + "&stuck=true")
                .then()
                .statusCode(200)
                .extract()
                .path("items.state");
    }

    /** Takes the review away from whoever runs it: there is no registry here that it could ask. */
    private void ended(String cadence, String state) {
        sql.update("""
                update review r set state = ?, why = 'the lines did not add up', claimed_by = null, lease_until = null,
                    next_attempt_at = '2100-01-01'
                from obligation o join cadence c on c.id = o.cadence
                where c.reference = ? and o.review = r.id and r.state <> 'INCOMPLETE'
                """, state, cadence);
    }

    /** Fifteen minutes after the first attempt, thirty after the second; late all the while, and one entry in the calendar. */
    @Test
    void whatEndedIncompleteIsOwedAgainUntilItIsSealed() {
        record("STUCK", "FREQ=DAILY;COUNT=1", "2019-01-01T09:00:00").statusCode(201);
        var now = "2019-01-01T08:00:00Z";
        generation(now).generateDue();
        obligations(now).openDue(1_000);
        ended("STUCK", "WAITING");
        assertThat(listed("STUCK", "late")).containsExactly("OPENED");
        ended("STUCK", "INCOMPLETE");

        attempts(now).oweAgain();
        attempts(now).oweAgain();
        assertThat(listed("STUCK", "INCOMPLETE")).containsExactly("INCOMPLETE");
        assertThat(listed("STUCK", "late")).containsExactly("DUE");
        obligations("2019-01-01T08:14:59Z").openDue(1_000);
        assertThat(listed("STUCK", "OPENED")).isEmpty();
        obligations("2019-01-01T08:15:00Z").openDue(1_000);
        assertThat(listed("STUCK", "OPENED")).containsExactly("OPENED");
        assertThat(count("STUCK", "r.mode = 'FULL' and r.as_of = '2019-01-01'")).isEqualTo(1);

        ended("STUCK", "INCOMPLETE");
        attempts("2019-01-01T08:20:00Z").oweAgain();
        assertThat(sql.rows(
                        "select attempt || ' ' || (opens_from at time zone 'UTC') from obligation where period like '2019-01-01T09:00:incomplete:%'"
                                + " order by attempt",
                        row -> row.getString(1)))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("2 2019-01-01 08:50:00");
        obligations("2019-01-01T08:50:00Z").openDue(1_000);
        sql.update("""
                update review r set state = 'SEALED', sealed_at = now(), known_at = now(), rulebook = 'x', digest = 'x',
                    retrospective = true, claimed_by = null, lease_until = null
                from obligation o join cadence c on c.id = o.cadence
                where c.reference = 'STUCK' and o.review = r.id and r.state <> 'INCOMPLETE'
                """);
        attempts("2019-01-02T08:50:00Z").oweAgain();
        assertThat(listed("STUCK", "late")).isEmpty();
        assertThat(listed("STUCK", "done")).containsExactly("OPENED");
        assertThat(count("STUCK", "true")).isEqualTo(3);
    }

    /** The eighth attempt is the last one; nothing is opened after it until a person asks, and it is late all the while. */
    @Test
    void whatIsIncompleteAgainAndAgainIsLeftForSomebodyToLookAt() {
        var location = record("HOPELESS", "FREQ=DAILY;COUNT=1", "2019-02-01T09:00:00")
                .statusCode(201)
                .extract()
                .header("Location");
        generation("2019-02-01T08:00:00Z").generateDue();
        for (var attempt = 0; attempt < 8; attempt++) {
            assertThat(stuck("HOPELESS")).isEmpty();
            obligations("2019-03-%02dT08:00:00Z".formatted(attempt + 1)).openDue(1_000);
            ended("HOPELESS", "INCOMPLETE");
            attempts("2019-03-%02dT08:00:00Z".formatted(attempt + 1)).oweAgain();
        }
        attempts("2019-04-01T08:00:00Z").oweAgain();
        obligations("2019-04-01T08:00:00Z").openDue(1_000);

        assertThat(count("HOPELESS", "true")).isEqualTo(8);
        assertThat(listed("HOPELESS", "due")).isEmpty();
        assertThat(listed("HOPELESS", "late")).containsExactly("STUCK");
        assertThat(listed("HOPELESS", "STUCK")).containsExactly("STUCK");
        assertThat(listed("HOPELESS", "INCOMPLETE")).hasSize(7).containsOnly("INCOMPLETE");
        var stuck = as("reader")
                .get("/v1/obligations?cadence=HOPELESS&stuck=true")
                .then()
                .body("items.attention", contains("office director"))
                .extract()
                .<String>path("items[0].id");
        assertThat(sql.number(
                        "select count(*) from event where type = 'org.daylight.obligation.late'"
                                + " and effect = md5(? || ':stuck')::uuid",
                        stuck))
                .isEqualTo(1);
        // One review is late, however often it was tried.
        lateness("2019-04-01T08:00:00Z").tell(1_000);
        assertThat(sql.number("""
                        select count(*) from event e where e.type = 'org.daylight.obligation.late'
                            and e.effect in (select o.id from obligation o join cadence c on c.id = o.cadence
                                where c.content ->> 'reference' = 'HOPELESS')
                        """)).isEqualTo(1);

        var retry = "/v1/obligations/" + stuck + "/retry";
        act("reader", retry, null, "{\"reason\": \"the lines were mended\"}").statusCode(403);
        act("reviewer", retry, null, "{\"reason\": \"the lines were mended\"}")
                .statusCode(201)
                .body("state", equalTo("DUE"))
                .body("reason", endsWith("asked for by person of reviewer: the lines were mended"));
        act("reviewer", retry, null, "{\"reason\": \"again\"}").statusCode(409);
        assertThat(stuck("HOPELESS")).isEmpty();
        var soon = Instant.now().plusSeconds(1).toString();
        obligations(soon).openDue(1_000);
        ended("HOPELESS", "INCOMPLETE");
        attempts(soon).oweAgain();
        assertThat(stuck("HOPELESS")).containsExactly("STUCK");
        var last = as("reader")
                .get("/v1/obligations?cadence=HOPELESS&stuck=true")
                .then()
                .extract()
                .<String>path("items[0].id");
        act("reviewer", location + "/void", "\"1\"", "{\"reason\": \"a mistake\"}")
                .statusCode(200);
        act("reviewer", "/v1/obligations/" + last + "/retry", null, "{\"reason\": \"again\"}")
                .statusCode(409)
                .body("detail", startsWith("Its cadence is voided"));
        assertThat(count("HOPELESS", "true")).isEqualTo(9);
    }

    @Test
    void aPurgedCadenceTakesWithItWhatWasWrittenDownFromIt() {
        var id = UUID.fromString(record("PURGED-1", "FREQ=YEARLY", "2099-01-05T09:00:00")
                .statusCode(201)
                .extract()
                .path("id"));
        sql.update("insert into cadence_progress (cadence, generated_to) values (?, now())", id);
        sql.update("""
            insert into obligation (id, cadence, period, origin, scope, forum, due_at, due_on, reason, state)
            values (gen_random_uuid(), ?, 'p', 'CADENCE', 'partner:XAA', 'board', '2099-01-05', '2099-01-05', 'spill', 'DUE')
            """, id);

        var purge = act("approver", "/v1/purges", null, """
                {"type": "cadence", "record": "%s", "reason": "a spill", "authority": "order 7"}""".formatted(id))
                .statusCode(201)
                .extract()
                .header("Location");
        act("senior-approver", purge + "/approve", "\"1\"", "").statusCode(200);

        as("reader").get("/v1/cadences/" + id).then().statusCode(410);
        assertThat(sql.number("select count(*) from obligation where reason = 'spill'"))
                .isZero();
        assertThat(sql.number("select count(*) from cadence_progress where cadence = ?", id))
                .isZero();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithAProblem() {
        as("reviewer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body("MUCH", "FREQ=DAILY", "2024-03-28T06:00:00") + " ".repeat(11 * 1024 * 1024))
                .post("/v1/cadences")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", equalTo("The body has more than 10485760 bytes; send it in smaller parts"));
        record("MUCH", "FREQ=DAILY;COUNT=1", "2024-03-28T06:00:00").statusCode(201);
    }

    private static String with(String reference, String rrule, String startsAt, String more) {
        return as("reviewer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body(reference, rrule, startsAt).replace("\"zone\"", more + ", \"zone\""))
                .post("/v1/cadences")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    @Test
    void ofSeveralThatWereMissedOnlyTheLatestOpensWhereTheCadenceWantsThat() {
        with("LATEST", "FREQ=DAILY;COUNT=5", "2020-01-01T09:00:00", "\"misfirePolicy\": \"RUN_LATEST\"");
        generation("2020-02-01T00:00:00Z").generateDue();
        obligations("2020-02-01T00:00:00Z").openDue(1_000);

        assertThat(count("LATEST", "o.state = 'COVERED'")).isEqualTo(4);
        assertThat(count("LATEST", "o.state = 'OPENED' and o.period = '2020-01-05T09:00' and r.id = o.review"))
                .isEqualTo(1);
        var latest =
                as("reader").get("/v1/obligations?cadence=LATEST&state=OPENED").path("items[0].id");
        as("reader")
                .get("/v1/obligations?cadence=LATEST&state=COVERED")
                .then()
                .body("items.coveredBy.unique()", equalTo(java.util.List.of(latest)));
    }

    @Test
    void whatFallsDueWhileACadenceRestsIsWrittenDownAndNotOpened() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var first = LocalDateTime.ofInstant(now.plusSeconds(60), ZoneId.of("Europe/Zurich"));
        var location = with("REST-1", "FREQ=DAILY", first.toString(), "\"closedDays\": []");
        act("reviewer", location + "/pause", null, "{\"reason\": \"the board does not sit\"}")
                .statusCode(200)
                .body("pausedBy", equalTo("person of reviewer"));
        act("reviewer", location + "/pause", null, "{\"reason\": \"again\"}").statusCode(409);
        act("reader", location + "/resume", null, "{\"reason\": \"go on\"}").statusCode(403);
        generation(now.plus(2, ChronoUnit.DAYS).plusSeconds(120).toString()).generateDue();
        as("reader")
                .get("/v1/obligations?cadence=REST-1")
                .then()
                .body("total.count", equalTo(3))
                .body("items.state.unique()", equalTo(java.util.List.of("PAUSED")))
                .body("items[0].pauseReason", equalTo("the board does not sit"));

        act("reviewer", location + "/resume", null, "{\"reason\": \"it sits again\"}")
                .statusCode(200);

        act("reviewer", location + "/resume", null, "{\"reason\": \"once more\"}")
                .statusCode(409);
        as("reader").get(location + "/pauses").then().body("reason", hasItem("the board does not sit"));
        generation(now.plus(3, ChronoUnit.DAYS).plusSeconds(120).toString()).generateDue();
        as("reader").get("/v1/obligations?cadence=REST-1&state=due").then().body("total.count", equalTo(1));
        act("reviewer", location + "/void", "\"1\"", "{\"reason\": \"a test\"}").statusCode(200);
    }

    @Test
    void whatHasNotOpenedIsLateForAllToSeeAfterHalfAMinute() {
        record("LATE-1", "FREQ=DAILY;COUNT=1", "2019-01-01T09:00:00").statusCode(201);
        generation("2019-01-01T08:00:00Z").generateDue();
        as("reader").get("/v1/obligations?cadence=LATE-1&state=late").then().body("total.count", equalTo(1));
        as("reader")
                .get("/v1/obligations?cadence=LATE-1")
                .then()
                .body("items[0].dueAt", equalTo("2019-01-01T08:00:00Z"))
                .body("items[0].openedAt", nullValue())
                .body("items[0].lateBySeconds", org.hamcrest.Matchers.greaterThan(200_000_000));
        obligations("2019-01-01T08:00:40Z").openDue(1_000);
        as("reader").get("/v1/obligations?cadence=LATE-1&state=late").then().body("total.count", equalTo(1));
        as("reader")
                .get("/v1/obligations?cadence=LATE-1")
                .then()
                .body("items[0].openedAt", equalTo("2019-01-01T08:00:40Z"))
                .body("items[0].startedAt", nullValue())
                .body("items[0].lateBySeconds", org.hamcrest.Matchers.greaterThan(200_000_000));
        startedAt("LATE-1", "2019-01-01T08:00:40Z");
        as("reader")
                .get("/v1/obligations?cadence=LATE-1")
                .then()
                .body("items[0].lateBySeconds", equalTo(40))
                .body("items[0].late", equalTo(false));
        as("reader").get("/v1/obligations?cadence=LATE-1&state=late").then().body("total.count", equalTo(0));
        as("reader").get("/v1/obligations?cadence=LATE-1&state=overdue").then().statusCode(400);
    }

    /** Somebody works on its reviews since then. */
    private void startedAt(String cadence, String at) {
        sql.update("""
                update review r set state = 'RUNNING', started_at = ?, lease_until = now() + interval '1 day'
                from obligation o join cadence c on c.id = o.cadence where c.reference = ? and o.review = r.id
                """, Instant.parse(at), cadence);
    }

    private long told(String cadence) {
        return sql.number("""
                select count(*) from event e join obligation o on o.id = e.effect join cadence c on c.id = o.cadence
                where c.reference = ? and e.type = 'org.daylight.obligation.late'
                """, cadence);
    }

    @Test
    void whatWasOpenedInTimeAndHasNotStartedIsLateAndTold() {
        record("QUEUED", "FREQ=DAILY;COUNT=1", "2019-06-01T09:00:00").statusCode(201);
        generation("2019-06-01T07:00:00Z").generateDue();
        obligations("2019-06-01T07:00:10Z").openDue(1_000);

        lateness("2019-06-01T07:15:00Z").tell(1_000);
        assertThat(told("QUEUED")).as("within its time of grace").isZero();
        lateness("2019-06-01T07:15:01Z").tell(1_000);
        lateness("2019-06-01T07:16:00Z").tell(1_000);
        assertThat(told("QUEUED")).isEqualTo(1);
        assertThat(listed("QUEUED", "late")).containsExactly("OPENED");
        as("reader").get("/v1/obligations?cadence=QUEUED").then().body("items[0].late", equalTo(true));

        startedAt("QUEUED", "2019-06-01T07:20:00Z");
        assertThat(listed("QUEUED", "late")).isEmpty();
        sql.update("""
                update review r set lease_until = now() - interval '1 minute' from obligation o join cadence c on c.id = o.cadence
                where c.reference = 'QUEUED' and o.review = r.id
                """);
        assertThat(listed("QUEUED", "late")).as("its replica fell silent").containsExactly("OPENED");
        ended("QUEUED", "INCOMPLETE");
    }

    @Test
    void whatStartsAfterItsTimeOfGraceIsMarkedLateByItsStart() {
        record("STARTED", "FREQ=DAILY;COUNT=1", "2019-07-01T09:00:00").statusCode(201);
        generation("2019-07-01T07:00:00Z").generateDue();
        obligations("2019-07-01T07:00:10Z").openDue(1_000);
        assertThat(count("STARTED", "not o.late")).isEqualTo(1);

        startedAt("STARTED", "2019-07-01T07:15:01Z");

        assertThat(count("STARTED", "o.late")).isEqualTo(1);
        assertThat(told("STARTED")).isEqualTo(1);
    }

    @Test
    void whatIsLateIsCountedAndLeavesNobodyWell() {
        record("COUNTED", "FREQ=DAILY;COUNT=1", "2018-01-01T09:00:00").statusCode(201);
        generation("2018-01-01T08:00:00Z").generateDue();
        // Others may be late as well, and half a minute is no delay.
        var before = lateness("2018-01-01T08:00:30Z").find().count();
        var meters = new SimpleMeterRegistry();
        var counted = new CadenceMetrics(
                lateness("2018-01-01T08:00:31Z"), InstantSource.fixed(Instant.parse("2018-01-01T08:00:40Z")), meters);
        var wellness = new CadenceWellness(counted, config);
        assertThat(counted.late()).as("not counted yet").isNaN();
        assertThat(wellness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

        counted.look();

        assertThat(counted.late()).isEqualTo(before + 1);
        assertThat(counted.oldest()).isGreaterThanOrEqualTo(40);
        assertThat(wellness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(meters.get("daylight.obligations.late").gauge().value()).isEqualTo(before + 1);
        obligations("2018-01-01T08:00:31Z").openDue(1_000);
        ended("COUNTED", "INCOMPLETE");
    }

    private void dueTwice(String reference, String zone, String startsAt) {
        as("reviewer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body(reference, "FREQ=DAILY;COUNT=2", startsAt).replace("Europe/Zurich", zone))
                .post("/v1/cadences")
                .then()
                .statusCode(201);
    }

    /** Eight in Tokyo on the second is still the first where the register is, and was when it opens on the fifth. */
    @Test
    void aReviewEastOfTheRegisterLooksAtItsDayAlsoWhenItIsLate() {
        dueTwice("TOKYO", "Asia/Tokyo", "2024-05-02T08:00:00");
        generation("2024-05-01T23:00:00Z").generateDue();
        obligations("2024-05-01T23:00:00Z").openDue(1_000);
        assertThat(count("TOKYO", "o.due_on = '2024-05-02' and r.as_of = '2024-05-01'"))
                .isEqualTo(1);
        generation("2024-05-05T00:00:00Z").generateDue();
        obligations("2024-05-05T00:00:00Z").openDue(1_000);
        assertThat(count("TOKYO", "o.late and o.due_on = '2024-05-03' and r.as_of = '2024-05-02'"))
                .isEqualTo(1);
    }

    /** Seven in the evening of the first in Honolulu is the second where the register is, of which there may be reviews. */
    @Test
    void aReviewWestOfTheRegisterLooksAtTheDayThatHasBegunThere() {
        dueTwice("HONOLULU", "Pacific/Honolulu", "2024-05-01T19:00:00");
        generation("2024-05-02T05:00:00Z").generateDue();
        obligations("2024-05-02T05:00:00Z").openDue(1_000);
        assertThat(count("HONOLULU", "o.due_on = '2024-05-01' and r.as_of = '2024-05-02'"))
                .isEqualTo(1);
        generation("2024-05-06T00:00:00Z").generateDue();
        obligations("2024-05-06T00:00:00Z").openDue(1_000);
        assertThat(count("HONOLULU", "o.late and o.due_on = '2024-05-02' and r.as_of = '2024-05-03'"))
                .isEqualTo(1);
    }

    /** August 2026 begins on a Saturday: from 3 August on the first 21 days are 15 weekdays and three weekends. */
    @ParameterizedTest
    @CsvSource({"18, 201, ''", "21, 400, 2026-08-01", "29, 400, 2026-08-01"})
    void aRecessIsNotLongerThanAReviewIsMoved(int lastClosed, int status, String stranded) {
        var closed = IntStream.rangeClosed(1, lastClosed)
                .mapToObj("\"2026-08-%02d\""::formatted)
                .collect(Collectors.joining(", "));
        var answer = as("reviewer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body("RECESS-" + lastClosed, "FREQ=YEARLY", "2030-08-03T09:00:00")
                        .replace(
                                "\"zone\"",
                                "\"holidayRule\": \"NEXT_WORKING_DAY\", \"closedDays\": [" + closed + "], \"zone\""))
                .post("/v1/cadences")
                .then()
                .statusCode(status);
        if (status == 400) {
            answer.body("violations[0].pointer", equalTo("/content/closedDays"))
                    .body(
                            "violations[0].message",
                            equalTo(
                                    "must leave a working day within 20 days of %s, to which a review that falls due then is moved"
                                            .formatted(stranded)));
        }
    }

    /**
     * By a calendar of 2024: 1 January is a holiday, 1 March is closed and a Friday, 1 June a Saturday, 1 September a Sunday
     * before Labor Day, 1 December a Sunday.
     */
    @Test
    void aSimulationSaysWhatWouldHaveRunAndWritesNothing() {
        var location = with(
                "SIM-1",
                "FREQ=MONTHLY",
                "2030-01-01T09:00:00",
                "\"holidayRule\": \"NEXT_WORKING_DAY\", \"closedDays\": [\"2024-03-01\"]");

        as("reader")
                .get(location + "/simulation?from=2024-01-01&to=2024-12-31")
                .then()
                .body("runs.size()", equalTo(0));
        as("reader")
                .get(location + "/simulation?from=2024-01-01&to=2024-12-31&startsAt=2024-01-01T09:00:00")
                .then()
                .statusCode(200)
                .body("complete", equalTo(true))
                .body(
                        "runs.dueOn",
                        org.hamcrest.Matchers.contains(
                                "2024-01-02",
                                "2024-02-01",
                                "2024-03-04",
                                "2024-04-01",
                                "2024-05-01",
                                "2024-06-03",
                                "2024-07-01",
                                "2024-08-01",
                                "2024-09-03",
                                "2024-10-01",
                                "2024-11-01",
                                "2024-12-02"))
                .body("runs[0].period", equalTo("2024-01-01T09:00"))
                .body("runs[0].dueAt", equalTo("2024-01-02T08:00:00Z"))
                .body("runs[0].moved", equalTo(true))
                .body("runs[1].moved", equalTo(false));
        as("reader")
                .get(location + "/simulation?from=2024-01-01&to=2023-12-31")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("query:to"));
        assertThat(count("SIM-1", "true")).isZero();
    }

    private static ValidatableResponse act(String account, String path, @Nullable String ifMatch, String body) {
        var request = as(account)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .post(path)
                .then();
    }

    @Test
    void whatWasOwedSaysThatItsReviewWasCancelledAndByWhom() {
        record("DROPPED", "FREQ=YEARLY", "2024-03-04T09:00:00").statusCode(201);
        generation("2024-03-05T00:00:00Z").generateDue();
        obligations("2024-03-05T00:00:00Z").openDue(1_000);
        var review = sql.first(
                        "select o.review::text from obligation o join cadence c on c.id = o.cadence"
                                + " where c.reference = 'DROPPED'",
                        row -> row.getString(1))
                .orElseThrow();
        as("auditor")
                .get("/v1/obligations?cadence=DROPPED&state=OPENED")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].ahead", equalTo(false))
                .body(
                        "items[0].goesNextFrom",
                        equalTo(sql.first(
                                        "select opened_at + interval '1 hour' from review where id = ?::uuid",
                                        row -> row.getTimestamp(1).toInstant(),
                                        review)
                                .orElseThrow()
                                .toString()));
        sql.update("""
                update review set state = 'CANCELLED', cancelled_by = 'person of approver', ended_at = now(),
                    why = 'the board is dissolved' where id = ?::uuid
                """, review);
        as("auditor")
                .get("/v1/obligations?cadence=DROPPED&cancelled=true")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].state", equalTo("CANCELLED"))
                .body("items[0].goesNextFrom", nullValue())
                .body("items[0].reviewState", equalTo("CANCELLED"))
                .body("items[0].cancelled.by", equalTo("person of approver"))
                .body("items[0].cancelled.reason", equalTo("the board is dissolved"));
        as("auditor")
                .get("/v1/obligations?cadence=DROPPED&cancelled=false")
                .then()
                .body("items.size()", equalTo(0));
        as("auditor").get("/v1/obligations?cadence=DROPPED&state=OPENED").then().body("items.size()", equalTo(0));
        as("auditor")
                .get("/v1/obligations?cadence=DROPPED&state=CANCELLED")
                .then()
                .body("items.size()", equalTo(1));
        as("auditor")
                .get("/v1/obligations?cadence=DROPPED&state=done")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }
}
