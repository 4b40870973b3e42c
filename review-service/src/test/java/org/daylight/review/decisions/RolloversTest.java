package org.daylight.review.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.stub.Scenario.delivery;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class RolloversTest {

    @Inject
    Sql sql;

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** What was decided about the partner so far was decided a month before. */
    private void aMonthLater(String partner) {
        sql.update("""
                update decision set signed_at = signed_at - interval '30 days', proposed_at = proposed_at - interval '30 days'
                where (partner = ? or ? = any(objectives)) and outcome <> 'CONTINUED_BY_DEFAULT'
                """, partner, partner);
    }

    private static void goesOn(String partner, int number, String outcome) {
        var flag = flag("t.beta", "delivery:" + partner + "-2").getString("id");
        decided(partner, number, outcome, "\"flags\": [\"%s\"]".formatted(flag));
    }

    private static void decided(String partner, int number, String outcome, String evidence) {
        decided(
                partner,
                number,
                outcome,
                evidence,
                "{\"partner\": \"%1$s\", \"objectives\": [\"%1$s\"]}".formatted(partner));
    }

    private static void decided(String partner, int number, String outcome, String evidence, String scope) {
        var decision = as("reviewer")
                .body("""
                    {"content": {"reference": "D-%1$s-%2$d", "outcome": "%3$s", "forum": "review board",
                     "authorityOfRecord": "assistant secretary", "legalBasis": "policy",
                     "scope": %5$s, "interestStatement": "we want what we said",
                     "options": [{"option": "go on", "effect": "none"}], %4$s, "reviewBy": "2099-01-01"}}
                    """.formatted(partner, number, outcome, evidence, scope))
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        act(
                        "approver",
                        "/v1/decisions/" + decision.getString("id") + "/sign",
                        1,
                        "{\"evidenceDigest\": \"%s\"}".formatted(decision.getString("evidenceDigest")))
                .statusCode(200);
    }

    private static JsonPath report(String partner) {
        return as("auditor")
                .get("/v1/reports/integrity?from=%s&to=%s&partner=%s".formatted(today(), today(), partner))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void goingOnOnTheSameEvidenceIsCountedUntilThereIsSomethingNew() {
        var scenario = Scenario.of("DRO", delivery("1"), delivery("2", "t.beta", "N"));
        scenario.schedule = """
            {"objective": "DRO", "partner": "DRO", "contentMix": [], "planned": [], "baselines": [], "deliveries": []}\
            """;
        review("DRO", "2024-05-01");
        goesOn("DRO", 1, "CONTINUE");
        assertThat(report("DRO").getList("rollovers")).isEmpty();
        aMonthLater("DRO");
        goesOn("DRO", 2, "CONTINUE");

        var repeated = report("DRO");
        assertThat(repeated.getList("rollovers.scope")).containsExactly("objective:DRO", "partner:DRO");
        assertThat(repeated.getList("rollovers.times")).containsExactly(2, 2);
        assertThat(repeated.getString("rollovers[1].outcome")).isEqualTo("CONTINUE");
        assertThat(repeated.getString("rollovers[1].since"))
                .isEqualTo(today().minusDays(30).toString());
        var seen = review("DRO", today().toString()).getString("id");
        assertThat(as("reader")
                        .get("/v1/dashboards/partners/DRO")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getMap("objectives[0].measure.rollover"))
                .as(seen)
                .hasSize(4)
                .containsEntry("times", 2)
                .containsEntry("outcome", "CONTINUE");

        // The same rule is not met on other facts.
        scenario.partitions = List.of(List.of(delivery("1"), delivery("2", "t.beta", "N", "t.alpha", "A")));
        review("DRO", today().toString());
        aMonthLater("DRO");
        goesOn("DRO", 3, "CONTINUE");
        assertThat(report("DRO").getList("rollovers")).isEmpty();
        aMonthLater("DRO");
        goesOn("DRO", 4, "CONTINUE");
        assertThat(report("DRO").getList("rollovers.times")).containsExactly(2, 2);
        // Signed at the same sitting it is no other time.
        goesOn("DRO", 5, "CONTINUE");
        assertThat(report("DRO").getList("rollovers.times")).containsExactly(2, 2);
        goesOn("DRO", 6, "SLOW");
        assertThat(report("DRO").getList("rollovers")).isEmpty();
    }

    /** Such decisions are recorded under no partner. */
    @Test
    void whatIsDecidedAboutAnObjectiveAloneIsInTheReportOfItsPartner() {
        var scenario = Scenario.of("DRV", delivery("1", "t.beta", "N"));
        scenario.schedule = """
            {"objective": "DRV", "partner": "DRV", "contentMix": [], "planned": [], "baselines": [], "deliveries": []}\
            """;
        var evidence =
                "\"review\": \"%s\"".formatted(review("DRV", "2024-05-01").getString("id"));
        decided("DRV", 1, "CONTINUE", evidence, "{\"objectives\": [\"DRV\"]}");
        aMonthLater("DRV");
        decided("DRV", 2, "CONTINUE", evidence, "{\"objectives\": [\"DRV\"]}");

        assertThat(report("DRV").getList("rollovers.scope")).containsExactly("objective:DRV");
        assertThat(report("DRV").getList("rollovers.partner")).containsExactly("DRV");

        // A decision of another kind about the objective alone ends the run of what names the partner as well.
        decided("DRV", 3, "SLOW", evidence, "{\"objectives\": [\"DRV\"]}");
        assertThat(report("DRV").getList("rollovers")).isEmpty();
    }

    /** Two reviews that say the same on other days are one evidence: of two decisions one repeats the other. */
    @Test
    void anotherReviewWithTheSameAnswersIsNothingNew() {
        var scenario = Scenario.of("DRW", delivery("1", "t.beta", "N"));
        scenario.schedule = """
            {"objective": "DRW", "partner": "DRW", "contentMix": [], "planned": [], "baselines": [], "deliveries": []}\
            """;
        decided(
                "DRW",
                1,
                "CONTINUE",
                "\"review\": \"%s\"".formatted(review("DRW", "2024-05-01").getString("id")));
        aMonthLater("DRW");
        decided(
                "DRW",
                2,
                "CONTINUE",
                "\"review\": \"%s\"".formatted(review("DRW", "2024-06-01").getString("id")));

        assertThat(report("DRW").getList("rollovers.times")).containsExactly(2, 2);
        review("DRW", today().toString());
        var measured = as("reader")
                .get("/v1/dashboards/partners/DRW")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(measured.getString("objectives[0].measure.habit.rubberStampShare"))
                .isEqualTo("0.5");
        assertThat(measured.getInt("objectives[0].measure.rollover.times")).isEqualTo(2);
    }

    /** The options of the decisions themselves say no costs; of the sealed ones that they name one does, beside what is planned. */
    @Test
    void whatSealedOptionsCostWasWeighed() {
        var scenario = Scenario.of("DRZ", delivery("1", "t.beta", "N"));
        scenario.schedule = """
            {"objective": "DRZ", "partner": "DRZ", "contentMix": [], "planned": [], "baselines": [], "deliveries": []}\
            """;
        var set = java.util.UUID.randomUUID();
        sql.update("""
            insert into option_set (id, version, recording, recorded_at, act, marking, sources, title, scope, partner, subjects,
                access_groups, content, as_of, until, known_at, rulebook, facts_digest, effects_version, digest, made_by,
                made_at, sealed_by, sealed_at)
            values (?, 1, 1, now(), 'CREATED', '{"classification": "UNCLASSIFIED"}', '[]', 'later', 'partner:DRZ', 'DRZ', '{}',
                '{}', '{"title": "later", "scope": "partner:DRZ", "asOf": "2024-05-01", "exemptions": [], "stocks": [],
                    "options": [{"name": "later", "measures": [], "costs": [
                        {"amount": {"amount": "7", "currency": "USD", "basis": "ESTIMATE"}, "source": "the depot"}]}]}',
                '2024-05-01', '2024-12-31', now(), 'r', 'f', 1, 'x', 'one', now(), 'another', now())
            """, set);
        var evidence =
                "\"review\": \"%s\", \"considered\": {\"set\": \"%s\", \"digest\": \"x\", \"chosen\": \"as planned\"}";
        decided(
                "DRZ",
                1,
                "CONTINUE",
                evidence.formatted(review("DRZ", "2024-05-01").getString("id"), set));
        assertThat(sql.number("select count(*) from decision where reference = 'D-DRZ-1' and substantive"))
                .isEqualTo(1);
        aMonthLater("DRZ");
        decided(
                "DRZ",
                2,
                "CONTINUE",
                evidence.formatted(review("DRZ", "2024-06-01").getString("id"), set));

        review("DRZ", today().toString());
        assertThat(as("reader")
                        .get("/v1/dashboards/partners/DRZ")
                        .jsonPath()
                        .getString("objectives[0].measure.habit.rubberStampShare"))
                .isEqualTo("0");
    }

    /** Whoever may read what is measured of a partner need not be in the group of those who decided. */
    @ParameterizedTest
    @CsvSource({"DRX, {}, 2", "DRY, {inner},"})
    void whatOthersDecidedAmongThemselvesIsInNoMeasureThatEverybodyReads(
            String partner, String groups, @Nullable Integer times) {
        var scenario = Scenario.of(partner, delivery("1"));
        scenario.schedule = """
            {"objective": "%1$s", "partner": "%1$s", "contentMix": [], "planned": [], "baselines": [], "deliveries": []}\
            """.formatted(partner);
        var id = java.util.UUID.randomUUID();
        for (var version = 1; version < 3; version++) {
            for (var table : version == 2 ? List.of("decision", "decision_version") : List.of("decision_version")) {
                sql.update("""
                    insert into %1$s (id, version, recording, recorded_at, act, marking, sources, reference, outcome, state,
                        objectives, access_groups, content, evidence_digest, evidence, substantive, proposed_at, partner)
                    values ('%2$s', %3$d, 1, now(), 'CREATED', '{"classification": "UNCLASSIFIED"}', '[]', 'default-%4$s',
                        'CONTINUED_BY_DEFAULT', 'RECORDED', '{%4$s}', '%5$s', '{"asOf": "2024-0%3$d-01"}', 'x', '{}', false,
                        now(), '%4$s')
                    """.formatted(table, id, version, partner, groups));
            }
        }
        review(partner, today().toString());

        var dashboard = as("reader")
                .get("/v1/dashboards/partners/" + partner)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(dashboard.<Integer>get("objectives[0].measure.rollover.times"))
                .isEqualTo(times);
        assertThat(as("auditor")
                        .get("/v1/reports/integrity?from=2024-01-15&to=2024-12-31&partner=" + partner)
                        .jsonPath()
                        .getList("rollovers.times"))
                .contains(2);
    }

    @Test
    void eachDayOnWhichAReviewFoundThatNobodyHadDecidedCountsOnce() {
        var record =
                "insert into %s (id, version, recording, recorded_at, act, marking, sources, reference, outcome, state,"
                        + " objectives, access_groups, content, evidence_digest, evidence, substantive, proposed_at, partner) values"
                        + " ('0197a9a0-0000-7000-8000-000000000001', %d, 1, now(), 'CREATED',"
                        + " '{\"classification\": \"UNCLASSIFIED\"}', '[]', 'default-DRV', 'CONTINUED_BY_DEFAULT', 'RECORDED', '{DRV}',"
                        + " '{}', '{\"asOf\": \"%s\"}', 'x', '{}', false, now(), 'DRV')";
        sql.update(record.formatted("decision", 4, "1985-10-01"));
        sql.update(record.formatted("decision_version", 1, "1985-01-01"));
        sql.update(record.formatted("decision_version", 2, "1985-04-01"));
        sql.update(record.formatted("decision_version", 3, "1985-04-01"));
        sql.update(record.formatted("decision_version", 4, "1985-10-01"));

        var report = as("auditor")
                .get("/v1/reports/integrity?from=1985-09-01&to=1985-12-31&partner=DRV")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(report.getList("rollovers.scope")).containsExactly("objective:DRV");
        assertThat(report.getInt("rollovers[0].times")).isEqualTo(3);
        assertThat(report.getString("rollovers[0].since")).isEqualTo("1985-01-01");
        assertThat(report.getString("rollovers[0].until")).isEqualTo("1985-10-01");
        assertThat(as("auditor")
                        .get("/v1/reports/integrity?from=1986-01-01&to=1986-12-31&partner=DRV")
                        .jsonPath()
                        .getList("rollovers"))
                .isEmpty();
    }
}
