package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.daylight.launcher.Suite;
import org.daylight.launcher.portfolio.FirstPortfolio;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/** From records to a hold and back: an invented partner whose deliveries fall behind, told once, step after step. */
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock(RunningSuite.SHARED)
class ReviewStoryTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String RULE = "daylight.pace.late";

    /** Thirty of a hundred had come by the last day of the plan: 0.3 of the planned time was earned. */
    private static final String RECORDS = """
            {"type":"partner","key":"XAA","content":{"code":"XAA","name":"Exampleland","kind":"STATE"}}
            {"type":"objective","key":"XAA-COAST","content":{"reference":"XAA-COAST","partner":"XAA","interest":"a coast that can be defended","statement":"one hundred coastal missiles within a year","status":"APPROVED","approvedOn":"2024-12-15","noDivergenceReason":"none was found","mixBy":"UNITS","baselines":[{"number":1,"statedOn":"2024-12-15","milestone":"HANDED_OVER","unit":"EACH","interpolation":"LINEAR","startsOn":"2025-01-01","points":[{"on":"2025-12-31","cumulative":"100"}]}]}}
            {"type":"transfer","key":"XAA-MISSILES","content":{"reference":"XAA-MISSILES","partner":"XAA","channel":"FMS","title":"Coastal missiles","status":"ACTIVE","agreedOn":"2024-12-20","objectives":["XAA-COAST"],"lines":[{"number":1,"designation":"Coastal missile","capabilityClass":"COASTAL_DEFENCE","quantity":{"amount":"100","unit":"EACH"}}]}}
            {"type":"delivery","key":"XAA-MISSILES/1","content":{"reference":"XAA-MISSILES/1","transfer":"XAA-MISSILES","line":1,"measure":"INCREMENT","counted":true,"quantity":{"amount":"10","unit":"EACH"},"milestones":{"HANDED_OVER":{"on":"2025-03-10"}}}}
            {"type":"delivery","key":"XAA-MISSILES/2","content":{"reference":"XAA-MISSILES/2","transfer":"XAA-MISSILES","line":1,"measure":"INCREMENT","counted":true,"quantity":{"amount":"20","unit":"EACH"},"milestones":{"HANDED_OVER":{"on":"2025-07-15"}}}}
            """;

    private static Suite suite;
    private static String flag = "";
    private static String flagTag = "";
    private static String decision = "";

    @BeforeAll
    static void start() {
        suite = RunningSuite.withFirstPortfolio();
    }

    @Test
    @Order(1)
    void theDeskImportsItsRecords() {
        var answer = As.user(suite, "desk")
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/x-ndjson")
                .body(RECORDS.getBytes(StandardCharsets.UTF_8))
                .post(suite.registry() + "/v1/imports?profile=native")
                .then()
                .extract();

        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
        assertThat(answer.jsonPath().getInt("created")).isEqualTo(5);
        assertThat(answer.jsonPath().getInt("refused")).isZero();
    }

    @Test
    @Order(2)
    void aReviewFlagsWhatFellBehind() {
        var sealed = review("2025-12-31");

        assertThat(sealed.path("state").asText()).isEqualTo("SEALED");
        var flags = As.user(suite, "reviewer")
                .get(suite.reviews() + "/v1/flags?partner=XAA&condition=PRESENT&rule=" + RULE)
                .jsonPath();
        assertThat(flags.getList("items")).hasSize(1);
        flag = flags.getString("items[0].id");
        assertThat(flags.getString("items[0].label")).isEqualTo("XAA-COAST");
        assertThat(flags.getString("items[0].disposition")).isEqualTo("OPEN");
        assertThat(flags.getString("items[0].reading.citation")).isNotBlank();
        assertThat(flags.getString("items[0].reading.message")).contains("Exampleland", "XAA-COAST", "0.3");
    }

    @Test
    @Order(3)
    void theFlagIsExplainedByClausesAndFacts() {
        var explanation = As.user(suite, "reviewer")
                .get(suite.reviews() + "/v1/flags/" + flag + "/explanation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(explanation.getString("answer")).isEqualTo("NOT_MET");
        assertThat(explanation.getString("citation")).contains("pace");
        assertThat(explanation.getList("because.clause", String.class))
                .anyMatch(clause -> clause.contains("drift.scheduleIndex >= params.leastIndex"));
        assertThat(explanation.getList("because.facts", Map.class))
                .anyMatch(facts -> "0.3".equals(facts.get("drift.scheduleIndex")));
    }

    @Test
    @Order(4)
    void theObjectivesDashboardShowsTheSameNumbers() {
        var dashboard = As.user(suite, "reader")
                .get(suite.reviews() + "/v1/dashboards/objectives/XAA-COAST?asOf=2025-12-31")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(dashboard.getString("objectives[0].measure.latest.planned")).isEqualTo("100 EACH");
        assertThat(dashboard.getString("objectives[0].measure.latest.delivered"))
                .isEqualTo("30 EACH");
        assertThat(dashboard.getInt("flags.ownGovernment.present")).isPositive();
    }

    @Test
    @Order(5)
    void aReaderConfirmsNothing() {
        flagTag = tagOf("/v1/flags/" + flag);

        As.writing(suite, "reader", "{\"becameKnownOn\":\"2026-01-05\"}")
                .header("If-Match", flagTag)
                .post(suite.reviews() + "/v1/flags/" + flag + "/confirm")
                .then()
                .statusCode(403);
    }

    @Test
    @Order(6)
    void aReviewerConfirmsAndTheFlagIsAFinding() {
        var confirmed = As.writing(suite, "reviewer", "{\"becameKnownOn\":\"2026-01-05\"}")
                .header("If-Match", flagTag)
                .post(suite.reviews() + "/v1/flags/" + flag + "/confirm")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(confirmed.getString("disposition")).isEqualTo("CONFIRMED");
        assertThat(confirmed.getString("confirmedBy")).isEqualTo("person-reviewer");
        assertThat(confirmed.getString("clock.becameKnownOn")).isEqualTo("2026-01-05");
    }

    @Test
    @Order(7)
    void anExternalActIsAResponseAndStopsTheFirstClock() {
        var response = As.writing(suite, "reviewer", """
                        {"act":"EXTERNAL","channel":"WRITTEN_NOTICE","level":"L2","on":"2026-01-12",
                         "toWhom":"the partner's ministry of defence","what":"a letter that asks for a new plan"}
                        """).post(suite.reviews() + "/v1/flags/" + flag + "/responses");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        var after = flag();
        assertThat(after.getString("disposition")).isEqualTo("RESPONDING");
        assertThat(after.getString("clock.firstExternalActOn")).isEqualTo("2026-01-12");
    }

    @Test
    @Order(8)
    void aHoldIsProposedByOnePerson() {
        var proposed = As.writing(suite, "reviewer", proposal())
                .post(suite.reviews() + "/v1/decisions")
                .then()
                .extract();

        assertThat(proposed.statusCode()).as(proposed.asString()).isEqualTo(201);
        decision = proposed.jsonPath().getString("id");
        assertThat(proposed.jsonPath().getString("state")).isEqualTo("PROPOSED");
        assertThat(holds()).isEmpty();
    }

    @Test
    @Order(9)
    void neitherTheProposerNorALesserRoleSignsIt() {
        assertThat(sign("reviewer").statusCode()).isIn(403, 422);
        assertThat(sign("approver").statusCode()).isEqualTo(403);
        assertThat(sign("reader").statusCode()).isEqualTo(403);
        assertThat(holds()).isEmpty();
    }

    @Test
    @Order(10)
    void whoeverProposesDoesNotSignEvenWithTheRole() {
        var own = As.writing(suite, "senior", proposal().replace("XAA-2026-1", "XAA-2026-2"))
                .post(suite.reviews() + "/v1/decisions")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        var refused = sign("senior", own.getString("id"));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("type")).endsWith("four-eyes");
    }

    @Test
    @Order(11)
    void anotherPersonSignsAndTheHoldReachesTheRegistryOnce() {
        var signed = sign("senior");

        assertThat(signed.statusCode()).as(signed.asString()).isEqualTo(200);
        await(() -> decisionState().equals("IN_EFFECT"));
        assertThat(holds()).singleElement().satisfies(hold -> {
            assertThat(hold.at("/content/state").asText()).isEqualTo("ORDERED");
            assertThat(hold.at("/content/partner").asText()).isEqualTo("XAA");
            assertThat(hold.at("/content/signedBy").asText()).isEqualTo("person-senior");
            assertThat(hold.at("/content/orderedBy").asText()).isEqualTo("person-reviewer");
        });
        assertThat(sign("senior").statusCode()).isIn(409, 412);
        assertThat(holds()).hasSize(1);
    }

    @Test
    @Order(12)
    void theNextReviewSeesTheHold() {
        var today = LocalDate.now(ZoneOffset.UTC).toString();

        var sealed = review(today);

        assertThat(sealed.path("state").asText()).isEqualTo("SEALED");
        var subjects = As.user(suite, "reviewer")
                .get(suite.reviews() + "/v1/dashboards/subjects?type=hold&partner=XAA&review="
                        + sealed.path("id").asText())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(subjects.getList("items")).hasSize(1);
    }

    private static String proposal() {
        return """
                {"content":{"reference":"XAA-2026-1","outcome":"HOLD","forum":"Arms transfer review board",
                  "authorityOfRecord":"Under Secretary for Arms Control","legalBasis":"terms of sale, clause 2.2",
                  "scope":{"partner":"XAA","objectives":["XAA-COAST"],"transfers":["XAA-MISSILES"]},
                  "interestStatement":"The coast is to be defended, on the plan that was agreed.",
                  "options":[{"option":"go on","effect":"the delay grows","costInWords":"none now"},
                             {"option":"hold","effect":"a new plan is made","costInWords":"storage for a quarter"}],
                  "flags":["%s"],"reviewBy":"%s","trigger":"seven tenths missing on the last day of the plan",
                  "releaseCondition":"a new plan is agreed","defensiveExemptions":"interceptors","reason":"the delay was confirmed"}}
                """.formatted(flag, LocalDate.now(ZoneOffset.UTC).plusDays(60));
    }

    private static JsonNode review(String asOf) {
        var opened = suite.reviews("reviewer")
                .post("/v1/reviews", Map.of("scope", "partner:XAA", "asOf", asOf, "reason", "the story"));
        return FirstPortfolio.await(suite.reviews("reviewer"), opened.path("id").asText(), PATIENCE);
    }

    private static io.restassured.response.Response sign(String account) {
        return sign(account, decision);
    }

    private static io.restassured.response.Response sign(String account, String id) {
        var shown = As.user(suite, "reviewer").get(suite.reviews() + "/v1/decisions/" + id);
        return As.writing(
                        suite,
                        account,
                        "{\"evidenceDigest\":\"%s\",\"statement\":\"seen\"}"
                                .formatted(shown.jsonPath().getString("evidenceDigest")))
                .header("If-Match", shown.header("ETag"))
                .post(suite.reviews() + "/v1/decisions/" + id + "/sign");
    }

    private static String decisionState() {
        return As.user(suite, "reviewer")
                .get(suite.reviews() + "/v1/decisions/" + decision)
                .jsonPath()
                .getString("state");
    }

    private static Iterable<JsonNode> holds() {
        return suite.registry("reviewer").get("/v1/holds?partner=XAA").path("items");
    }

    private static JsonPath flag() {
        return As.user(suite, "reviewer")
                .get(suite.reviews() + "/v1/flags/" + flag)
                .jsonPath();
    }

    private static String tagOf(String path) {
        return As.user(suite, "reviewer")
                .get(suite.reviews() + path)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        var until = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(until);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
