package org.daylight.review.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.restassured.Request.request;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sealed reviews are written as rows here, so that a dashboard is tested without the services that reviews need. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
class DashboardsTest {

    private static final String RULEBOOK = "sha256:dashboards";

    /** Far before every other test's days, so that no other review is nearer. */
    private static final LocalDate DAY = LocalDate.of(1991, 3, 1);

    private static boolean written;

    @Inject
    Sql sql;

    @BeforeEach
    void twoSealedReviews() {
        if (written) {
            return;
        }
        written = true;
        rule("r.own", 1, "REQUIREMENT", "OWN_GOVERNMENT", "delivery");
        rule("r.partner", 2, "REQUIREMENT", "PARTNER", "delivery");
        rule("r.wait", 1, "WAIT", "OWN_GOVERNMENT", "notification");
        var first = review(DAY);
        measure(first, "0.9");
        var second = review(DAY.plusMonths(1));
        measure(second, "0.5");
        subject(second, "delivery:1", "delivery", "XDA", new String[0], "NN");
        subject(second, "delivery:2", "delivery", "XDA", new String[] {"inner"}, "NM");
        subject(second, "notification:1", "notification", "XDA", new String[0], "N");
        total(second, new String[0], 1, 2);
        total(second, new String[] {"inner"}, 1, 1);
        sql.update("""
            insert into judged_answer (lineage, subject, rule, answer, message, missing, reasons, permitted_from)
            values (?, 'notification:1', 'r.wait', 'NOT_MET', 'may be offered later', '{}', '{}', '1991-04-11')
            """, second);
        flag(second, "r.own", "delivery:1", new String[0], null);
        flag(second, "r.partner", "delivery:1", new String[0], null);
        flag(second, "r.own", "delivery:2", new String[] {"inner"}, null);
        flag(second, "r.own", "delivery:3", new String[0], DAY.plusDays(20));
    }

    private void rule(String rule, int position, String severity, String dutyHolder, String type) {
        sql.update("""
            insert into rulebook_rule (rulebook, rule, subject_type, position, title, severity, duty_holder, choice,
                authority, citation, counsel_reviewed) values (?, ?, ?, ?, 'A rule', ?, ?, 'MANDATORY', 'STATUTE', '-', false)
            """, RULEBOOK, rule, type, position, severity, dutyHolder);
    }

    private UUID review(LocalDate asOf) {
        var id = UUID.randomUUID();
        sql.update("""
            insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, known_at, knowledge,
                rulebook, retrospective, digest, sealed_at)
            values (?, 'portfolio', 'PERSON', 'test', 'test', now(), 'SEALED', ?, ?::date, 'recorded', ?, false, 'sha256:x', now())
            """, id, asOf, asOf, RULEBOOK);
        return id;
    }

    private void measure(UUID review, String index) {
        sql.update("""
            insert into review_measure (review, subject, type, partner, label, access_groups, measure, left_out)
            values (?, 'objective:d', 'objective', 'XDA', 'ON TIME/1', '{}', ?::jsonb, '[]')
            """, review, """
                {"latest": {"milestone": "HANDED_OVER", "scheduleIndex": "%s", "maxLate": null}, "first": {"scheduleIndex": "0.2"}}\
                """.formatted(index));
        subject(review, "objective:d", "objective", "XDA", new String[0], "M");
    }

    private void subject(UUID review, String subject, String type, String partner, String[] groups, String vector) {
        sql.update(
                """
                insert into judged_subject (lineage, subject, type, partner, label, access_groups, vector, partition, batch)
                values (?, ?, ?, ?, ?, ?, ?, 1, 1)
                """, review, subject, type, partner, type.equals("objective") ? "ON TIME/1" : subject, groups, vector);
    }

    private void total(UUID review, String[] groups, long subjects, long notMet) {
        sql.update(
                "insert into review_total values (?, 'delivery', ?, ?, 0, ?, 0, 0, 0, 0)",
                review,
                groups,
                subjects,
                notMet);
    }

    private void flag(UUID review, String rule, String subject, String[] groups, @Nullable LocalDate until) {
        var id = UUID.randomUUID();
        sql.update("""
            insert into flag (id, version, recording, recorded_at, act, marking, sources, kind, rule, subject,
                discriminator, subject_type, label, partner, access_groups, condition, disposition, owner, level, detected_on)
            values (?, 1, 1, now(), 'CREATED', '{"classification": "UNCLASSIFIED"}', '[]', 'RULE', ?, ?, '', 'delivery', ?, 'XDA', ?, ?, 'OPEN',
                'desk officer', 'L1', ?)
            """, id, rule, subject, subject, groups, until == null ? "PRESENT" : "CLEARED", DAY);
        sql.update("""
            insert into flag_reading (flag, review, as_of, known_at, rulebook, severity, duty_holder, choice, authority,
                citation, counsel_reviewed, title, message, missing, reasons, subjects)
            select ?, ?, ?, now(), rulebook, severity, duty_holder, choice, authority, citation, false, title, 'text',
                '{}', '{}', 1 from rulebook_rule where rulebook = ? and rule = ?
            """, id, review, DAY.plusMonths(1), RULEBOOK, rule);
        sql.update("""
            insert into flag_presence (flag, number, from_on, opened_by, until_on, ended_because, ended_by)
            values (?, 1, ?, 'review:x', ?, ?, ?)
            """, id, DAY, until, until == null ? null : "MET", until == null ? null : "review:y");
    }

    private static ValidatableResponse get(String account, String path) {
        return request()
                .urlEncodingEnabled(false)
                .basic(account, account + "-test-password")
                .get(path)
                .then();
    }

    @Test
    void ownLapsesAndThePartnersStandApartInTheReadersSight() {
        get("reader", "/v1/dashboards/partners/XDA?asOf=1991-04-05")
                .statusCode(200)
                .body("flags.ownGovernment.present", equalTo(1))
                .body("flags.partner.present", equalTo(1))
                .body("basis.asOf", equalTo("1991-04-01"));
        get("reader-inside", "/v1/dashboards/partners/XDA?asOf=1991-04-05")
                .statusCode(200)
                .body("flags.ownGovernment.present", equalTo(2));
        get("reader", "/v1/dashboards/portfolio?asOf=1991-04-05")
                .statusCode(200)
                .body("subjects.find { it.type == 'delivery' }.notMet", equalTo(2));
        get("auditor", "/v1/dashboards/portfolio?asOf=1991-04-05")
                .statusCode(200)
                .body("subjects.find { it.type == 'delivery' }.notMet", equalTo(3));
    }

    @Test
    void whatAReviewDidNotCountIsNotShownAsNone() {
        get("reader", "/v1/dashboards/partners/XDA?asOf=1991-04-05").body("packages.packages", equalTo(0));
        var old = UUID.randomUUID();
        sql.update("""
            insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, known_at, knowledge,
                rulebook, retrospective, digest, sealed_at, counted_apart, counted_undertakings)
            values (?, 'partner:XDU', 'PERSON', 'test', 'test', now(), 'SEALED', '1991-04-10', '1991-04-10', 'recorded',
                ?, false, 'sha256:x', now(), false, false)
            """, old, RULEBOOK);
        subject(old, "delivery:9", "delivery", "XDU", new String[0], "M");

        get("reader", "/v1/dashboards/partners/XDU?asOf=1991-04-10")
                .statusCode(200)
                .body("basis.scope", equalTo("partner:XDU"))
                .body("packages", nullValue())
                .body("followed", nullValue())
                .body("waivedWaits", nullValue());
    }

    /** Of five one is restricted; of the others one was due in 1990 and three, one without a day, were called for in 1991. */
    @Test
    void whatWeSaidWeWouldDoIsCountedByPartnerAndYear() {
        var review = UUID.randomUUID();
        sql.update("""
            insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, known_at, knowledge,
                rulebook, retrospective, digest, sealed_at)
            values (?, 'partner:XDF', 'PERSON', 'test', 'test', now(), 'SEALED', '1991-06-10', '1991-06-10', 'recorded',
                ?, false, 'sha256:x', now())
            """, review, RULEBOOK);
        subject(review, "delivery:8", "delivery", "XDF", new String[0], "M");
        stated(review, 1, "CONSEQUENCE", "1990-12-31", "OVERDUE");
        stated(review, 2, "CONSEQUENCE", "1991-01", "CARRIED_OUT");
        stated(review, 3, "CONSEQUENCE", "1991", "UNDETERMINED");
        stated(review, 4, "BENEFIT", "1991-03-01", "NOT_CARRIED_OUT");
        stated(review, 5, "BENEFIT", "1990/1991", "CARRIED_OUT");
        stated(review, 6, "BENEFIT", "1991-03-02", "CARRIED_OUT", "inner");

        get("reader", "/v1/dashboards/partners/XDF?asOf=1991-06-10")
                .statusCode(200)
                .body("followed.year", contains(1990, 1991, 1991, null))
                .body("followed.nature", contains("CONSEQUENCE", "BENEFIT", "CONSEQUENCE", "BENEFIT"))
                .body("followed.overdue", contains(1, 0, 0, 0))
                .body("followed.carriedOut", contains(0, 0, 1, 1))
                .body("followed.notCarriedOut", contains(0, 1, 0, 0))
                .body("followed.undetermined", contains(0, 0, 1, 0));
        get("reader-inside", "/v1/dashboards/partners/XDF?asOf=1991-06-10")
                .body("followed.carriedOut", contains(0, 1, 1, 1));
        get("reader", "/v1/dashboards/counted?review=%s&kind=UNDERTAKING&partner=XDF".formatted(review))
                .statusCode(200)
                .body("total.count", equalTo(5))
                .body("items[0].stands", equalTo("OVERDUE"))
                .body("items[0].link", equalTo("/v1/undertakings?reference=U1"));
        // Behind each number stand the records that it counts, and no others.
        var followed = get("reader", "/v1/dashboards/partners/XDF?asOf=1991-06-10")
                .extract()
                .jsonPath();
        assertThat(followed.getString("followed[2].link"))
                .endsWith("&kind=UNDERTAKING&partner=XDF&nature=CONSEQUENCE&year=1991");
        var behind = new ArrayList<List<String>>();
        for (var link : followed.getList("followed.link", String.class)) {
            behind.add(get("reader", link).statusCode(200).extract().jsonPath().getList("items.reference"));
        }
        assertThat(behind).containsExactly(List.of("U1"), List.of("U4"), List.of("U2", "U3"), List.of("U5"));
        get("reader-inside", followed.getString("followed[1].link")).body("items.reference", contains("U4", "U6"));
        for (var number : List.of("carriedOut", "notCarriedOut", "overdue", "undetermined")) {
            for (var row = 0; row < 4; row++) {
                get("reader", followed.getString("followed[%d].links.%s".formatted(row, number)))
                        .statusCode(200)
                        .body("total.count", equalTo(followed.getInt("followed[%d].%s".formatted(row, number))));
            }
        }
        for (var wrong : List.of("year=91", "nature=FOO", "stands=FOO")) {
            get("reader", "/v1/dashboards/counted?review=%s&%s".formatted(review, wrong))
                    .statusCode(400);
        }
    }

    private void stated(UUID review, int number, String nature, String on, String stands, String... groups) {
        sql.update("""
            insert into review_counted (review, partner, number, kind, reference, on_day, access_groups, nature, stands)
            values (?, 'XDF', ?, 'UNDERTAKING', ?, ?, ?, ?, ?)
            """, review, number, "U" + number, on, groups, nature, stands);
    }

    /** Two came due on the 20th of March; on the 3rd of April somebody cancelled the review that had been opened late. */
    @Test
    void whatWasCancelledIsNoLongerCountedAsOpened() {
        request()
                .basic("reviewer", "reviewer-test-password")
                .contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("""
                    {"content": {"reference": "XDA", "scope": "partner:XDA", "forum": "board", "rrule": "FREQ=YEARLY",
                     "zone": "UTC", "startsAt": "2090-01-01T09:00:00"}}
                    """)
                .post("/v1/cadences")
                .then()
                .statusCode(201);
        owed("1", true, "CANCELLED", "1991-04-03");
        owed("2", false, "WAITING", null);
        // Not due: one while the cadence rested, one that another covers. The review of the second was tried twice.
        sql.update("""
            insert into obligation (id, cadence, period, origin, scope, forum, due_at, due_on, reason, state, pause_reason,
                covered_by, again_of, attempt)
            select gen_random_uuid(), c.id, p.period, 'CADENCE', 'partner:XDA', 'board', '1991-03-20', '1991-03-20', 'test',
                p.state, p.pause, case when p.state = 'COVERED' then o.id end, case when p.state = 'DUE' then o.id end,
                case when p.state = 'DUE' then 1 else 0 end
            from cadence c join obligation o on o.cadence = c.id and o.period = '2'
            cross join (values ('3', 'PAUSED', 'it rests'), ('4', 'COVERED', null), ('2:again', 'DUE', null)) p (period, state, pause)
            where c.reference = 'XDA'
            """);

        get("reader", "/v1/dashboards/partners/XDA?asOf=1991-04-02")
                .statusCode(200)
                .body("obligations.opened", equalTo(2))
                .body("obligations.openedLate", equalTo(1))
                .body("obligations.cancelled", equalTo(0));
        get("reader", "/v1/dashboards/partners/XDA?asOf=1991-04-05")
                .body("obligations.due", equalTo(0))
                .body("obligations.opened", equalTo(1))
                .body("obligations.openedLate", equalTo(0))
                .body("obligations.cancelled", equalTo(1))
                .body("obligations.paused", equalTo(1))
                .body("obligations.covered", equalTo(1))
                .body("obligations.link", equalTo("/v1/obligations?scope=partner%3AXDA"))
                .body("obligations.dueLink", equalTo("/v1/obligations?scope=partner%3AXDA&state=due"));
    }

    private void owed(String period, boolean late, String state, @Nullable String endedOn) {
        var review = UUID.randomUUID();
        sql.update("""
            insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, knowledge, why,
                next_attempt_at, cancelled_by, ended_at)
            values (?, 'partner:XDA', 'CADENCE', 'test', 'test', '1991-03-20', ?, '1991-03-20', 'recorded', 'test',
                now() + interval '1 day', ?, ?::timestamptz)
            """, review, state, endedOn == null ? null : "test", endedOn);
        sql.update("""
            insert into obligation (id, cadence, period, origin, scope, forum, due_at, due_on, reason, state, opened_at,
                late, review)
            select gen_random_uuid(), id, ?, 'CADENCE', 'partner:XDA', 'board', '1991-03-20', '1991-03-20', 'test', 'OPENED',
                '1991-03-20', ?, ? from cadence where reference = 'XDA'
            """, period, late, review);
    }

    @Test
    void aDayInThePastShowsWhatWasThereThen() {
        get("reader", "/v1/dashboards/partners/XDA?asOf=1991-03-10")
                .statusCode(200)
                .body("basis.asOf", equalTo("1991-03-01"))
                .body("flags.ownGovernment.present", equalTo(2))
                .body("objectives[0].measure.latest.scheduleIndex", equalTo("0.9"));
        get("reader", "/v1/dashboards/portfolio?asOf=1990-12-31").statusCode(404);
    }

    @Test
    void aNumberLeadsToWhatIsBehindIt() {
        var link = get("reader", "/v1/dashboards/partners/XDA?asOf=1991-04-05")
                .statusCode(200)
                .extract()
                .path("flags.partner.counts[0].link");
        get("reader", String.valueOf(link))
                .statusCode(200)
                .body("total.count", equalTo(1))
                .body("items.subject", contains("delivery:1"))
                .body("items.rule", contains("r.partner"));
        var subjects = get("reader", "/v1/dashboards/portfolio?asOf=1991-04-05")
                .extract()
                .path("subjects.find { it.type == 'delivery' }.link");
        get("reader", String.valueOf(subjects))
                .statusCode(200)
                .body("items.subject", contains("delivery:1"))
                .body("items.notMet", contains(2));
    }

    @Test
    void aWaitShowsTheDaysThatAreLeft() {
        get("reader", "/v1/dashboards/portfolio?asOf=1991-04-05")
                .statusCode(200)
                .body("notices", hasSize(1))
                .body("notices[0].permittedFrom", equalTo("1991-04-11"))
                .body("notices[0].daysLeft", equalTo(6));
        get("reader", "/v1/dashboards/portfolio?asOf=1991-04-11").body("notices", hasSize(0));
    }

    @Test
    void aWaitOfWhichNobodyKnowsTheDayComesFirst() {
        var review = review(LocalDate.of(1991, 9, 1));
        subject(review, "notification:d1", "notification", "XDW", new String[0], "M");
        subject(review, "notification:d2", "notification", "XDW", new String[0], "A");
        subject(review, "notification:d3", "notification", "XDW", new String[] {"inner"}, "U");
        subject(review, "notification:d4", "notification", "XDW", new String[0], "N");
        subject(review, "notification:d5", "notification", "XDW", new String[0], "U");
        subject(review, "notification:d6", "notification", "XDW", new String[0], "E");
        sql.update("""
            insert into judged_answer (lineage, subject, rule, answer, message, missing, reasons, permitted_from)
            values (?, 'notification:d4', 'r.wait', 'NOT_MET', 'may be offered later', '{}', '{}', '1991-09-11'),
                (?, 'notification:d6', 'r.wait', 'ERROR', 'the rule divides by nought', '{}', '{}', null)
            """, review, review);
        sql.update("""
            insert into review_counted (review, partner, number, kind, reference, access_groups, unless_charged)
            values (?, 'XDW', 1, 'WAIVED_WAIT', 'notification:d5', '{}', false)
            """, review);

        get("reader", "/v1/dashboards/partners/XDW?asOf=1991-09-05")
                .statusCode(200)
                .body("notices.subject", contains("notification:d1", "notification:d6", "notification:d4"))
                .body("notices.permittedFrom", contains(null, null, "1991-09-11"))
                .body("notices[1].answer", equalTo("ERROR"))
                .body("notices[1].message", equalTo("the rule divides by nought"))
                .body("notices[0].answer", equalTo("MET"))
                .body("notices[0].daysLeft", nullValue())
                .body("notices[0].message", equalTo("The day from which this wait is counted is not recorded"));
    }

    /** An emergency waives the wait of a notice, also where an undertaking is called the same. */
    @Test
    void theWaitOfAnUndertakingOfWhichNobodyKnowsTheDayIsShownToo() {
        rule("r.wait.owed", 1, "WAIT", "OWN_GOVERNMENT", "undertaking");
        var review = review(LocalDate.of(1991, 10, 1));
        subject(review, "undertaking:d1", "undertaking", "XDV", new String[0], "M");
        subject(review, "undertaking:d2", "undertaking", "XDV", new String[0], "A");
        subject(review, "undertaking:d4", "undertaking", "XDV", new String[0], "N");
        subject(review, "undertaking:d3", "undertaking", "XDV", new String[] {"inner"}, "U");
        sql.update("""
            insert into review_counted (review, partner, number, kind, reference, access_groups, unless_charged)
            values (?, 'XDV', 1, 'WAIVED_WAIT', 'undertaking:d1', '{}', false)
            """, review);

        get("reader", "/v1/dashboards/partners/XDV?asOf=1991-10-05")
                .statusCode(200)
                .body("notices.subject", contains("undertaking:d1"))
                .body("notices[0].rule", equalTo("r.wait.owed"))
                .body("notices[0].permittedFrom", nullValue())
                .body("notices[0].message", equalTo("The day from which this wait is counted is not recorded"));
    }

    @Test
    void anObjectiveNamesItsMilestoneAndShowsItsTrend() {
        var link = get("reader", "/v1/dashboards/portfolio?asOf=1991-04-05")
                .extract()
                .path("objectives[0].link");
        get("reader", String.valueOf(link))
                .statusCode(200)
                .body("scope", equalTo("objective:ON TIME/1"))
                .body("objectives[0].milestone", equalTo("HANDED_OVER"))
                .body("objectives[0].measure.latest.maxLate", nullValue())
                .body("trend.scheduleIndex", contains("0.9", "0.5"))
                .body("trend.scheduleIndexFirst", contains("0.2", "0.2"));
    }

    @Test
    void whatNobodyReviewedIsAbsent() {
        get("reader", "/v1/dashboards/partners/XDZ").statusCode(404);
        get("reader", "/v1/dashboards/objectives/NONE").statusCode(404);
    }
}
