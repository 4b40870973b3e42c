package org.daylight.review.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.restassured.Request.request;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.daylight.postgres.TestDatabase;
import org.daylight.restassured.Request;
import org.daylight.review.cadences.Agenda;
import org.daylight.review.database.Sql;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
class CalendarTest {

    @Inject
    Sql sql;

    private final String partner =
            "XC" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);

    private static Request as(String account) {
        return request().basic(account, account + "-test-password").contentType("application/json");
    }

    private static ValidatableResponse post(String account, String path, String body) {
        return as(account)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse feed(String account) {
        return post(account, "/v1/calendar-feeds", "{\"name\": \"my telephone\"}")
                .statusCode(201);
    }

    private static String path(String account) {
        return feed(account).extract().path("path");
    }

    private static String read(String path) {
        return request()
                .get(path)
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/calendar"))
                .extract()
                .asString();
    }

    /** ical4j refuses what RFC 5545 does not allow: the parser the form, the validation what has to be there. */
    private static Calendar strictly(String text) throws IOException, ParserException {
        assertThat(text.split("\r\n", -1))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(75));
        var calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate(true).getEntries()).isEmpty();
        return calendar;
    }

    private UUID cadence(String rrule, String startsAt, String more) {
        return UUID.fromString(post("reviewer", "/v1/cadences", """
                {"content": {"reference": "CAL-%1$s", "scope": "partner:%1$s", "forum": "the secret board",
                 "rrule": "%2$s", "zone": "Europe/Zurich", "startsAt": "%3$s"}%4$s}""".formatted(partner, rrule, startsAt, more))
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private UUID owed(UUID cadence, Instant due) {
        var id = UUID.randomUUID();
        sql.update(
                """
                insert into obligation (id, cadence, period, origin, scope, forum, due_at, due_on, reason, state)
                values (?, ?, ?, 'CADENCE', ?, 'the secret board', ?, ?, 'cadence', 'DUE')
                """, id, cadence, id.toString(), "partner:" + partner, due, LocalDate.ofInstant(due, ZoneOffset.UTC));
        return id;
    }

    private static VEvent event(Calendar calendar, UUID id) {
        return calendar.<VEvent>getComponents("VEVENT").stream()
                .filter(event ->
                        event.getProperty("UID").orElseThrow().getValue().equals(id + "@daylight"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entry " + id));
    }

    private static String of(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    @Test
    void aStrictParserReadsWhatIsDueLateAndPlanned() throws IOException, ParserException {
        var cadence = cadence("FREQ=MONTHLY", "2090-01-15T09:00:00", "");
        var now = Instant.now();
        var due = owed(cadence, now.minusSeconds(60));
        var late = owed(cadence, Instant.parse("2024-03-01T08:00:00Z"));

        var calendar = strictly(read(path("reader")));

        assertThat(of(event(calendar, due), "CATEGORIES")).isEqualTo("DUE");
        assertThat(of(event(calendar, late), "CATEGORIES")).isEqualTo("LATE");
        assertThat(of(event(calendar, late), "DTSTART")).isEqualTo("20240301T080000Z");
        assertThat(of(event(calendar, late), "SUMMARY")).isEqualTo("Review due " + late);
        assertThat(Integer.parseInt(of(event(calendar, late), "SEQUENCE")))
                .isGreaterThan(Integer.parseInt(of(event(calendar, due), "SEQUENCE")));
    }

    /** An entry that only vanished would look like a review that was done. */
    @Test
    void aReviewThatWasCancelledIsCalledCancelled() throws IOException, ParserException {
        var cadence = cadence("FREQ=MONTHLY", "2090-01-15T09:00:00", "");
        var cancelled = owed(cadence, Instant.parse("2024-03-01T08:00:00Z"));
        var longAgo = owed(cadence, Instant.parse("2024-04-01T08:00:00Z"));
        var path = path("reader");
        var before = Integer.parseInt(of(event(strictly(read(path)), cancelled), "SEQUENCE"));
        for (var id : List.of(cancelled, longAgo)) {
            sql.update("""
                    with gone as (insert into review (id, scope, origin, obligation, reason, opened_by, opened_at, state,
                        as_of, knowledge, cancelled_by, ended_at, why)
                    select gen_random_uuid(), scope, 'CADENCE', id, 'test', 'test', now(), 'CANCELLED', due_on, 'recorded',
                        'a person', now() - (case when id = ? then 40 else 1 end) * interval '1 day', 'a test'
                    from obligation where id = ? returning id, obligation)
                    update obligation o set state = 'OPENED', opened_at = now(), late = true, review = gone.id
                    from gone where o.id = gone.obligation
                    """, longAgo, id);
        }

        var text = read(path);
        var event = event(strictly(text), cancelled);

        assertThat(of(event, "STATUS")).isEqualTo("CANCELLED");
        assertThat(of(event, "CATEGORIES")).isEqualTo("CANCELLED");
        assertThat(Integer.parseInt(of(event, "SEQUENCE"))).isGreaterThan(before);
        assertThat(text).doesNotContain(longAgo.toString());
    }

    /** Calendars know one entry of all attempts, whichever of them was cancelled. */
    @Test
    void aSecondAttemptThatWasCancelledIsTheEntryOfTheFirst() throws IOException, ParserException {
        var cadence = cadence("FREQ=MONTHLY", "2090-01-15T09:00:00", "");
        var first = owed(cadence, Instant.parse("2024-03-01T08:00:00Z"));
        var second = UUID.randomUUID();
        sql.update("""
                insert into obligation (id, cadence, period, origin, scope, forum, due_at, due_on, reason, state, again_of, attempt)
                select ?, cadence, period || ':again', origin, scope, forum, due_at, due_on, reason, 'DUE', id, 1
                from obligation where id = ?
                """, second, first);
        for (var attempt : List.of(first, second)) {
            sql.update(
                    """
                    with ended as (insert into review (id, scope, origin, obligation, reason, opened_by, opened_at, state,
                        as_of, knowledge, cancelled_by, ended_at, why)
                    select gen_random_uuid(), scope, 'CADENCE', id, 'test', 'test', now(), ?, due_on, 'recorded', ?, ?, 'a test'
                    from obligation where id = ? returning id, obligation)
                    update obligation o set state = 'OPENED', opened_at = now(), late = true, review = ended.id
                    from ended where o.id = ended.obligation
                    """,
                    attempt.equals(first) ? "INCOMPLETE" : "CANCELLED",
                    attempt.equals(first) ? null : "a person",
                    java.sql.Timestamp.from(Instant.now()),
                    attempt);
        }

        var text = read(path("reader"));

        assertThat(of(event(strictly(text), first), "STATUS")).isEqualTo("CANCELLED");
        assertThat(text).doesNotContain(second.toString());
    }

    /** The later one has an entry of its own, and the first attempt is not late for ever. */
    @Test
    void aSecondAttemptInWhosePlaceALaterReviewOpensLeavesNoEntry() throws IOException, ParserException {
        var cadence = cadence("FREQ=MONTHLY", "2090-01-15T09:00:00", "");
        var first = owed(cadence, Instant.parse("2024-03-01T08:00:00Z"));
        var later = owed(cadence, Instant.parse("2024-04-01T08:00:00Z"));
        sql.update("""
                insert into obligation (id, cadence, period, origin, scope, forum, due_at, due_on, reason, state, again_of, attempt,
                    covered_by)
                select gen_random_uuid(), cadence, period || ':again', origin, scope, forum, due_at, due_on, reason, 'COVERED', id, 1,
                    ?
                from obligation where id = ?
                """, later, first);
        sql.update("""
                with ended as (insert into review (id, scope, origin, obligation, reason, opened_by, opened_at, state,
                    as_of, knowledge, ended_at, why)
                select gen_random_uuid(), scope, 'CADENCE', id, 'test', 'test', now(), 'INCOMPLETE', due_on, 'recorded', now(), 'a test'
                from obligation where id = ? returning id, obligation)
                update obligation o set state = 'OPENED', opened_at = now(), late = true, review = ended.id
                from ended where o.id = ended.obligation
                """, first);

        var text = read(path("reader"));

        assertThat(of(event(strictly(text), later), "CATEGORIES")).isEqualTo("LATE");
        assertThat(text).doesNotContain(first.toString());
    }

    @Test
    void whatIsPlannedHasTheIdThatItsObligationWillHave() throws IOException, ParserException {
        var start = LocalDate.now(ZoneOffset.UTC).plusDays(20);
        var cadence = cadence("FREQ=MONTHLY;COUNT=1", start + "T09:00:00", "");
        var id = UUID.nameUUIDFromBytes(
                (cadence + " " + start + "T09:00").getBytes(java.nio.charset.StandardCharsets.UTF_8));

        var event = event(strictly(read(path("reader"))), id);

        assertThat(of(event, "CATEGORIES")).isEqualTo("PLANNED");
        assertThat(of(event, "STATUS")).isEqualTo("TENTATIVE");
    }

    /** Noon of some zone: owed at eleven, and by the newer version at two. */
    @Test
    void whatIsOwedAsTheVersionBeforeHadItIsNotPlannedASecondTime() {
        var zone =
                ZoneOffset.ofHours(12 - Instant.now().atOffset(ZoneOffset.UTC).getHour());
        var today = LocalDate.now(zone);
        var body = """
                {"content": {"reference": "CAL-%s", "scope": "partner:%s", "forum": "f", "rrule": "FREQ=DAILY;COUNT=2",
                 "zone": "%s", "startsAt": "%sT%d:00:00"}, "reason": "later"}""";
        var cadence =
                UUID.fromString(post("reviewer", "/v1/cadences", body.formatted(partner, partner, zone, today, 11))
                        .statusCode(201)
                        .extract()
                        .path("id"));
        as("reviewer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"1\"")
                .body(body.formatted(partner, partner, zone, today, 14))
                .put("/v1/cadences/" + cadence)
                .then()
                .statusCode(200);
        var again = planned(cadence, today);
        assertThat(read(path("reader"))).contains(again);

        var due = today.atTime(11, 0).toInstant(zone);
        sql.update("""
                insert into obligation (id, cadence, period, origin, scope, forum, due_at, due_on, reason, state)
                values (gen_random_uuid(), ?, ?, 'CADENCE', ?, 'f', ?, ?, 'cadence', 'DUE')
                """, cadence, today + "T11:00", "partner:" + partner, due, today);

        assertThat(read(path("reader"))).doesNotContain(again).contains(planned(cadence, today.plusDays(1)));
    }

    private static String planned(UUID cadence, LocalDate day) {
        return UUID.nameUUIDFromBytes(
                        (cadence + " " + day + "T14:00").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    @Test
    void entriesAreTheSameEveryTimeTheyAreRead() {
        owed(cadence("FREQ=MONTHLY", "2090-01-15T09:00:00", ""), Instant.parse("2024-03-01T08:00:00Z"));
        var path = path("reader");

        assertThat(read(path)).isEqualTo(read(path));
    }

    @Test
    void nothingOfTheContentIsInIt() {
        owed(cadence("FREQ=MONTHLY", "2090-01-15T09:00:00", ""), Instant.parse("2024-03-01T08:00:00Z"));

        assertThat(read(path("reader"))).contains("BEGIN:VEVENT").doesNotContain(partner, "secret", "CAL-", "partner");
    }

    @Test
    void whoeverIsOutsideTheGroupOfACadenceHasNoEntryOfIt() {
        var cadence = UUID.fromString(as("reviewer-inside")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                        {"accessGroup": "inner", "content": {"reference": "CAL-%1$s", "scope": "partner:%1$s", "forum": "f",
                         "rrule": "FREQ=DAILY", "zone": "UTC", "startsAt": "2090-01-01T00:00:00"}}""".formatted(partner))
                .post("/v1/cadences")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        var id = owed(cadence, Instant.parse("2024-03-01T08:00:00Z")).toString();

        assertThat(read(path("reader"))).doesNotContain(id);
        assertThat(read(path("reader-inside"))).contains(id);
        assertThat(read(path("auditor"))).contains(id);
    }

    private UUID decided(LocalDate signed, LocalDate reviewBy, String... groups) {
        var id = UUID.randomUUID();
        sql.update("""
                insert into decision (id, version, recording, recorded_at, act, marking, sources, reference, outcome, state,
                    partner, objectives, access_groups, content, evidence_digest, evidence, substantive, review_by, proposed_by,
                    proposed_at, signed_by, signed_at, signed_on)
                values (?, 1, 1, ?::date, 'CREATED', '{"classification": "UNCLASSIFIED"}', '[]', ?, 'CONTINUE', 'SIGNED', ?, '{}', ?,
                    '{"forum": "the secret board"}', 'x', '{}', true, ?, 'one', ?::date, 'another', ?::date, ?)
                """, id, signed, "D-" + id, partner, groups, reviewBy, signed, signed, signed);
        return id;
    }

    /** The second is about the same partner as the first, so that nobody waits for that any more. */
    @Test
    void aDecisionIsToBeLookedAtAgainByItsDayUntilItIsDecidedAnew() throws IOException, ParserException {
        var today = LocalDate.now(ZoneOffset.UTC);
        var first = decided(today.minusDays(9), today.minusDays(3));
        var path = path("reader");
        var late = event(strictly(read(path)), first);
        assertThat(of(late, "CATEGORIES")).isEqualTo("LATE");
        assertThat(of(late, "SUMMARY")).isEqualTo("Review due " + first);
        assertThat(of(late, "DTSTART")).isEqualTo(today.minusDays(3).toString().replace("-", "") + "T000000Z");
        assertThat(of(late, "DTSTAMP")).isEqualTo(today.minusDays(2).toString().replace("-", "") + "T000000Z");

        var second = decided(today.minusDays(8), today);
        var now = read(path);
        assertThat(now).doesNotContain(first.toString(), "secret", partner);
        assertThat(of(event(strictly(now), second), "CATEGORIES")).isEqualTo("DUE");

        var third = decided(today.minusDays(7), today.plusDays(5));
        assertThat(of(event(strictly(read(path)), third), "CATEGORIES")).isEqualTo("PLANNED");

        var inside = decided(today.minusDays(6), today.plusDays(400), "inner");
        assertThat(read(path)).doesNotContain(third.toString(), inside.toString());
        var soon = decided(today.minusDays(5), today.plusDays(5), "inner").toString();
        assertThat(read(path)).doesNotContain(soon);
        assertThat(read(path("reader-inside"))).contains(soon);
    }

    @Test
    void aRevokedTokenIsAbsentLikeOneThatNeverWas() {
        var made = feed("reader").extract();
        String path = made.path("path");
        read(path);
        post("reader", "/v1/calendar-feeds/" + made.path("id") + "/revoke", "").statusCode(200);
        var changed = path.substring(0, path.length() - 1) + (path.endsWith("A") ? "B" : "A");

        for (var wrong : List.of(
                path, changed, "/v1/calendar.ics?token=x", "/v1/calendar.ics?token=" + UUID.randomUUID() + ".x")) {
            request()
                    .get(wrong)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("No calendar is read with this token"));
        }
        request().get("/v1/calendar.ics").then().statusCode(401);
        post("reader", "/v1/calendar-feeds/" + made.path("id") + "/revoke", "").statusCode(409);
    }

    @Test
    void ofATokenOnlyTheDigestIsKept() {
        var key = UUID.randomUUID().toString();
        var first = as("reader")
                .header("Idempotency-Key", key)
                .body("{\"name\": \"a\"}")
                .post("/v1/calendar-feeds");
        var path = first.then().statusCode(201).extract().<String>path("path");
        var secret = path.substring(path.indexOf('.', path.indexOf("token=")) + 1);

        as("reader")
                .header("Idempotency-Key", key)
                .body("{\"name\": \"a\"}")
                .post("/v1/calendar-feeds")
                .then()
                .statusCode(201)
                .body("id", equalTo(first.path("id")))
                .body("path", nullValue());
        for (var table : List.of("calendar_feed", "calendar_feed_version", "idempotency_key", "recordings")) {
            assertThat(sql.number("select count(*) from " + table + " t where position(? in t::text) > 0", secret))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void nobodySeesTheFeedsOfOthers() {
        var id = feed("reader").body("path", notNullValue()).extract().<String>path("id");

        as("reader")
                .get("/v1/calendar-feeds")
                .then()
                .body("items.id", hasItem(id))
                .body("items.path", hasItem(nullValue()));
        as("auditor").get("/v1/calendar-feeds").then().body("items.id", not(hasItem(id)));
        as("auditor").get("/v1/calendar-feeds/" + id).then().statusCode(404);
        post("reviewer", "/v1/calendar-feeds/" + id + "/revoke", "").statusCode(404);
    }

    @Test
    void anEmptyCalendarIsOneToo() throws IOException, ParserException {
        assertThat(strictly(ICalendar.of(List.<Agenda.Entry>of())).<VEvent>getComponents("VEVENT"))
                .isEmpty();
    }
}
