package org.daylight.rules.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.rules.Drafting.backtest;
import static org.daylight.rules.Drafting.ended;
import static org.daylight.rules.Drafting.finished;
import static org.daylight.rules.Drafting.holdRule;
import static org.daylight.rules.Drafting.proposed;
import static org.daylight.rules.Drafting.publish;
import static org.daylight.rules.Drafting.triggerRule;
import static org.daylight.rules.Drafting.until;
import static org.daylight.rules.Service.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.daylight.rules.Drafting;
import org.daylight.rules.registry.Lines;
import org.daylight.rules.registry.RegistryStub;
import org.daylight.rules.storage.Statements;
import org.daylight.rules.waivers.ReviewsStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** January to March 2024 over holds of which some have no trigger, which the draft wants, and some of these are waived. */
@QuarkusTest
class WaivedBacktestTest {

    private static final String NO_TRIGGER = "\"hold.trigger\":null";
    private static final String TRIGGER = "\"hold.trigger\":\"x\"";
    private static final String EARLY = "2023-01-01T00:00:00Z";

    @Inject
    Statements statements;

    @AfterEach
    void forget() {
        RegistryStub.reset();
        ReviewsStub.reset();
    }

    /** Without a trigger are three of XAA, one of XAB and one of XAC, which is restricted. */
    @BeforeEach
    void aRegister() {
        forget();
        RegistryStub.lines(
                "*",
                List.of(
                        Lines.hold("XAA", 1, List.of(), NO_TRIGGER),
                        Lines.hold("XAA", 2, List.of(), NO_TRIGGER),
                        Lines.hold("XAA", 3, List.of(), NO_TRIGGER),
                        Lines.hold("XAA", 4, List.of(), TRIGGER),
                        Lines.hold("XAB", 1, List.of(), NO_TRIGGER),
                        Lines.hold("XAC", 1, List.of("close-hold"), NO_TRIGGER)));
    }

    /**
     * <pre>
     * waiver                              January  February  March
     * XAA-H1: from 10 February on         no       yes       yes
     * XAA-H2: until 15 February           yes      no        no
     * XAB-H1: February alone              no       yes       no
     * </pre>
     */
    @Test
    void ofWhatIsNotMetItIsCountedByMonthAndPartnerHowMuchWasWaivedOnTheDayJudged() {
        ReviewsStub.waives("hold:XAA-H1", "2024-02-10", "2024-12-31", EARLY, "WAIVED");
        ReviewsStub.waives("hold:XAA-H2", "2023-06-01", "2024-02-15", EARLY, "WAIVED");
        ReviewsStub.waives("hold:XAB-H1", "2024-02-01", "2024-02-29", EARLY, "WAIVED");

        var run = finished("legal", draft("test.waived.months", ""));

        assertThat(run.getString("waivers")).startsWith("Of what is not met it is said what was waived");
        assertThat(counted(run, "counts.new")).as("a waiver deletes no finding").containsExactly(4, 4, 4);
        assertThat(counted(run, "waived.new.waived")).containsExactly(1, 2, 1);
        assertThat(counted(run, "waived.new.notWaived")).containsExactly(3, 2, 3);
        assertThat(counted(run, "waived.flaggedAfter.waived")).containsExactly(1, 2, 1);
        assertThat(counted(run, "waived.flaggedBefore.waived")).containsExactly(0, 0, 0);
        assertThat(partners("legal", run, "2024-02")).containsExactly("XAA 1 of 3", "XAB 1 of 1");
        assertThat(partners("legal", run, "2024-03")).containsExactly("XAA 1 of 3", "XAB 0 of 1");
        var examples = as("legal")
                .get("/v1/backtests/%s/examples?month=2024-02&outcome=NEW".formatted(run.getString("id")))
                .jsonPath();
        assertThat(examples.getList("items.label")).containsExactly("XAA-H1", "XAA-H2", "XAA-H3", "XAB-H1");
        assertThat(examples.getList("items.waived")).containsExactly("WAIVED", "NOT_WAIVED", "NOT_WAIVED", "WAIVED");
    }

    /** Recorded on 5 March for the whole year: in February nobody knew of it. */
    @Test
    void aWaiverCountsAsItWasKnownByTheMonthsEndUnlessMoreIsAskedFor() {
        ReviewsStub.waives("hold:XAA-H1", "2024-01-01", "2024-12-31", "2024-03-05T12:00:00Z", "WAIVED");

        var recorded = finished("legal", draft("test.waived.recorded", ""));
        var hindsight = finished("legal", draft("test.waived.hindsight", ", \"hindsight\": true"));
        var declared = finished("legal", draft("test.waived.declared", ", \"knowledge\": \"declared\""));

        assertThat(counted(recorded, "waived.new.waived")).containsExactly(0, 0, 1);
        assertThat(recorded.getString("waivers")).contains("recorded it by the end of the month");
        assertThat(counted(hindsight, "waived.new.waived")).containsExactly(1, 1, 1);
        assertThat(hindsight.getString("waivers")).contains("recorded it by the beginning of this run");
        assertThat(counted(declared, "waived.new.waived")).containsExactly(1, 1, 1);
        assertThat(ReviewsStub.asked())
                .anyMatch(asked -> asked.startsWith("2024-02-29 2024-02-29T23:59:59.999999Z hold:XAA-H1"))
                .anyMatch(asked ->
                        asked.startsWith("2024-02-29 " + hindsight.getString("status.recordedUpTo") + " hold:XAA-H1"));
    }

    /**
     * The published rule wants a trigger, the draft a day for the next look as well, which no hold has. A rule that is published
     * now need not have stood then: whether a flag did is the review-service's to say.
     *
     * <pre>
     *                    published  draft    its waiver                    so that it is
     * XAA-H1 no trigger  NOT_MET    NOT_MET  something left, flagged then  waived
     * XAA-H2 no trigger  NOT_MET    NOT_MET  used up                       not told
     * XAA-H3 no trigger  NOT_MET    NOT_MET  none                          not waived
     * XAA-H4 a trigger   MET        NOT_MET  something left, no flag then  not told
     * XAB-H1 no trigger  NOT_MET    NOT_MET  something left, no flag then  not told
     * XAB-H2 a trigger   MET        NOT_MET  something left, flagged then  waived
     * </pre>
     */
    @Test
    void whatAMeterCannotSayIsNotGuessed() {
        var key = "test.waived.meter";
        RegistryStub.reset(); // of an empty register nothing is to be measured before
        publish("legal2", key, proposed("legal", key, triggerRule(key))).statusCode(200);
        var stricter = holdRule(
                key,
                "has(hold.trigger) && has(hold.reviewBy)",
                "\"hold.trigger\": \"x\", \"hold.reviewBy\": \"2024-01-01\"",
                "\"hold.trigger\": null, \"hold.reviewBy\": null");
        RegistryStub.lines(
                "*",
                List.of(
                        Lines.hold("XAA", 1, List.of(), NO_TRIGGER, "\"hold.reviewBy\":null"),
                        Lines.hold("XAA", 2, List.of(), NO_TRIGGER, "\"hold.reviewBy\":null"),
                        Lines.hold("XAA", 3, List.of(), NO_TRIGGER, "\"hold.reviewBy\":null"),
                        Lines.hold("XAA", 4, List.of(), TRIGGER, "\"hold.reviewBy\":null"),
                        Lines.hold("XAB", 1, List.of(), NO_TRIGGER, "\"hold.reviewBy\":null"),
                        Lines.hold("XAB", 2, List.of(), TRIGGER, "\"hold.reviewBy\":null")));
        for (var flagged : List.of("hold:XAA-H1", "hold:XAB-H2")) {
            ReviewsStub.waives(flagged, "2024-01-01", "2024-12-31", EARLY, "WAIVED");
        }
        for (var not : List.of("hold:XAA-H4", "hold:XAB-H1")) {
            ReviewsStub.waives(not, "2024-01-01", "2024-12-31", EARLY, "METER_NOT_KNOWN");
        }
        ReviewsStub.waives("hold:XAA-H2", "2024-01-01", "2024-12-31", EARLY, "USED_UP");
        var digest = Drafting.drafted(
                "legal",
                key,
                stricter.replace(
                        "\"missing\": [\"hold.trigger\"]", "\"missing\": [\"hold.reviewBy\", \"hold.trigger\"]"));

        var run = finished("legal", opened(digest, ""));

        assertThat(counted(run, "counts.flaggedBefore")).containsExactly(4, 4, 4);
        assertThat(counted(run, "waived.flaggedBefore.waived")).containsExactly(1, 1, 1);
        assertThat(counted(run, "waived.flaggedBefore.notWaived")).containsExactly(1, 1, 1);
        assertThat(counted(run, "waived.flaggedBefore.notTold.usedUp")).containsExactly(1, 1, 1);
        assertThat(counted(run, "waived.flaggedBefore.notTold.meterNotKnown")).containsExactly(1, 1, 1);
        assertThat(counted(run, "counts.flaggedAfter")).containsExactly(6, 6, 6);
        assertThat(counted(run, "waived.flaggedAfter.waived")).containsExactly(2, 2, 2);
        assertThat(counted(run, "waived.flaggedAfter.notTold.usedUp")).containsExactly(1, 1, 1);
        assertThat(counted(run, "waived.flaggedAfter.notTold.meterNotKnown")).containsExactly(2, 2, 2);
        assertThat(counted(run, "counts.new")).containsExactly(2, 2, 2);
        assertThat(counted(run, "waived.new.waived")).containsExactly(1, 1, 1);
        assertThat(counted(run, "waived.new.notTold.meterNotKnown")).containsExactly(1, 1, 1);
    }

    @Test
    void aRunDoesNotBeginBeforeTheReviewServiceAnswers() throws InterruptedException {
        ReviewsStub.waives("hold:XAA-H1", "2024-01-01", "2024-12-31", EARLY, "WAIVED");
        ReviewsStub.answers(503);
        var path = draft("test.waived.down", "");

        var waiting = until("legal", path, Set.of("WAITING"));
        assertThat(waiting.getString("status.why")).contains("review-service").contains("asked again later");
        assertThat(RegistryStub.read()).isEmpty();
        ReviewsStub.answers(200);
        var run = goesOn(path);

        assertThat(counted(run, "counts.subjects")).containsExactly(5, 5, 5);
        assertThat(counted(run, "waived.new.waived")).containsExactly(1, 1, 1);
    }

    /** Three partitions of each month have something that is not met; in the second month it falls silent. */
    @Test
    void aRunThatItLeavesInTheMiddleGoesOnWhereItStood() throws InterruptedException {
        ReviewsStub.waives("hold:XAA-H1", "2024-01-01", "2024-12-31", EARLY, "WAIVED");
        ReviewsStub.downAfter(4);
        var path = draft("test.waived.middle", "");

        // Where it was down a moment ago it is asked for the first time when it may be again.
        for (var i = 0; i < 600 && ReviewsStub.asked().size() < 4; i++) {
            due(path);
            Thread.sleep(50);
        }
        assertThat(until("legal", path, Set.of("WAITING")).getString("status.why"))
                .contains("review-service");
        assertThat(ReviewsStub.asked()).hasSize(4);
        ReviewsStub.answers(200);
        var run = goesOn(path);

        assertThat(counted(run, "counts.subjects")).containsExactly(5, 5, 5);
        assertThat(counted(run, "counts.new")).containsExactly(4, 4, 4);
        assertThat(counted(run, "waived.new.waived")).containsExactly(1, 1, 1);
        assertThat(ReviewsStub.asked())
                .as("nothing is counted twice")
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    /** A service that was down a moment ago is not asked for a while, and nobody hears what it would say until it is. */
    private String why(String path) throws InterruptedException {
        var why = until("legal", path, Set.of("WAITING")).getString("status.why");
        for (var i = 0; i < 600 && why.contains("does not answer"); i++) {
            due(path);
            Thread.sleep(100);
            why = until("legal", path, Set.of("WAITING")).getString("status.why");
        }
        return why;
    }

    /** Whoever operates the services can tell it from a service that is down, and the run goes on once it is mended. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | does not take the credentials of this service
            403 | does not let this service ask
            404 | does not know the question, as one of an earlier version
            """)
    void aRunWaitsForWhatTheOperatorMendsAndSaysWhatItIs(int status, String says) throws InterruptedException {
        ReviewsStub.answers(status);
        var path = draft("test.waived.mended.s" + status, "");

        assertThat(why(path))
                .contains(says + " (it answered %d)".formatted(status))
                .contains("asked again later");
        ReviewsStub.answers(200);

        assertThat(counted(goesOn(path), "counts.subjects")).containsExactly(5, 5, 5);
    }

    /** Each time it was put off for longer: on a slow machine, for longer than a test waits. */
    private void due(String path) {
        QuarkusTransaction.requiringNew()
                .run(() -> statements.update(
                        "update run set next_attempt_at = now() where id = ?::uuid and state = 'WAITING'",
                        path.substring(path.lastIndexOf('/') + 1)));
    }

    private JsonPath goesOn(String path) throws InterruptedException {
        for (var i = 0; i < 600; i++) {
            due(path);
            var run = as("legal").get(path).then().statusCode(200).extract().jsonPath();
            if (!Set.of("OPEN", "RUNNING", "WAITING").contains(run.getString("status.state"))) {
                break;
            }
            Thread.sleep(50);
        }
        return finished("legal", path);
    }

    @Test
    void aReviewServiceThatRefusesEndsTheRunWithTheMend() {
        ReviewsStub.answers(422);

        var run = ended("legal", draft("test.waived.refused", ""));

        assertThat(run.getString("status.state")).isEqualTo("FAILED");
        assertThat(run.getString("status.why"))
                .contains("does not say what is waived (it answered 422)")
                .contains("without waivers");
    }

    @Test
    void whoeverWantsThemLeftOutGetsTheSameCountsAndIsToldSo() {
        ReviewsStub.answers(503);

        var run = finished("legal", draft("test.waived.without", ", \"withoutWaivers\": true"));

        assertThat(run.getString("waivers"))
                .isEqualTo("Waivers are left out, as was asked: what is counted as not met was perhaps waived.");
        assertThat(counted(run, "counts.new")).containsExactly(4, 4, 4);
        assertThat(run.getString("months[0].rules[0].waived")).isNull();
        assertThat(ReviewsStub.asked()).isEmpty();
    }

    /** Who may read a subject learns that it was waived, and who may not learns nothing. */
    @Test
    void whatIsWaivedOfARestrictedSubjectIsCountedForItsGroupAlone() {
        ReviewsStub.waives("hold:XAC-H1", "2024-01-01", "2024-12-31", EARLY, "WAIVED");
        var key = "test.waived.restricted";
        var path = opened(proposed("legal", key, triggerRule(key)), "");

        assertThat(counted(finished("legal", path), "waived.new.waived")).containsExactly(0, 0, 0);
        assertThat(counted(finished("legal-inner", path), "waived.new.waived")).containsExactly(1, 1, 1);
        assertThat(partners("legal", finished("legal", path), "2024-01")).containsExactly("XAA 0 of 3", "XAB 0 of 1");
        assertThat(partners("legal-inner", finished("legal-inner", path), "2024-01"))
                .containsExactly("XAA 0 of 3", "XAB 0 of 1", "XAC 1 of 1");
    }

    /** What is met is not waived, and no other run asks. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run_count_waived_check   | update run_count set waived = 'W' where before <> 'N' and after <> 'N'
            run_count_waived_check   | update run_count set waived = 'Q' where after = 'N'
            run_example_waived_check | insert into run_example (run, number, step, rule, outcome, before, after, subject, \
            access_groups, waived, line) select run, 1, 1, 'a rule', 'GONE', '-', 'M', 'a subject', '{}', 'N', '' from run_count
            run_waivers_check        | update run set kind = 'COVERAGE' where waivers
            """)
    void theDatabaseTakesNothingThatContradictsItself(String check, String statement) {
        finished("legal", draft("test.waived.checks." + check.charAt(4) + Math.abs(statement.hashCode()), ""));

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> statements.update(statement)))
                .rootCause()
                .hasMessageContaining(check);
    }

    private static String draft(String key, String more) {
        return opened(Drafting.drafted("legal", key, triggerRule(key)), more);
    }

    private static String opened(String digest, String more) {
        return "/v1/backtests/"
                + Drafting.opened("legal", "/v1/backtests", backtest(digest, "2024-01", "2024-03", more));
    }

    /** A number of the only rule, of each month. */
    private static List<Integer> counted(JsonPath run, String what) {
        return run.getList("months.collect { it.rules[0].%s }".formatted(what), Integer.class);
    }

    private static List<String> partners(String account, JsonPath run, String month) {
        var rows = as(account)
                .get("/v1/backtests/%s/partners?month=%s".formatted(run.getString("id"), month))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var found = new ArrayList<String>();
        for (var i = 0; i < rows.getList("items").size(); i++) {
            found.add("%s %d of %d"
                    .formatted(
                            rows.getString("items[%d].partner".formatted(i)),
                            rows.getInt("items[%d].waived.flaggedAfter.waived".formatted(i)),
                            rows.getInt("items[%d].counts.flaggedAfter".formatted(i))));
        }
        return found;
    }
}
