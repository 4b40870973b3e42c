package org.daylight.rules.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.rules.Drafting.backtest;
import static org.daylight.rules.Drafting.drafted;
import static org.daylight.rules.Drafting.etag;
import static org.daylight.rules.Drafting.finished;
import static org.daylight.rules.Drafting.holdRule;
import static org.daylight.rules.Drafting.opened;
import static org.daylight.rules.Drafting.proposed;
import static org.daylight.rules.Drafting.publish;
import static org.daylight.rules.Drafting.triggerRule;
import static org.daylight.rules.Service.acting;
import static org.daylight.rules.Service.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.daylight.rules.Drafting;
import org.daylight.rules.Service;
import org.daylight.rules.registry.Lines;
import org.daylight.rules.registry.RegistryStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits as shipped: a fifth newly flagged, half undetermined. */
@QuarkusTest
class PublicationTest {

    private static final String NO_TRIGGER = "\"hold.trigger\":null";
    private static final String TRIGGER = "\"hold.trigger\":\"x\"";
    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String UNKNOWN = "\"hold.state\":\"ORDERED\"";

    @BeforeEach
    @AfterEach
    void anEmptyRegister() {
        RegistryStub.reset();
    }

    /** Ten holds: so many without a trigger, so many of which it is not known, the rest with one. */
    private static void register(int without, int unknown) {
        var lines = new ArrayList<String>();
        for (var number = 1; number <= 10; number++) {
            lines.add(Lines.hold(
                    "XAA",
                    number,
                    List.of(),
                    number <= without ? NO_TRIGGER : number <= without + unknown ? UNKNOWN : TRIGGER));
        }
        RegistryStub.lines("*", lines);
    }

    @Test
    void withoutSubjectsThereIsNothingToMeasureAndThatIsRecorded() {
        var key = "test.publication.empty";
        var digest = proposed("legal", key, triggerRule(key));

        publish("legal2", key, digest).statusCode(200);

        check("legal", digest)
                .body("passed.outcome", equalTo("NOTHING_TO_MEASURE"))
                .body("passed.sentence", startsWith("No register to measure: "))
                .body("passed.sentence", endsWith("it holds no hold"))
                .body("measured", hasSize(0));
    }

    /** The register has holds, and the rule that names the set judges deliveries. */
    @Test
    void aSetWhoseRulesHaveNoSubjectHasNothingToMeasure() {
        var set = "test-publication-empty";
        Drafting.publishSet(set, Drafting.set(set, "XAA", "XAB"));
        var key = "test.publication.set-empty";
        var rule = Drafting.inSetRule(key, "'test-publication-empty'")
                .replace("\"subject\": \"hold\"", "\"subject\": \"delivery\"")
                .replace("hold {hold.reference}", "delivery {delivery.reference}");
        publish("legal2", key, proposed("legal", key, rule)).statusCode(200);
        register(0, 0);
        var next = Drafting.set(set, "XAA");

        Drafting.publishSet(set, next);

        check("legal", next)
                .body("passed.outcome", equalTo("NOTHING_TO_MEASURE"))
                .body("passed.sentence", endsWith("it holds no delivery"));
    }

    @Test
    void whatNobodyHasMeasuredIsHeldAndTheAnswerSaysHowToGoOn() {
        register(0, 0);
        var key = "test.publication.unmeasured";
        var digest = proposed("legal", key, triggerRule(key));

        publish("legal2", key, digest)
                .statusCode(409)
                .body("type", endsWith("publication-held"))
                .body("detail", containsString("POST /v1/coverage"))
                .body("detail", containsString("POST /v1/publication-overrides"))
                .body("violations[0].pointer", equalTo(digest))
                .body("violations[0].message", containsString("nobody has measured"));
        as("legal").get("/v1/rules/" + key + "/revisions/" + digest).then().body("state", equalTo("PROPOSED"));
    }

    @Test
    void aRegisterThatCannotBeReadIsNoEmptyRegister() throws InterruptedException {
        RegistryStub.downAfter(0);
        var key = "test.publication.down";
        var digest = proposed("legal", key, triggerRule(key));

        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("the register does not answer now"));

        RegistryStub.up();
        // Whoever does not answer is not asked again for a moment (CircuitBreaker/delay of Registry).
        var answer = publish("legal2", key, digest).extract();
        for (var tries = 0; answer.statusCode() == 409 && tries < 100; tries++) {
            Thread.sleep(50);
            answer = publish("legal2", key, digest).extract();
        }
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** Two of ten are flagged: not more than a fifth. */
    @Test
    void withinItsLimitsAMeasuredRevisionIsPublishedAndItsNumbersAreKept() {
        register(2, 0);
        var key = "test.publication.within";
        var digest = proposed("legal", key, triggerRule(key));
        var coverage = coverage(digest);

        publish("legal2", key, digest).statusCode(200);

        check("legal", digest)
                .body("passed.outcome", equalTo("WITHIN_LIMITS"))
                .body("passed.run", equalTo(coverage))
                .body("passed.mostFlagged", equalTo("0.2"))
                .body("measured[0].subjects", equalTo(10))
                .body("measured[0].newlyFlagged", equalTo(2))
                .body("measured[0].newlyFlaggedShare", equalTo("0.2000"))
                .body("measured[0].undeterminedShare", equalTo("0.0000"));
    }

    @Test
    void theWorstMonthOfABacktestCounts() {
        var key = "test.publication.backtest";
        var digest = proposed("legal", key, triggerRule(key));
        register(1, 0);
        RegistryStub.lines(
                "2024-02-29",
                List.of(Lines.hold("XAB", 1, List.of(), NO_TRIGGER), Lines.hold("XAB", 2, List.of(), NO_TRIGGER)));
        finished(
                "legal",
                "/v1/backtests/" + opened("legal", "/v1/backtests", backtest(digest, "2024-01", "2024-03", "")));

        // January and March: 1 of 10; February: 3 of 12, a quarter.
        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("as of 2024-02-29: 3 of 12 newly flagged (0.2500)"));
    }

    /** As of the day before its first a rule judges nothing: that flags nobody, and says nothing of the present. */
    @Test
    void aDayBeforeTheRuleLetsNothingGoOn() {
        register(2, 0);
        var key = "test.publication.before-it";
        var digest = proposed("legal", key, within(triggerRule(key), "from", FIRST, FIRST.minusDays(1)));
        measure(digest, "2023-12-31");
        check("legal", digest)
                .body("measured[0].notApplicable", equalTo(10))
                .body("measured[0].newlyFlagged", equalTo(0));

        publish("legal2", key, digest)
                .statusCode(409)
                .body(
                        "violations[0].message",
                        containsString("as of other days alone, of which the latest is 2023-12-31"))
                .body("violations[0].message", containsString("measure it as of " + TODAY));
        measure(digest, TODAY.minusDays(31).toString());
        publish("legal2", key, digest).statusCode(409);
        measure(digest, TODAY.plusDays(1).toString());
        publish("legal2", key, digest).statusCode(409);
        measure(digest, TODAY.minusDays(30).toString());
        publish("legal2", key, digest).statusCode(200);
    }

    /** Nine of ten are flagged from the rule's first day on, which lies before us: of today it says nothing. */
    @Test
    void whatIsInForceLaterIsMeasuredAsOfItsFirstDay() {
        register(9, 0);
        var key = "test.publication.later-on";
        var first = TODAY.plusYears(1);
        var digest = proposed("legal", key, within(triggerRule(key), "from", first, first.minusDays(1)));
        coverage(digest);

        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("measure it as of " + first));
        measure(digest, first.toString());
        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("9 of 10 newly flagged"));
    }

    @Test
    void whatIsInForceNoMoreIsMeasuredAsOfItsLastDay() {
        register(9, 0);
        var key = "test.publication.once";
        var last = LocalDate.parse("2024-02-29");
        var digest = proposed("legal", key, within(triggerRule(key), "to", last, last.plusDays(1)));
        coverage(digest);

        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("measure it as of 2024-02-29"));
        measure(digest, "2024-02-29");
        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("9 of 10 newly flagged"));
    }

    /** The month with most flags is not the one in which the rule could be told for nobody. */
    @Test
    void theMonthInWhichItIsUndeterminedOnMostCountsToo() {
        var month = YearMonth.from(TODAY);
        var flagging = month.minusMonths(2).atEndOfMonth();
        var unknown = month.minusMonths(1).atEndOfMonth();
        for (var day : List.of(flagging, unknown, TODAY)) {
            var lines = new ArrayList<String>();
            for (var number = 1; number <= 10; number++) {
                var fact = day.equals(unknown) ? UNKNOWN : day.equals(flagging) && number == 1 ? NO_TRIGGER : TRIGGER;
                lines.add(Lines.hold("XAA", number, List.of(), fact));
            }
            RegistryStub.lines(day.toString(), lines);
        }
        var key = "test.publication.months";
        var digest = proposed("legal", key, triggerRule(key));
        finished(
                "legal",
                "/v1/backtests/"
                        + opened(
                                "legal",
                                "/v1/backtests",
                                backtest(digest, month.minusMonths(2).toString(), month.toString(), "")));

        check("legal", digest)
                .body("measured.asOf", equalTo(List.of(TODAY.toString(), unknown.toString(), flagging.toString())));
        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("cannot be told for more than 0.5"))
                .body("violations[0].message", containsString("10 undetermined of 10 (1.0000)"));
    }

    /** The last month says that the present was measured, also where another was worse. */
    @Test
    void aBacktestLetsGoOnIfItReachesThePresent() {
        register(1, 0);
        var key = "test.publication.reaches";
        var digest = proposed("legal", key, triggerRule(key));
        var month = YearMonth.from(TODAY);
        RegistryStub.lines(
                month.minusMonths(2).atEndOfMonth().toString(), List.of(Lines.hold("XAB", 1, List.of(), NO_TRIGGER)));
        var early = opened(
                "legal",
                "/v1/backtests",
                backtest(
                        digest,
                        month.minusMonths(3).toString(),
                        month.minusMonths(2).toString(),
                        ""));
        finished("legal", "/v1/backtests/" + early);
        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("as of other days alone"));

        var whole = opened(
                "legal", "/v1/backtests", backtest(digest, month.minusMonths(3).toString(), month.toString(), ""));
        finished("legal", "/v1/backtests/" + whole);
        check("legal", digest)
                .body("measured.findAll { it.run == '%s' }.asOf".formatted(whole), hasItem(TODAY.toString()));
        publish("legal2", key, digest).statusCode(200);
        check("legal", digest).body("passed.run", equalTo(whole));
    }

    /** The same rule, judging from one day on or until another; its examples lie on the day and beside it. */
    private static String within(String rule, String bound, LocalDate shown, LocalDate beside) {
        return rule.replace("\"%s\": null".formatted(bound), "\"%s\": \"%s\"".formatted(bound, later(shown, beside)))
                .replace("2024-01-01", shown.toString())
                .replaceFirst(
                        "]}$",
                        ", {\"name\": \"beside it\", \"given\": {}, \"asOf\": \"%s\", \"expect\": \"NOT_APPLICABLE\"}]}"
                                .formatted(beside));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static void measure(String digest, String asOf) {
        var asked = "{\"revisions\": [\"%s\"], \"asOf\": \"%s\"}".formatted(digest, asOf);
        finished("legal", "/v1/coverage/" + opened("legal", "/v1/coverage", asked));
    }

    @Test
    void whatWouldFlagTooMuchWaitsForAPersonWhoIsNotItsAuthor() {
        register(3, 0);
        var key = "test.publication.flags";
        var digest = proposed("legal", key, triggerRule(key));
        coverage(digest);
        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("would newly flag more than the share of 0.2"))
                .body("violations[0].message", containsString("3 of 10 newly flagged (0.3000)"));

        override("legal", digest).statusCode(422).body("type", endsWith("four-eyes"));
        override("legal-again", digest).statusCode(422).body("type", endsWith("four-eyes"));
        override("desk", digest).statusCode(403);
        override("senior", digest).statusCode(200).body("[0].overrides[0].decidedBy", equalTo("Hal Senior"));

        publish("legal2", key, digest).statusCode(200);
        check("legal", digest)
                .body("passed.outcome", equalTo("OVERRIDDEN"))
                .body("passed.sentence", equalTo("Hal Senior let it go on: all three are known to us"))
                .body("measured[0].newlyFlagged", equalTo(3));
        as("auditor").post("/v1/recordings:verify").then().statusCode(200).body("intact", equalTo(true));
    }

    /** Of ten, six are unknown: 6 of 10 is more than half. */
    @Test
    void whatCanHardlyBeToldNeedsAnOverrideToo() {
        register(0, 6);
        var key = "test.publication.unknown";
        var digest = proposed("legal", key, triggerRule(key));
        coverage(digest);

        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("cannot be told for more than 0.5"))
                .body("violations[0].message", containsString("6 undetermined of 10 (0.6000)"));
        override("legal2", digest).statusCode(200);
        publish("legal2", key, digest).statusCode(200);
    }

    /** With another draft beside it nobody knows what it does alone: only what is published together counts as measured. */
    @Test
    void whatWasMeasuredWithOthersDoesNotCountForOneAlone() {
        register(2, 0);
        var key = "test.publication.alone";
        var other = "test.publication.other";
        var digest = proposed("legal", key, triggerRule(key));
        var beside = proposed("legal", other, triggerRule(other));
        coverage(digest, beside);

        check("legal", digest)
                .body(
                        "measured[0].together",
                        equalTo(Stream.of(digest, beside).sorted().toList()));
        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("together with other drafts only"));
        coverage(digest);
        publish("legal2", key, digest).statusCode(200);
    }

    /** Facts that review-service supplies are on no line: that they are missing says nothing against the rule. */
    @Test
    void whatTheRegisterCannotTellIsSaidAndNeedsNoOverride() {
        RegistryStub.lines("*", List.of(Lines.authority("XAA", 1), Lines.authority("XAA", 2)));
        var key = "test.publication.drift";
        var digest = proposed("legal", key, headroomRule(key));
        var run = "/v1/coverage/" + coverage(digest);
        as("legal")
                .get(run)
                .then()
                .body("rules[0].counts.UNDETERMINED", equalTo(2))
                .body("rules[0].notMeasurableHere", equalTo(List.of("drift.headroom")))
                .body("rules[0].beyondRegister", equalTo(2))
                .body("rules[0].undeterminedOnMost", equalTo(false));

        publish("legal2", key, digest).statusCode(200);

        check("legal", digest)
                .body("passed.outcome", equalTo("WITHIN_LIMITS"))
                .body("passed.sentence", containsString("not measurable on the register"))
                .body("passed.sentence", containsString("drift.headroom"))
                .body("measured[0].notMeasurableHere", equalTo(List.of("drift.headroom")));
    }

    /** Whatever review-service measured, there is nothing yet to hold it against. */
    @Test
    void whatTheLawLeavesOpenCountsBesideWhatTheRegisterCannotTell() {
        RegistryStub.lines("*", List.of(Lines.authority("XAA", 1), Lines.authority("XAA", 2)));
        var key = "test.publication.no-value";
        var rule = headroomRule(key)
                .replace("decimal(\\\"0.1\\\")", "params.least")
                .replace(
                        "\"requires\"",
                        "\"parameters\": {\"least\": [{\"value\": \"0.1\", \"from\": \"2199-01-01\"}]}, \"requires\"");
        var digest = drafted("legal", key, rule);
        as("legal")
                .get("/v1/coverage/" + coverage(digest))
                .then()
                .body("rules[0].counts.UNDETERMINED", equalTo(2))
                .body("rules[0].missing.leaf", equalTo(List.of("drift.headroom", "params.least")))
                .body("rules[0].beyondRegister", equalTo(0))
                .body("rules[0].undeterminedOnMost", equalTo(true));
    }

    /** The register could state the ceiling and does not: that review-service might decide it as well is no excuse. */
    @Test
    void whatTheRegisterCouldTellCountsBesideWhatItCannot() {
        RegistryStub.lines("*", List.of(Lines.authority("XAA", 1), Lines.authority("XAA", 2)));
        var key = "test.publication.both";
        var rule = headroomRule(key)
                .replace("\"requires\": \"", "\"requires\": \"has(authority.ceiling) || ")
                .replace("{\"drift.headroom\"", "{\"authority.ceiling\": null, \"drift.headroom\"")
                .replace(
                        "\"missing\": [\"drift.headroom\"]",
                        "\"missing\": [\"authority.ceiling\", \"drift.headroom\"]");
        var digest = proposed("legal", key, rule);
        as("legal")
                .get("/v1/coverage/" + coverage(digest))
                .then()
                .body("rules[0].counts.UNDETERMINED", equalTo(2))
                .body("rules[0].beyondRegister", equalTo(0))
                .body("rules[0].undeterminedOnMost", equalTo(true));

        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("cannot be told for more than"));
    }

    /** Every hold is restricted: who decides sees none of them, and the decision still names the run that was there. */
    @Test
    void aDecisionNamesTheMeasurementThatItsPersonCannotSee() {
        RegistryStub.lines(
                "*",
                List.of(
                        Lines.hold("XAC", 1, List.of("close-hold"), NO_TRIGGER),
                        Lines.hold("XAC", 2, List.of("close-hold"), NO_TRIGGER)));
        var key = "test.publication.blind";
        var digest = proposed("legal", key, triggerRule(key));
        var coverage = coverage(digest);

        override("legal2", digest)
                .statusCode(200)
                .body("[0].measured", hasSize(0))
                .body("[0].overrides[0].run", equalTo(coverage));
    }

    @Test
    void aLaterMeasurementOutdatesTheDecision() {
        register(3, 0);
        var key = "test.publication.later";
        var digest = proposed("legal", key, triggerRule(key));
        coverage(digest);
        override("senior", digest).statusCode(200);
        register(9, 0);
        coverage(digest);

        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("9 of 10 newly flagged"));
    }

    /** Nobody chooses the easiest day: of all that was measured the worst counts. */
    @Test
    void aLaterMeasurementWithFewerFlagsLiftsNothing() {
        register(9, 0);
        var key = "test.publication.easier";
        var digest = proposed("legal", key, triggerRule(key));
        coverage(digest);
        register(0, 0);
        coverage(digest);

        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("9 of 10 newly flagged"));
    }

    /** Somebody decided about both; nobody has about one of them alone. */
    @Test
    void aDecisionCountsForExactlyWhatItWasAbout() {
        register(3, 0);
        var key = "test.publication.bound";
        var other = "test.publication.bound-too";
        var digest = proposed("legal", key, triggerRule(key));
        var beside = proposed("legal", other, triggerRule(other));
        coverage(digest);
        override("senior", digest + "\", \"" + beside)
                .statusCode(200)
                .body(
                        "[0].overrides[0].together",
                        equalTo(Stream.of(digest, beside).sorted().toList()));

        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("3 of 10 newly flagged"))
                .body("violations[0].message", containsString("what was decided about it does not count"));
        override("senior", digest).statusCode(200);
        publish("legal2", key, digest).statusCode(200);
    }

    /** It was decided about the rule while the set named the partner of every hold; then it did not any more. */
    @Test
    void aDecisionCountsWhileTheSetsStandThatTheRuleReads() {
        var set = "test-publication-decided";
        Drafting.publishSet(set, Drafting.set(set, "XAA", "XAB"));
        RegistryStub.lines("*", List.of(Lines.hold("XAB", 1, List.of()), Lines.hold("XAB", 2, List.of())));
        var key = "test.publication.decided";
        var digest = proposed("legal", key, Drafting.inSetRule(key, "'test-publication-decided'"));
        override("senior", digest).statusCode(200);
        Drafting.publishSet(set, Drafting.set(set, "XAA"));

        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("what was decided about it does not count"));
        override("senior", digest).statusCode(200);
        publish("legal2", key, digest).statusCode(200);
        check("legal", digest).body("passed.outcome", equalTo("OVERRIDDEN"));
    }

    @Test
    void whatIsPutBackInForceIsMeasuredLikeWhatIsNew() {
        var key = "test.publication.back";
        var digest = proposed("legal", key, triggerRule(key));
        publish("legal2", key, digest).statusCode(200);
        var next = proposed("legal", key, triggerRule(key).replace("A rule about holds", "Another rule about holds"));
        acting("legal2")
                .header("If-Match", etag(key, next))
                .post("/v1/rules/" + key + "/revisions/" + next + "/publish?supersede=true")
                .then()
                .statusCode(200);
        register(9, 0);

        rollBack(key, digest).statusCode(409).body("violations[0].message", containsString("nobody has measured"));
        override("senior", digest).statusCode(200);
        rollBack(key, digest).statusCode(200);
        check("legal", digest).body("passed.outcome", equalTo("OVERRIDDEN"));
    }

    private static String headroomRule(String key) {
        return """
            {"key": "%s", "title": "Something is left", "authority": "TOLERANCE", "citation": "House tolerance",
             "choice": "POLICY", "dutyHolder": "OWN_GOVERNMENT", "counselReview": "none", "subject": "authority",
             "effective": {"from": null, "to": null, "against": "asOf"}, "severity": "ADVISORY",
             "requires": "has(drift.headroom) && drift.headroom > decimal(\\"0.1\\")",
             "message": "authority {authority.code}",
             "examples": [
               {"name": "much", "given": {"drift.headroom": "0.5"}, "asOf": "2024-01-01", "expect": "MET"},
               {"name": "little", "given": {"drift.headroom": "0.05"}, "asOf": "2024-01-01", "expect": "NOT_MET"},
               {"name": "unknown", "given": {}, "asOf": "2024-01-01", "expect": "UNDETERMINED", "missing": ["drift.headroom"]}]}""".formatted(key);
    }

    private static ValidatableResponse rollBack(String key, String digest) {
        return acting("legal2")
                .header("If-Match", etag(key, digest))
                .contentType("application/json")
                .body("{\"reason\": \"the new one was wrong\"}")
                .post("/v1/rules/" + key + "/revisions/" + digest + "/roll-back")
                .then();
    }

    @Test
    void whatStandsAlreadyIsNotFlaggedAnew() {
        var key = "test.publication.again";
        publish("legal2", key, proposed("legal", key, triggerRule(key))).statusCode(200);
        register(3, 0);
        var digest = proposed(
                "legal",
                key,
                holdRule(
                        key,
                        "has(hold.trigger) && hold.trigger != \\\"?\\\"",
                        "\"hold.trigger\": \"x\"",
                        "\"hold.trigger\": null"));
        coverage(digest);

        publish("legal2", key, digest).statusCode(200);
        check("legal", digest).body("measured[0].flagged", equalTo(3)).body("measured[0].newlyFlagged", equalTo(0));
    }

    /** Nothing was flagged anew while the first stood; with it withdrawn the same lines are, and nobody has measured that. */
    @Test
    void whatWasMeasuredBeforeWhatStandsChangedCountsNoMore() {
        var key = "test.publication.ground";
        var first = proposed("legal", key, triggerRule(key));
        publish("legal2", key, first).statusCode(200);
        register(3, 0);
        var digest = proposed(
                "legal",
                key,
                holdRule(
                        key,
                        "has(hold.trigger) && hold.trigger != \\\"?\\\"",
                        "\"hold.trigger\": \"x\"",
                        "\"hold.trigger\": null"));
        coverage(digest);
        acting("legal2")
                .header("If-Match", etag(key, first))
                .contentType("application/json")
                .body("{\"reason\": \"it was repealed\"}")
                .post("/v1/rules/" + key + "/revisions/" + first + "/withdraw")
                .then()
                .statusCode(200);

        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("before what stands had changed"));
        coverage(digest);
        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("3 of 10 newly flagged"));
    }

    /** The rule stands as it did; the set that it only reads has lost the partner of every hold. */
    @Test
    void whatWasMeasuredBeforeASetChangedThatARuleReadsCountsNoMore() {
        var set = "test-publication-read";
        Drafting.publishSet(set, Drafting.set(set, "XAA", "XAB"));
        RegistryStub.lines("*", List.of(Lines.hold("XAB", 1, List.of()), Lines.hold("XAB", 2, List.of())));
        var key = "test.publication.reads";
        var digest = proposed("legal", key, Drafting.inSetRule(key, "'test-publication-read'"));
        coverage(digest);
        check("legal", digest).body("measured[0].newlyFlagged", equalTo(0));
        Drafting.publishSet(set, Drafting.set(set, "XAA"));

        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("before what stands had changed"));
        coverage(digest);
        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("2 of 2 newly flagged"));
    }

    /** What makes an exception from the rule reaches further than when it was measured. */
    @Test
    void whatWasMeasuredBeforeAnExceptionChangedCountsNoMore() {
        var exception = "test.publication.excepts";
        var narrow = "hold.reference == \\\"r1\\\"";
        publish("legal2", exception, proposed("legal", exception, excepting(exception, narrow)))
                .statusCode(200);
        register(0, 0);
        var key = "test.publication.excepted";
        var excepted = "\"exceptions\": [\"%s\"], \"message\"".formatted(exception);
        var digest = proposed("legal", key, about("r9", triggerRule(key).replace("\"message\"", excepted)));
        coverage(digest);
        var wider = proposed("legal", exception, excepting(exception, narrow + " || hold.reference == \\\"r2\\\""));
        coverage(wider);
        publish("legal2", exception, wider).statusCode(200);

        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("before what stands had changed"));
        coverage(digest);
        publish("legal2", key, digest).statusCode(200);
    }

    /** Nor does a run that was opened before and goes on after. */
    @Test
    void whatWasMeasuredBeforeExceptedRulesWereCountedCountsNoMore() throws IOException, SQLException {
        register(0, 0);
        var key = "test.publication.counted-less";
        var digest = proposed("legal", key, triggerRule(key));
        coverage(digest);
        var open = coverage(digest);
        sql("update run set state = 'CANCELLED' where id = '%s'".formatted(open));
        sql("delete from measurement where run = '%s'".formatted(open));

        try (var migration =
                getClass().getResourceAsStream("/db/migration/V202612100801__measure_what_is_excepted.sql")) {
            sql(new String(migration.readAllBytes(), UTF_8));
        }
        acting("legal").post("/v1/coverage/%s/resume".formatted(open)).then().statusCode(200);

        finished("legal", "/v1/coverage/" + open);
        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("nobody has measured"));
        coverage(digest);
        publish("legal2", key, digest).statusCode(200);
    }

    /** Of the exception itself nothing is flagged; what it excepted is. Changed since, the other rule is measured anew. */
    @Test
    void whatARevisionFlagsInARuleThatItExceptsNoMoreIsItsOwn() {
        var exception = "test.publication.lifts";
        publish("legal2", exception, proposed("legal", exception, excepting(exception, "hold.reference == \\\"r1\\\"")))
                .statusCode(200);
        var key = "test.publication.lifted";
        var excepted =
                triggerRule(key).replace("\"message\"", "\"exceptions\": [\"%s\"], \"message\"".formatted(exception));
        publish("legal2", key, proposed("legal", key, about("r9", excepted))).statusCode(200);
        RegistryStub.lines(
                "*",
                Stream.of(1, 2, 3)
                        .map(number -> Lines.hold("XAA", number, List.of(), NO_TRIGGER, "\"hold.reference\":\"r1\""))
                        .toList());
        var narrower = proposed("legal", exception, about("r2", narrow(exception, "hold.reference == \\\"r2\\\"")));
        coverage(narrower);

        check("legal", narrower).body("measured.rule", equalTo(List.of(key, exception)));
        publish("legal2", exception, narrower)
                .statusCode(409)
                .body("violations[0].message", containsString(key + " as of " + TODAY + ": 3 of 3 newly flagged"));

        RegistryStub.reset();
        var next = about("r8", excepted).replace("A rule about holds", "Another rule about holds");
        publish("legal2", key, proposed("legal", key, next)).statusCode(200);
        RegistryStub.lines("*", List.of(Lines.hold("XAA", 1, List.of(), NO_TRIGGER, "\"hold.reference\":\"r1\"")));
        publish("legal2", exception, narrower)
                .statusCode(409)
                .body("violations[0].message", containsString("before what stands had changed"));
    }

    /** Nobody could tell the other rule before either. */
    @Test
    void aRuleThatItExceptsAndThatCannotBeToldHoldsNoRevision() {
        var exception = "test.publication.lifts-untold";
        var lifts = excepting(exception, "hold.reference == \\\"r1\\\"");
        publish("legal2", exception, proposed("legal", exception, lifts)).statusCode(200);
        var key = "test.publication.untold";
        var excepted =
                triggerRule(key).replace("\"message\"", "\"exceptions\": [\"%s\"], \"message\"".formatted(exception));
        publish("legal2", key, proposed("legal", key, about("r9", excepted))).statusCode(200);
        RegistryStub.lines(
                "*",
                Stream.of(1, 2, 3)
                        .map(number -> Lines.hold("XAA", number, List.of(), UNKNOWN, "\"hold.reference\":\"r5\""))
                        .toList());
        var next = proposed("legal", exception, lifts.replace("A rule about holds", "Another rule about holds"));
        var id = opened("legal", "/v1/coverage", "{\"revisions\": [\"%s\"]}".formatted(next));
        var run = finished("legal", "/v1/coverage/" + id);

        publish("legal2", exception, next).statusCode(200);

        assertThat(run.getBoolean("rules.find { it.rule == '%s' }.undeterminedOnMost".formatted(key)))
                .isFalse();
        check("legal", next)
                .body("passed.outcome", equalTo("WITHIN_LIMITS"))
                .body("measured.find { it.rule == '%s' }.undetermined".formatted(key), equalTo(3))
                .body("measured.find { it.rule == '%s' }.newlyUndetermined".formatted(key), equalTo(0));
    }

    /** Ten flags go where nobody can tell, and the exception itself is met whether it applies or not. */
    @Test
    void anExceptionThatLeavesOpenWhatWasToldIsHeld() {
        var exception = "test.publication.opens";
        publish("legal2", exception, proposed("legal", exception, excepting(exception, "hold.reference == \\\"r1\\\"")))
                .statusCode(200);
        var key = "test.publication.opened";
        var excepted =
                triggerRule(key).replace("\"message\"", "\"exceptions\": [\"%s\"], \"message\"".formatted(exception));
        var told = about("r9", excepted).replace("\"given\": {", "\"given\": {\"hold.ending\": null, ");
        publish("legal2", key, proposed("legal", key, told)).statusCode(200);
        RegistryStub.lines(
                "*",
                Stream.of(1, 2, 3)
                        .map(number -> Lines.hold(
                                "XAA",
                                number,
                                List.of(),
                                NO_TRIGGER,
                                "\"hold.reference\":\"r5\"",
                                "\"hold.state\":\"ORDERED\""))
                        .toList());
        var wider = Drafting.holdRule(
                        exception,
                        "hold.state == \\\"ORDERED\\\"",
                        "\"hold.state\": \"ORDERED\"",
                        "\"hold.state\": \"OBSERVED\"")
                .replace("\"requires\"", "\"appliesWhen\": \"has(hold.ending)\", \"requires\"");
        var opens = proposed("legal", exception, given("hold.ending", "x", wider));
        var id = opened("legal", "/v1/coverage", "{\"revisions\": [\"%s\"]}".formatted(opens));
        var run = finished("legal", "/v1/coverage/" + id);

        assertThat(run.getBoolean("rules.find { it.rule == '%s' }.undeterminedOnMost".formatted(key)))
                .isTrue();
        assertThat(run.getBoolean("rules.find { it.rule == '%s' }.undeterminedOnMost".formatted(exception)))
                .isFalse();
        check("legal", opens).body("measured.find { it.rule == '%s' }.newlyUndetermined".formatted(key), equalTo(3));
        publish("legal2", exception, opens)
                .statusCode(409)
                .body(
                        "violations[0].message",
                        containsString("leaves a rule that it excepts, and that could be told, open"))
                .body("violations[0].message", containsString("3 undetermined of 3 (1.0000), of them 3 newly"));
    }

    @Test
    void whatASetFlagsByAnExceptionThatReadsItIsItsOwn() {
        var set = "test-publication-lifts";
        Drafting.publishSet(set, Drafting.set(set, "XAA", "XAB"));
        var exception = "test.publication.set-lifts";
        var inSet = "inSet(partner.code, \\\"%s\\\", date(\\\"2024-01-01\\\"))".formatted(set);
        publish("legal2", exception, proposed("legal", exception, of("XAA", narrow(exception, inSet))))
                .statusCode(200);
        var key = "test.publication.set-lifted";
        var excepted =
                triggerRule(key).replace("\"message\"", "\"exceptions\": [\"%s\"], \"message\"".formatted(exception));
        publish("legal2", key, proposed("legal", key, of("XZZ", excepted))).statusCode(200);
        RegistryStub.lines("*", List.of(Lines.hold("XAB", 1, List.of(), NO_TRIGGER)));
        var smaller = Drafting.set(set, "XAA");
        coverage(smaller);

        check("legal", smaller).body("measured.rule", equalTo(List.of(key, exception)));
        int version = as("legal")
                .get("/v1/sets/" + set + "/versions")
                .then()
                .extract()
                .path("items.find { it.digest == '%s' }.version".formatted(smaller));
        acting("legal2")
                .header("If-Match", "\"%d\"".formatted(version))
                .post("/v1/sets/%s/versions/%s/publish?supersede=true".formatted(set, smaller))
                .then()
                .statusCode(409)
                .body("violations[0].message", containsString(key + " as of " + TODAY + ": 1 of 1 newly flagged"));
    }

    private static String narrow(String key, String appliesWhen) {
        return triggerRule(key).replace("\"requires\"", "\"appliesWhen\": \"%s\", \"requires\"".formatted(appliesWhen));
    }

    private static String excepting(String key, String appliesWhen) {
        return about("r1", narrow(key, appliesWhen));
    }

    /** The same rule, its examples about a hold with a reference. */
    private static String about(String reference, String rule) {
        return given("hold.reference", reference, rule);
    }

    private static String of(String partner, String rule) {
        return given("partner.code", partner, rule);
    }

    private static String given(String leaf, String value, String rule) {
        var stated = "\"given\": {\"%s\": \"%s\"".formatted(leaf, value);
        return rule.replace("\"given\": {\"", stated + ", \"").replace("\"given\": {}", stated + "}");
    }

    @Test
    void theNumbersAreThoseOfTheReadersSight() {
        register(0, 0);
        RegistryStub.lines(
                "2024-06-30",
                List.of(
                        Lines.hold("XAC", 1, List.of("close-hold"), NO_TRIGGER),
                        Lines.hold("XAC", 2, List.of("close-hold"), NO_TRIGGER),
                        Lines.hold("XAC", 3, List.of("close-hold"), NO_TRIGGER)));
        var key = "test.publication.sight";
        var digest = proposed("legal", key, triggerRule(key));
        finished(
                "legal",
                "/v1/backtests/" + opened("legal", "/v1/backtests", backtest(digest, "2024-06", "2024-06", "")));

        publish("legal2", key, digest)
                .statusCode(409)
                .body("violations[0].message", containsString("0 of 10 newly flagged"))
                .body("violations[0].message", not(containsString("13")));
        check("legal", digest).body("measured[0].subjects", equalTo(10)).body("measured[0].flagged", equalTo(0));
        check("legal-inner", digest).body("measured[0].subjects", equalTo(13)).body("measured[0].flagged", equalTo(3));
    }

    @Test
    void theDatabaseRefusesADecisionOfTheAuthorOrOneAboutSomethingElse() {
        assertThatThrownBy(() -> sql("""
                        insert into publication_override (id, version, recording, recorded_at, act, marking, sources, revision,
                            decided_by, drafted_by, proposed_by, reason, together, rests_on)
                        values (gen_random_uuid(), 1, 1, now(), 'CREATED', '{}', '[]', 'x', 'same', 'same', 'other', 'because',
                            '{x}', '{}')
                        """)).hasMessageContaining("publication_override_four_eyes_check");
        assertThatThrownBy(() -> sql("""
                        insert into publication_override (id, version, recording, recorded_at, act, marking, sources, revision,
                            decided_by, drafted_by, proposed_by, reason, together, rests_on)
                        values (gen_random_uuid(), 1, 1, now(), 'CREATED', '{}', '[]', 'x', 'one', 'other', 'other', 'because',
                            '{y}', '{}')
                        """)).hasMessageContaining("publication_override_together_check");
        assertThat(Service.freeze()).startsWith("sha256:");
    }

    private static String coverage(String... digests) {
        var id = opened("legal", "/v1/coverage", "{\"revisions\": [\"%s\"]}".formatted(String.join("\", \"", digests)));
        finished("legal", "/v1/coverage/" + id);
        return id;
    }

    private static ValidatableResponse override(String account, String digest) {
        return acting(account)
                .contentType("application/json")
                .body("{\"revisions\": [\"%s\"], \"reason\": \"all three are known to us\"}".formatted(digest))
                .post("/v1/publication-overrides")
                .then();
    }

    private static ValidatableResponse check(String account, String digest) {
        return as(account).get("/v1/publication-checks/" + digest).then().statusCode(200);
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        System.getProperty("daylight.test.admin-url"),
                        System.getProperty("daylight.test.admin-user"),
                        System.getProperty("daylight.test.admin-password"));
                var update = connection.createStatement()) {
            update.execute(statement);
        }
    }
}
