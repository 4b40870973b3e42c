package org.daylight.review.waivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.review.reviews.Suite.act;
import static org.daylight.review.reviews.Suite.as;
import static org.daylight.review.reviews.Suite.decision;
import static org.daylight.review.reviews.Suite.flag;
import static org.daylight.review.reviews.Suite.review;
import static org.daylight.review.reviews.Suite.signed;
import static org.daylight.review.stub.Scenario.delivery;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.stub.Neighbours;
import org.daylight.review.stub.Scenario;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A rule that left a choice and leaves none from a day of its subjects on. What is planned for after that day is judged by the
 * later revision before the day is there.
 */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(Neighbours.class)
class JudgedByRevisionTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Inject
    Sql sql;

    @AfterEach
    void leavesTheChoiceAgain() {
        Scenario.MANDATORY_BY_SUBJECT.clear();
        Scenario.olderRules = false;
        Scenario.of("JRE", delivery("1"));
        review("JRE", TODAY.toString());
    }

    private static ValidatableResponse propose(String reference, String scope) {
        return as("reviewer")
                .body("""
                    {"content": {"reference": "%s", "rule": "t.beta", "scope": {%s}, "authorityOfRecord": "assistant secretary",
                     "legalBasis": "the policy's own clause", "reason": "the depot moves", "validFrom": "2020-01-01",
                     "validUntil": "%s", "noticesOwed": []}}
                    """.formatted(reference, scope, TODAY.plusDays(10)))
                .post("/v1/waivers")
                .then();
    }

    /** Two deliveries, one to be handed over before the day and one after it, and a waiver of the rule for the partner. */
    private static void waived(String partner) {
        Scenario.of(partner, delivery("1", "t.beta", "N"), delivery("2", "t.beta", "N:mandatory"));
        review(partner, TODAY.toString());
        var id = propose("W-" + partner, "\"partner\": \"%s\"".formatted(partner))
                .statusCode(201)
                .extract()
                .<String>path("id");
        act("senior-approver", "/v1/waivers/" + id + "/sign", 1, "{}").statusCode(200);
    }

    /** From today on, a letter a day: W where the flag is waived. */
    private String days(String subject) {
        return LongStream.rangeClosed(0, 5)
                .mapToObj(day -> sql.number(
                        "select count(*) from flag f where rule = 't.beta' and subject = ? and waived(f, f.disposition, ?) is not null",
                        subject,
                        TODAY.plusDays(day)))
                .map(covered -> covered > 0 ? "W" : "-")
                .collect(Collectors.joining());
    }

    @Test
    void whatARevisionJudgesThatLeavesNoChoiceIsWaivedOnNoDay() {
        Scenario.MANDATORY_BY_SUBJECT.put("t.beta", TODAY.plusDays(4).toString());
        waived("JRV");

        assertThat(days("delivery:JRV-1")).isEqualTo("WWWW--");
        assertThat(days("delivery:JRV-2")).isEqualTo("------");
        var before = flag("t.beta", "delivery:JRV-1");
        assertThat(before.getString("disposition")).isEqualTo("WAIVED");
        assertThat(before.getString("notWaivedBecause")).isNull();
        assertThat(before.getString("level")).isEqualTo("L1");
        assertThat(before.getString("reading.choice")).isEqualTo("WAIVABLE");
        assertThat(before.getString("reading.severity")).isEqualTo("REQUIREMENT");
        assertThat(before.getString("reading.citation")).isEqualTo("Citation of t.beta");
        var after = flag("t.beta", "delivery:JRV-2");
        assertThat(after.getString("disposition")).isEqualTo("OPEN");
        assertThat(after.getString("notWaivedBecause")).isEqualTo("RULE_MANDATORY");
        assertThat(after.getString("level")).isEqualTo("L3");
        assertThat(after.getString("reading.choice")).isEqualTo("MANDATORY");
        assertThat(after.getString("reading.severity")).isEqualTo("PROHIBITION");
        assertThat(after.getString("reading.citation")).isEqualTo("Citation of t.beta:mandatory");
    }

    /** As a dashboard of a day asks on which another revision judged it. */
    @Test
    void onADayOfThePastTheRevisionCountsThatJudgedThen() {
        Scenario.MANDATORY_BY_SUBJECT.put("t.beta", TODAY.plusDays(4).toString());
        waived("JRP");

        assertThat(sql.rows(
                        "select disposition_on(f, f.disposition, ?, 'infinity', n) from flag f, unnest(array[false, true, null]) n"
                                + " where f.rule = 't.beta' and f.subject = 'delivery:JRP-2' order by n",
                        row -> row.getString(1),
                        TODAY))
                .containsExactly("WAIVED", "OPEN", "OPEN");
    }

    @Test
    void nobodyWaivesForASubjectWhatLeavesNoChoiceAboutIt() {
        Scenario.MANDATORY_BY_SUBJECT.put("t.beta", TODAY.plusDays(4).toString());
        waived("JRS");

        propose("W-JRS-1", "\"subject\": \"delivery:JRS-1\"").statusCode(201);
        propose("W-JRS-2", "\"subject\": \"delivery:JRS-2\"")
                .statusCode(422)
                .body("type", equalTo("/problems/not-waivable"))
                .body("detail", containsString("delivery:JRS-2"));
        as("reviewer")
                .body("""
                    {"content": {"reference": "D-JRS", "outcome": "CONTINUE", "forum": "review board",
                     "authorityOfRecord": "assistant secretary", "legalBasis": "policy", "scope": {"partner": "JRS"},
                     "interestStatement": "we want what we said", "options": [{"option": "go on", "effect": "none"}],
                     "flags": ["%s", "%s"], "waives": ["t.beta"], "reviewBy": "2099-01-01", "commitments": []}}
                    """.formatted(
                                flag("t.beta", "delivery:JRS-1").getString("id"),
                                flag("t.beta", "delivery:JRS-2").getString("id")))
                .post("/v1/decisions")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/not-waivable"));
    }

    /** What was to be handed over before the day is planned for after it now. */
    @Test
    void whatWasSignedBeforeSaysThatItCoversNothing() {
        Scenario.MANDATORY_BY_SUBJECT.put("t.beta", TODAY.plusDays(4).toString());
        Scenario.of("JRL", delivery("1", "t.beta", "N"));
        review("JRL", TODAY.toString());
        var path = "/v1/waivers/"
                + propose("W-JRL", "\"subject\": \"delivery:JRL-1\"").extract().<String>path("id");
        act("senior-approver", path + "/sign", 1, "{}").statusCode(200).body("standing", equalTo("IN_FORCE"));
        var flag = flag("t.beta", "delivery:JRL-1").getString("id");
        signed("senior-approver", decision("JRL", flag, "t.beta")).statusCode(200);
        Scenario.of("JRL", delivery("1", "t.beta", "N:mandatory"));
        review("JRL", TODAY.toString());

        as("auditor")
                .get(path)
                .then()
                .body("standing", equalTo("RULE_MANDATORY"))
                .body("notWaivableFrom", equalTo(TODAY.toString()));
        as("auditor")
                .get("/v1/decisions?partner=JRL")
                .then()
                .body("items[0].notWaivableFrom.'t.beta'", equalTo(TODAY.toString()));
        assertThat(flag("t.beta", "delivery:JRL-1").getString("notWaivedBecause"))
                .isEqualTo("RULE_MANDATORY");
    }

    /** It arises today, and no waiver covers it in any of the coming days. */
    @Test
    void foresightTellsOfWhatIsNotReviewedAsTheRevisionJudgesIt() {
        Scenario.MANDATORY_BY_SUBJECT.put("t.beta", TODAY.plusDays(4).toString());
        waived("JRF");
        Scenario.of(
                "JRF",
                delivery("1", "t.beta", "N"),
                delivery("2", "t.beta", "N:mandatory"),
                delivery("3", "t.beta", "N:mandatory"));

        var ahead = as("auditor")
                .get("/v1/foresight?scope=partner:JRF&days=9")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(ahead.<String>getList("arising.subject")).containsExactly("delivery:JRF-3", "delivery:JRF-1");
        assertThat(ahead.getString("arising[0].severity")).isEqualTo("PROHIBITION");
        assertThat(ahead.getBoolean("arising[0].waived")).isFalse();
    }

    /** Then the days count on which the rule is mandatory, as before. */
    @Test
    void ofARulebookThatSaysNothingOfItsRevisionsTheLatestOneCounts() {
        Scenario.MANDATORY_BY_SUBJECT.put("t.beta", TODAY.plusDays(4).toString());
        Scenario.olderRules = true;
        waived("JRO");

        assertThat(days("delivery:JRO-1")).isEqualTo("WWWW--");
        assertThat(days("delivery:JRO-2")).isEqualTo("WWWW--");
        assertThat(flag("t.beta", "delivery:JRO-1").getString("reading.choice")).isEqualTo("MANDATORY");
    }
}
