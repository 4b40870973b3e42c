package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionSelectionTest {

    private static final DatedSet GROUP = new DatedSet(
            "FIFTEEN_DAYS",
            List.of(new DatedSet.Member("FIN", "2023-04-04", null), new DatedSet.Member("SWE", "2024", null)),
            "2000-01-01",
            null,
            null);

    private static final Written FROM_2010 = rule("a.rule", "transfer")
            .effective("2010-01-01", "2020-01-01", "transfer.agreedOn")
            .requires("transfer.newSalesTerritory");

    private static final Written FROM_2020 = rule("a.rule", "transfer")
            .effective("2020-01-01", null, "transfer.agreedOn")
            .requires("!transfer.newSalesTerritory");

    @ParameterizedTest
    @CsvSource({
        "2009-12-31, NOT_APPLICABLE, ''",
        "2010-01-01, MET,            revision-0",
        "2019,       MET,            revision-0",
        "2019/2020,  UNDETERMINED,   revision-1",
        "2020-01-01, NOT_MET,        revision-1",
        "2009/2010,  UNDETERMINED,   revision-0",
        "2020/..,    NOT_MET,        revision-1"
    })
    void theDateSelectsTheRevisionUnlessItIsTooImprecise(String agreed, Answer expected, String revision) {
        var answer = evaluator(List.of(), FROM_2010, FROM_2020)
                .answer(
                        "a.rule",
                        line(
                                "transfer",
                                "2024-01-01",
                                facts("transfer.agreedOn", agreed, "transfer.newSalesTerritory", true)));

        assertThat(answer.answer()).isEqualTo(expected);
        assertThat(answer.revision()).isEqualTo(revision.isEmpty() ? null : revision);
        assertThat(answer.missing())
                .isEqualTo(expected == Answer.UNDETERMINED ? List.of("transfer.agreedOn") : List.of());
    }

    @Test
    void revisionsThatAgreeNeedNoPreciseDate() {
        var other = rule("a.rule", "transfer")
                .effective("2020-01-01", null, "transfer.agreedOn")
                .requires("transfer.newSalesTerritory && true");

        var answer = evaluator(List.of(), FROM_2010, other)
                .answer(
                        "a.rule",
                        line(
                                "transfer",
                                "2024-01-01",
                                facts("transfer.agreedOn", "2019/2020", "transfer.newSalesTerritory", true)));

        assertThat(answer.answer()).isEqualTo(Answer.MET);
    }

    @ParameterizedTest
    @CsvSource({
        "2014-12-31, NOT_APPLICABLE, ''",
        "2019-12-31, NOT_MET,        revision-1",
        "2020-01-01, MET,            revision-2"
    })
    void aRevisionHoldsUntilALaterOneComesIn(String agreed, Answer expected, String revision) {
        var mistaken = rule("a.rule", "transfer").effective("2015-01-01", null, "transfer.agreedOn");
        var replaced = rule("a.rule", "transfer")
                .effective("2015-01-01", null, "transfer.agreedOn")
                .requires("false");
        var later = rule("a.rule", "transfer").effective("2020-01-01", null, "transfer.agreedOn");

        var answer = evaluator(List.of(), mistaken, replaced, later)
                .answer("a.rule", line("transfer", "2024-01-01", facts("transfer.agreedOn", agreed)));

        assertThat(answer.answer()).isEqualTo(expected);
        assertThat(answer.revision()).isEqualTo(revision.isEmpty() ? null : revision);
    }

    /** One was replaced on some day of the year by one that came in on some day of it. */
    @ParameterizedTest
    @CsvSource({
        "true,  2024-12-31, NOT_APPLICABLE, ",
        "true,  2025-01-01, NOT_MET,        ",
        "true,  2025-06-01, NOT_MET,        ",
        "true,  2025-12-31, NOT_MET,        revision-1",
        "false, 2025-06-01, UNDETERMINED,   ",
        "false, 2025-12-31, NOT_APPLICABLE, revision-1",
        "false, 2026-06-01, NOT_APPLICABLE, revision-1"
    })
    void ofTwoThatMayBeginOnTheSameDayBothMayCount(
            boolean laterApplies, String agreed, Answer expected, @Nullable String revision) {
        var earlier = rule("a.rule", "transfer")
                .effective("2025-01-01", "2025", "transfer.agreedOn")
                .requires("false");
        var later = rule("a.rule", "transfer")
                .effective("2025", null, "transfer.agreedOn")
                .appliesWhen(laterApplies ? null : "false")
                .requires("false");
        for (var rules : List.of(evaluator(List.of(), earlier, later), evaluator(List.of(), later, earlier))) {
            var answer = rules.answer("a.rule", line("transfer", "2026-12-01", facts("transfer.agreedOn", agreed)));

            assertThat(answer.answer()).isEqualTo(expected);
        }
        if (revision != null) {
            assertThat(evaluator(List.of(), earlier, later)
                            .answer("a.rule", line("transfer", "2026-12-01", facts("transfer.agreedOn", agreed)))
                            .revision())
                    .isEqualTo(revision);
        }
    }

    /** Of before days that are none were refused. */
    @ParameterizedTest
    @CsvSource({"2024-01-01", "2024-06-01"})
    void whatIsInForceOnNoDayEndsNothing(String day) {
        var standing =
                rule("a.rule", "partner").effective("2024-01-01", null, "asOf").requires("false");
        var slip = rule("a.rule", "partner").effective(day, day, "asOf");

        for (var rules : List.of(evaluator(List.of(), standing, slip), evaluator(List.of(), slip, standing))) {
            assertThat(rules.answer("a.rule", line("partner", "2024-01-01", facts()))
                            .answer())
                    .isEqualTo(Answer.NOT_MET);
            assertThat(rules.answer("a.rule", line("partner", "2026-01-01", facts()))
                            .answer())
                    .isEqualTo(Answer.NOT_MET);
        }
        assertThat(new Evaluator(evaluator(List.of(), standing, slip).rulebook().as(4))
                        .answer("a.rule", line("partner", "2026-01-01", facts()))
                        .answer())
                .isEqualTo(Answer.NOT_APPLICABLE);
    }

    /**
     * A month in which one may have ended that began on the tenth: it ended after that day, or was never in force. Such days were
     * kept before they were refused.
     */
    @ParameterizedTest
    @CsvSource({
        "2025-03-09, NOT_MET,        NOT_MET",
        "2025-03-10, UNDETERMINED,   UNDETERMINED",
        "2025-03-30, UNDETERMINED,   UNDETERMINED",
        "2025-03-31, NOT_APPLICABLE, UNDETERMINED",
        "2026-01-01, NOT_APPLICABLE, UNDETERMINED"
    })
    void whatMayBeInForceOnNoDayMayEndNothing(String day, Answer before, Answer now) {
        var rules = evaluator(
                List.of(),
                rule("a.rule", "partner").effective("2020-01-01", null, "asOf").requires("false"),
                rule("a.rule", "partner").effective("2025-03-10", "2025-03", "asOf"));

        assertThat(rules.answer("a.rule", line("partner", day, facts())).answer())
                .isEqualTo(now);
        assertThat(new Evaluator(rules.rulebook().as(5))
                        .answer("a.rule", line("partner", day, facts()))
                        .answer())
                .isEqualTo(before);
    }

    /** The successor ends what may not have ended yet; an end of its own ends it though the successor may come later. */
    @ParameterizedTest
    @CsvSource({
        "2025-03, 2025-03-15, 2025-03-14, UNDETERMINED,   UNDETERMINED",
        "2025-03, 2025-03-15, 2025-03-15, UNDETERMINED,   MET",
        "2025-03, 2025-03-15, 2025-04-01, MET,            MET",
        "2025-06, 2025,       2025-05-31, UNDETERMINED,   UNDETERMINED",
        "2025-06-01, 2025,    2025-06-01, UNDETERMINED,   UNDETERMINED",
        "2025-06-01, 2025,    2025-12-31, MET,            MET"
    })
    void aRevisionEndsByItsOwnEndOrTheNextOne(String to, String from, String day, Answer before, Answer now) {
        var rules = evaluator(
                List.of(),
                rule("a.rule", "partner").effective("2020-01-01", to, "asOf").requires("false"),
                rule("a.rule", "partner").effective(from, null, "asOf"));

        assertThat(rules.answer("a.rule", line("partner", day, facts())).answer())
                .isEqualTo(now);
        assertThat(new Evaluator(rules.rulebook().as(5))
                        .answer("a.rule", line("partner", day, facts()))
                        .answer())
                .isEqualTo(before);
    }

    @Test
    void whatHasNotHappenedIsReadByTheLawOfTheDay() {
        var answer = evaluator(List.of(), FROM_2010, FROM_2020)
                .answer(
                        "a.rule",
                        line(
                                "transfer",
                                "2012-01-01",
                                facts("transfer.agreedOn", null, "transfer.newSalesTerritory", true)));

        assertThat(answer.answer()).isEqualTo(Answer.MET);
        assertThat(answer.nextChangeOn()).isEqualTo("2020-01-01");
    }

    @Test
    void anUnknownDateLeavesEveryRevisionOpen() {
        var answer = evaluator(List.of(), FROM_2010, FROM_2020)
                .answer("a.rule", line("transfer", "2024-01-01", facts("transfer.newSalesTerritory", true)));

        assertThat(answer.answer()).isEqualTo(Answer.UNDETERMINED);
        assertThat(answer.missing()).containsExactly("transfer.agreedOn");
    }

    @ParameterizedTest
    @CsvSource({
        "FIN, 2023-04-04, 2023-04-20",
        "FIN, 2023-04-03, 2023-05-04",
        "FIN, 2023-04,    2023-04-20/2023-05-16",
        "SWE, 2024-06-01, 2024-06-17/2024-07-02",
        "SWE, 2025-01-01, 2025-01-17",
        "XAA, 2025-01-01, 2025-02-01",
        ",    2025-01-01, 2025-01-17/2025-02-01"
    })
    void theWaitDependsOnTheGroupOnThatDate(@Nullable String code, String received, String permittedFrom) {
        var facts = facts("notification.deliveredOn", received, "transfer.offeredOn", null);
        if (code != null) {
            facts.put("partner.code", code);
        }
        var rule = rule("a.rule", "notification")
                .effective(null, null, "notification.deliveredOn")
                .parameter(
                        "wait",
                        new ParameterValue(null, null, "FIFTEEN_DAYS", "15 days", null, null),
                        ParameterValue.of("30 days"))
                .requires("!has(transfer.offeredOn) || (has(notification.deliveredOn)"
                        + " && transfer.offeredOn > notification.deliveredOn + params.wait)")
                .permittedFrom("addDays(notification.deliveredOn, params.wait) + 1")
                .message("may be offered from {permittedFrom}; {transfer.offeredOn|not yet offered}");

        var result = evaluator(List.of(GROUP), rule).evaluate(line("notification", "2026-01-01", facts));

        assertThat(result.vector()).isEqualTo("M");
        assertThat(result.answers()).hasSize(1);
        assertThat(result.answers().getFirst().permittedFrom()).isEqualTo(permittedFrom);
        assertThat(result.answers().getFirst().message())
                .isEqualTo("may be offered from " + permittedFrom + "; not yet offered");
    }

    /** Where it is not known whether there is such a day, the day is answered. */
    @ParameterizedTest
    @CsvSource({"2024-02-09,", "2024-02-10, 2024-02-10", "2024-02, 2024-02-10", "none, 2024-02-10", ", 2024-02-10"})
    void noDayIsAnsweredWhereThereIsNone(@Nullable String enacted, @Nullable String permittedFrom) {
        var facts = facts("notification.deliveredOn", "2024-01-10");
        if (enacted != null) {
            facts.put("notification.jointResolutionEnactedOn", enacted.equals("none") ? null : enacted);
        }
        var rule = rule("a.rule", "notification")
                .requires("has(notification.deliveredOn)")
                .permittedFrom("has(notification.jointResolutionEnactedOn)"
                        + " && notification.jointResolutionEnactedOn <= addDays(notification.deliveredOn, 30)"
                        + " ? never() : addDays(notification.deliveredOn, 31)")
                .message("may be offered from {permittedFrom|no day}");

        var answers = evaluator(List.of(GROUP), rule)
                .evaluate(line("notification", "2026-01-01", facts))
                .answers();

        assertThat(answers.stream().map(RuleAnswer::permittedFrom).filter(Objects::nonNull))
                .isEqualTo(permittedFrom == null ? List.of() : List.of(permittedFrom));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "unknown", textBlock = """
            2024-01-10 | 2024-02-09 | no day: it is forbidden | no day     | none
            2024-01-10 | none       | 2024-02-10              | 2024-02-10 | 2024-02-10
            unknown    | none       | a day not known yet     | no day     | not known
            none       | none       | no day: it is forbidden | no day     | none
            """)
    void thatThereIsNoSuchDayIsNotToldAsNotKnown(
            @Nullable String delivered, String enacted, String ofThree, String ofTwo, String ofOne) {
        var facts = facts("notification.jointResolutionEnactedOn", enacted.equals("none") ? null : enacted);
        if (delivered != null) {
            facts.put("notification.deliveredOn", delivered.equals("none") ? null : delivered);
        }
        var rule = rule("a.rule", "notification")
                .permittedFrom("has(notification.jointResolutionEnactedOn) ? never()"
                        + " : addDays(notification.deliveredOn, 31)")
                .message("{permittedFrom|no day: it is forbidden|a day not known yet}, {permittedFrom|no day},"
                        + " {permittedFrom}");

        assertThat(rule.on("2026-01-01", facts).message()).isEqualTo("%s, %s, %s".formatted(ofThree, ofTwo, ofOne));
    }

    /** That one of the values that may count gives a day does not make it the day. */
    @ParameterizedTest
    @CsvSource({
        "FIFTEEN_DAYS, , FIN, 2023-05-01, 2023-05-17",
        "FIFTEEN_DAYS, , XAA, 2023-05-01, ",
        "FIFTEEN_DAYS, ,    , 2023-05-01, ",
        ", 2025-01-01, FIN, 2025-01,         2025-01-17/2025-02-16",
        ", 2025-01-01, FIN, 2024-12/2025-01, ",
        ", 2025-01-01, FIN, 2024-12,         "
    })
    void noDayIsSaidWhereThatOfOneOfThemIsNotKnown(
            @Nullable String group,
            @Nullable String from,
            @Nullable String code,
            String received,
            @Nullable String permittedFrom) {
        var facts = facts("notification.deliveredOn", received);
        if (code != null) {
            facts.put("partner.code", code);
        }
        var rule = rule("a.rule", "notification")
                .effective(null, null, "notification.deliveredOn")
                .parameter("wait", new ParameterValue(from, null, group, "15 days", null, null))
                .permittedFrom("addDays(notification.deliveredOn, params.wait) + 1");

        assertThat(evaluator(List.of(GROUP), rule)
                        .answer("a.rule", line("notification", "2026-01-01", facts))
                        .permittedFrom())
                .isEqualTo(permittedFrom);
    }

    @Test
    void aRulebookOfBeforeGoesOnToSayTheDayOfTheOthers() {
        var rule = rule("a.rule", "notification")
                .effective(null, null, "notification.deliveredOn")
                .parameter("wait", new ParameterValue(null, null, "FIFTEEN_DAYS", "15 days", null, null))
                .permittedFrom("addDays(notification.deliveredOn, params.wait) + 1");
        var rulebook = evaluator(List.of(GROUP), rule).rulebook();

        assertThat(new Evaluator(rulebook.as(3))
                        .answer(
                                "a.rule",
                                line("notification", "2026-01-01", facts("notification.deliveredOn", "2023-05-01")))
                        .permittedFrom())
                .isEqualTo("2023-05-17");
    }

    @Test
    void aParameterWithoutAValueForTheDateIsUnknown() {
        var answer = rule("a.rule", "partner")
                .parameter("least", new ParameterValue("2020-01-01", null, null, "1", "somewhere", "READ"))
                .requires("partner.objectives >= params.least")
                .on("2019-12-31", facts("partner.objectives", 2));

        assertThat(answer.answer()).isEqualTo(Answer.UNDETERMINED);
        assertThat(answer.missing()).isEmpty();
        assertThat(answer.reasons()).containsExactly("no value of params.least is stated for the date");
        assertThat(answer.nextChangeOn()).isEqualTo("2020-01-01");
    }
}
