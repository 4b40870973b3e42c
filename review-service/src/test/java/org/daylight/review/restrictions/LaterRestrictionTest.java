package org.daylight.review.restrictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.flags;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;
import static org.daylight.review.stub.Scenario.restricted;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.Test;

/** What was open when a review was sealed, and is restricted since. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class LaterRestrictionTest {

    private static final List<String> INNER = List.of("inner");

    @Inject
    Sql sql;

    /** A portfolio review of 1971 with a delivery, a notice that waits, a measured objective and a package of a partner. */
    private String sealed(String partner, String day) {
        var id = UUID.randomUUID();
        sql.update("""
            insert into rulebook_rule (rulebook, rule, subject_type, position, title, severity, duty_holder, choice,
                authority, citation, counsel_reviewed)
            values ('sha256:later', 'l.wait', 'notification', 1, 'A wait', 'WAIT', 'OWN_GOVERNMENT', 'MANDATORY', '-', '-', false)
            on conflict do nothing
            """);
        sql.update("""
            insert into review (id, scope, origin, reason, opened_by, opened_at, state, as_of, known_at, knowledge,
                rulebook, retrospective, digest, sealed_at)
            values (?, 'portfolio', 'PERSON', 'test', 'test', now(), 'SEALED', ?::date, ?::date, 'recorded', 'sha256:later',
                false, 'sha256:x', now())
            """, id, day, day);
        for (var subject : List.of("delivery:%s-1", "delivery:%s-2", "notification:%s-1", "objective:%s")) {
            var name = subject.formatted(partner);
            sql.update("""
                insert into judged_subject (lineage, subject, type, partner, label, access_groups, vector, partition, batch)
                values (?, ?, ?, ?, ?, '{}', 'N', 1, 1)
                """, id, name, name.substring(0, name.indexOf(':')), partner, name.replace("objective:", "O-"));
        }
        sql.update("""
            insert into review_total (review, type, partner, access_groups, subjects, met, not_met, undetermined,
                not_applicable, error, met_applicability_unknown)
            select review, type, partner, '{}', count(*), 0, count(*), 0, 0, 0, 0 from review_subject where review = ?
            group by review, type, partner
            """, id);
        sql.update("""
            insert into judged_answer (lineage, subject, rule, answer, message, missing, reasons, permitted_from)
            values (?, ?, 'l.wait', 'NOT_MET', 'may be offered later', '{}', '{}', '1979-01-01')
            """, id, "notification:%s-1".formatted(partner));
        sql.update("""
            insert into review_measure (review, subject, type, partner, label, access_groups, measure, left_out)
            values (?, ?, 'objective', ?, ?, '{}', '{"latest": {"scheduleIndex": "0.5"}}', '[]')
            """, id, "objective:" + partner, partner, "O-" + partner);
        sql.update("""
            insert into review_counted (review, partner, number, kind, reference, on_day, access_groups)
            values (?, ?, 1, 'PACKAGE', ?, ?, '{}')
            """, id, partner, "P-" + partner, day);
        return id.toString();
    }

    private static void found(String account, String path, int status) {
        as(account).get(path).then().statusCode(status);
    }

    @Test
    void aPartnerRestrictedAfterwardsIsAbsentAlsoInWhatWasSealedBefore() {
        var old = sealed("XLR", "1971-03-01");
        Scenario.of("XLR", delivery("1", "t.alpha", "N"), delivery("2", "t.beta", "U:x.on"));
        var open = review("XLR", "2024-03-01").getString("id");
        var flag = flag("t.alpha", "delivery:XLR-1").getString("id");
        var response = as("desk-officer")
                .body("""
                    {"act": "INTERNAL", "channel": "INTERNAL_NOTE", "level": "L1", "on": "2024-03-02", "toWhom": "us",
                     "what": "noted"}""")
                .post("/v1/flags/" + flag + "/responses")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var decision = as("reviewer")
                .body("""
                    {"content": {"reference": "D-XLR", "outcome": "CONTINUE", "forum": "board", "authorityOfRecord": "us",
                     "legalBasis": "policy", "scope": {"partner": "XLR"}, "interestStatement": "ours",
                     "options": [{"option": "go on", "effect": "none"}], "reviewBy": "2099-01-01"}}""")
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var cadence = as("reviewer")
                .body("""
                    {"content": {"reference": "C-XLR", "scope": "partner:XLR", "forum": "board", "rrule": "FREQ=YEARLY",
                     "zone": "UTC", "startsAt": "2099-01-05T09:00:00"}}""")
                .post("/v1/cadences")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        var paths = List.of(
                "/v1/dashboards/partners/XLR?asOf=1971-04-01",
                "/v1/dashboards/partners/XLR",
                "/v1/dashboards/objectives/O-XLR?asOf=1971-04-01",
                "/v1/dashboards/flags?scope=partner:XLR",
                "/v1/reviews/" + open,
                "/v1/flags/" + flag,
                "/v1/flags/" + flag + "/explanation",
                "/v1/flags/" + flag + "/history",
                "/v1/responses/" + response,
                "/v1/decisions/" + decision,
                "/v1/cadences/" + cadence);
        paths.forEach(path -> found("reader", path, 200));
        var before =
                as("reader").get("/v1/dashboards/portfolio?asOf=1971-04-01").jsonPath();
        assertThat(before.getInt("subjects.find { it.type == 'delivery' }.subjects"))
                .isEqualTo(2);
        assertThat(before.getList("notices")).hasSize(1);
        assertThat(before.getInt("packages.packages")).isEqualTo(1);

        Scenario.of("XLR", restricted(INNER, "1", "t.alpha", "N"), restricted(INNER, "2", "t.beta", "U:x.on"));
        review("XLR", "2024-03-02");

        paths.forEach(path -> found("reader", path, 404));
        paths.forEach(path -> found("reader-inside", path, 200));
        as("reader")
                .get("/v1/dashboards/portfolio?asOf=1971-04-01")
                .then()
                .body("basis.review", equalTo(old))
                .body("subjects", empty())
                .body("notices", empty())
                .body("objectives", empty())
                .body("packages.packages", equalTo(0));
        as("reader").get("/v1/reviews/" + old).then().body("totals", empty());
        as("reader").get("/v1/dashboards/subjects?review=" + old).then().body("total.count", equalTo(0));
        as("reader").get("/v1/dashboards/counted?review=" + old).then().body("items", empty());
        as("reader").get("/v1/reviews?scope=partner:XLR").then().body("items", empty());
        as("reader").get("/v1/decisions?partner=XLR").then().body("items", empty());
        as("reader").get("/v1/cadences?scope=partner:XLR").then().body("items", empty());
        as("reader").get("/v1/responses?flag=" + flag).then().body("items", empty());
        assertThat(flags("reader", "partner=XLR").getList("items")).isEmpty();
        as("reader-inside").get("/v1/reviews/" + old).then().body("totals", hasSize(3));

        Scenario.of("XLR", delivery("1", "t.alpha", "N"), delivery("2", "t.beta", "U:x.on"));
        review("XLR", "2024-03-03");
        found("reader", "/v1/dashboards/partners/XLR?asOf=1971-04-01", 200);
        as("reader").get("/v1/reviews/" + old).then().body("totals", hasSize(3));
    }

    @Test
    void aReviewThatLooksBackKnowsWhatIsRestrictedToday() {
        Scenario.of("XLB", delivery("1", "t.alpha", "N"));
        review("XLB", "2024-03-02");
        Scenario.of("XLB", restricted(INNER, "1", "t.alpha", "N"));

        assertThat(review("XLB", "2024-03-01").getBoolean("retrospective")).isTrue();

        found("reader", "/v1/dashboards/partners/XLB", 404);
        found("reader", "/v1/flags/" + flag("t.alpha", "delivery:XLB-1").getString("id"), 404);
    }

    @Test
    void oneRecordRestrictedAfterwardsIsTakenOffTheTotals() {
        var old = sealed("XLO", "1972-03-01");
        Scenario.of("XLO", restricted(INNER, "1"), delivery("2"));
        review("XLO", "2024-03-01");

        as("reader")
                .get("/v1/dashboards/partners/XLO?asOf=1972-04-01")
                .then()
                .statusCode(200)
                .body("basis.review", equalTo(old))
                .body("subjects.find { it.type == 'delivery' }.subjects", equalTo(1))
                .body("subjects.find { it.type == 'delivery' }.notMet", equalTo(1));
        as("reader")
                .get("/v1/dashboards/subjects?review=" + old)
                .then()
                .body("items.subject", not(hasItem("delivery:XLO-1")))
                .body("items.subject", hasItem("delivery:XLO-2"));
        as("reader-inside")
                .get("/v1/dashboards/partners/XLO?asOf=1972-04-01")
                .then()
                .body("subjects.find { it.type == 'delivery' }.subjects", equalTo(2));
    }

    @Test
    void whatAnOlderReviewKnewLiftsNoRestriction() {
        Scenario.of("XLN", restricted(INNER, "1", "t.alpha", "N"));
        review("XLN", "2024-03-01");
        Scenario.of("XLN", delivery("1", "t.alpha", "N"));
        var old = as("reviewer")
                .body("""
                    {"scope": "partner:XLN", "asOf": "2024-03-01", "knownAt": "2024-03-01T00:00:00Z", "reason": "a test"}""")
                .post("/v1/reviews")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        org.daylight.review.reviews.Suite.ended(old);

        found("reader", "/v1/dashboards/partners/XLN", 404);
        as("reader").get("/v1/reviews?scope=partner:XLN").then().body("items", empty());
        found("reader-inside", "/v1/dashboards/partners/XLN", 200);
    }
}
