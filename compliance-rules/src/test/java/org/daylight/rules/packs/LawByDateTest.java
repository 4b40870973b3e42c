package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.RuleAnswer;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The law as it was on a day, as tables that a lawyer can read. */
class LawByDateTest {

    private static final Evaluator EVALUATOR = ShippedPacks.evaluator("us");

    /** Answers for an act that every directive would allow and that cites none: - where the rule is not in force. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    act on     | NSPM-10 | NSM-18 | none in force | EO 14268
                    2018-04-18 | -       | -      | -             | -
                    2018-04-19 | MET     | -      | -             | -
                    2023-02-22 | MET     | -      | -             | -
                    2023-02-23 | -       | MET    | -             | -
                    2025-03-13 | -       | MET    | -             | -
                    2025-03-14 | -       | -      | MET           | -
                    2025-04-08 | -       | -      | MET           | -
                    2025-04-09 | -       | -      | -             | MET
                    2026-06-01 | -       | -      | -             | MET
                    """)
    void theDirectiveOnArmsTransfers(String on, String first, String second, String gap, String third) {
        var act = line(
                "proposal",
                "proposal.on",
                on,
                "proposal.directive",
                "NONE",
                "judgement.assessedOn",
                on,
                "judgement.seriousViolationsLikely",
                false);

        assertThat(shown("us.cat.nspm-10", act)).isEqualTo(first);
        assertThat(shown("us.cat.nsm-18", act)).isEqualTo(second);
        assertThat(shown("us.cat.none-in-force", act)).isEqualTo(gap);
        assertThat(shown("us.cat.eo-14268", act)).isEqualTo(third);
        if (gap.equals("MET")) {
            assertThat(answer("us.cat.none-in-force", act).message())
                    .startsWith("No presidential directive found in force on " + on + "; statutes unaffected.");
        }
    }

    /** An assurance due that day and never received; a doubt of that day never reported. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    day        | assurance    | report on a doubt
                    2024-02-07 | -            | -
                    2024-02-08 | NOT_MET      | NOT_MET
                    2024-03-24 | NOT_MET      | NOT_MET
                    2025-02-17 | NOT_MET      | NOT_MET
                    2025-02-20 | NOT_MET      | NOT_MET
                    2025-02-21 | -            | -
                    """)
    void theMemorandumOnAssurances(String day, String assurance, String doubt) {
        assertThat(shown(
                        "us.nsm20.assurance-due",
                        line(
                                "expectation",
                                "expectation.kind",
                                "ASSURANCE",
                                "expectation.textVersion",
                                "2024-02-08",
                                "expectation.securityState",
                                null,
                                "expectation.dueOn",
                                day,
                                "expectation.acknowledgedOn",
                                null)))
                .isEqualTo(assurance);
        assertThat(shown(
                        "us.nsm20.doubt-remedy",
                        line(
                                "undertaking",
                                "undertaking.kind",
                                "NSM-20 remedy report",
                                "undertaking.startedOn",
                                day,
                                "undertaking.fulfilledOn",
                                null)))
                .isEqualTo(doubt);
    }

    /** 45 days from 8 February 2024 in armed conflict, 180 otherwise, whatever day is recorded. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    state          | received   | assurance
                    ARMED_CONFLICT | 2024-03-24 | MET
                    ARMED_CONFLICT | 2024-03-25 | NOT_MET
                    CRISIS         | 2024-03-25 | MET
                    CRISIS         | 2024-08-06 | MET
                    CRISIS         | 2024-08-07 | NOT_MET
                    PEACE          | 2024-08-06 | MET
                    PEACE          | 2024-08-07 | NOT_MET
                    """)
    void theDayOfAnAssuranceByLaw(String state, String received, String assurance) {
        assertThat(shown(
                        "us.nsm20.assurance-due",
                        line(
                                "expectation",
                                "expectation.kind",
                                "ASSURANCE",
                                "expectation.textVersion",
                                "2024-02-08",
                                "expectation.securityState",
                                state,
                                "expectation.dueOn",
                                "2024-05-01",
                                "expectation.acknowledgedOn",
                                received)))
                .isEqualTo(assurance);
    }

    /** Neither a state nor a due day is recorded: what every state asks for or none is decided, also after the rescission. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    received   | assurance
                    2024-03-01 | MET
                    2024-03-24 | MET
                    2024-03-25 | UNDETERMINED
                    2024-08-06 | UNDETERMINED
                    2024-08-07 | NOT_MET
                    """)
    void anAssuranceWithoutStateAndDueDay(String received, String assurance) {
        assertThat(shown(
                        "us.nsm20.assurance-due",
                        line(
                                "expectation",
                                "expectation.kind",
                                "ASSURANCE",
                                "expectation.textVersion",
                                "2024-02-08",
                                "expectation.securityState",
                                null,
                                "expectation.dueOn",
                                null,
                                "expectation.acknowledgedOn",
                                received)))
                .isEqualTo(assurance);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    act on     | functions | unexploded | inhabited areas excluded | text of March | text of December
                    2009-03-10 | 0.98      | 0.02       | false                    | -             | -
                    2009-03-11 | 0.99      | 0.02       | false                    | MET           | -
                    2009-03-11 | 0.989     | 0.01       | true                     | NOT_MET       | -
                    2009-12-15 | 0.99      | 0.02       | false                    | MET           | -
                    2009-12-16 | 0.98      | 0.01       | true                     | -             | MET
                    2009-12-16 | 0.99      | 0.011      | true                     | -             | NOT_MET
                    2009-12-16 | 0.99      | 0.01       | false                    | -             | NOT_MET
                    2024-03-20 | 0.98      | 0.01       | true                     | -             | MET
                    """)
    void theTextOnClusterMunitions(
            String on, String functions, String unexploded, boolean excluded, String march, String december) {
        var act = line(
                "proposal",
                "proposal.on",
                on,
                "weapon.cluster",
                true,
                "weapon.functioningShare",
                functions,
                "weapon.unexplodedShare",
                unexploded,
                "agreement.militaryTargetsOnly",
                true,
                "agreement.notInhabitedAreas",
                excluded);

        assertThat(shown("us.cluster.v1", act)).isEqualTo(march);
        assertThat(shown("us.cluster.v2", act)).isEqualTo(december);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    day        | million USD | by
                    2020-06-01 | 100         | the standing ceiling
                    2021-12-02 | 100         | the standing ceiling
                    2021-12-03 | 200         | P.L. 117-70
                    2022-03-14 | 200         | P.L. 117-70
                    2022-03-15 | 3000        | P.L. 117-103
                    2022-05-20 | 3000        | P.L. 117-103
                    2022-05-21 | 11000       | P.L. 117-128
                    2022-09-30 | 11000       | P.L. 117-128
                    2022-10-01 | 3700        | P.L. 117-180
                    2022-12-28 | 3700        | P.L. 117-180
                    2022-12-29 | 14500       | P.L. 117-328
                    2023-09-30 | 14500       | P.L. 117-328
                    2023-10-01 | 100         | the standing ceiling returns
                    2024-04-23 | 100         | the standing ceiling
                    2024-04-24 | 7800        | P.L. 118-50
                    2024-09-30 | 7800        | P.L. 118-50
                    2024-10-01 | 100         | the standing ceiling returns
                    """)
    void theCeilingOfDrawdowns(String day, String millions, String by) {
        assertThat(shown("us.faa.506a1.recorded-ceiling", ceiling(day, millions + "000000")))
                .isEqualTo("MET");
        assertThat(shown("us.faa.506a1.recorded-ceiling", ceiling(day, millions + "000001")))
                .as(by)
                .isEqualTo("NOT_MET");
    }

    private static FactLine ceiling(String day, String dollars) {
        return line(
                "authority",
                "authority.statute",
                "FAA 506(a)(1)",
                "authority.charges",
                1,
                "authority.expiresOn",
                null,
                "authority.peakOn",
                day,
                "authority.peakCeiling",
                dollars + " USD ACCOUNTED");
    }

    /**
     * The first day on which a sale received that day may be offered, and whether 60 million owes a notice. Of some members
     * only the year is known, so that within it both days are possible.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    who  | received   | from                  | owed
                    KOR  | 2008-10-14 | 2008-11-14            | MET
                    KOR  | 2008-10-15 | 2008-10-31            | NOT_MET
                    ISR  | 2010-10-07 | 2010-11-07            | MET
                    ISR  | 2010-10-08 | 2010-10-24            | NOT_MET
                    MKD  | 2019-12-31 | 2020-01-31            | MET
                    MKD  | 2020-03-01 | 2020-03-17/2020-04-01 | UNDETERMINED
                    MKD  | 2021-01-01 | 2021-01-17            | NOT_MET
                    FIN  | 2023-04-03 | 2023-05-04            | MET
                    FIN  | 2023-04-04 | 2023-04-20            | NOT_MET
                    SWE  | 2024-03-06 | 2024-04-06            | MET
                    SWE  | 2024-03-07 | 2024-03-23            | NOT_MET
                    SWE  | 2024-12-01 | 2024-12-17            | NOT_MET
                    JPN  | 2024-01-10 | 2024-01-26            | NOT_MET
                    NATO | 2024-01-10 | 2024-01-26            | MET
                    XAA  | 2024-01-10 | 2024-02-10            | MET
                    """)
    void whoBelongsToTheGroups(String who, String received, String from, String owed) {
        var sale = notice("AECA 36(b)", who, received, "60000000", "0", "ARTICLES", null, null);

        assertThat(answer("us.aeca.36b.wait", sale).permittedFrom()).isEqualTo(from);
        assertThat(shown("us.aeca.36b.notice-owed", sale)).isEqualTo(owed);
    }

    /** Whether a sale received that day could be offered on another: by the group on the one day and on the other. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    who | received   | offered    | 36(b)
                    KOR | 2008-10-01 | 2008-10-14 | NOT_MET
                    KOR | 2008-10-01 | 2008-10-16 | NOT_MET
                    KOR | 2008-10-01 | 2008-10-17 | UNDETERMINED
                    KOR | 2008-10-01 | 2008-10-31 | UNDETERMINED
                    KOR | 2008-10-01 | 2008-11-01 | MET
                    ISR | 2010-10-01 | 2010-10-17 | UNDETERMINED
                    ISR | 2010-10-01 | 2010-11-01 | MET
                    FIN | 2023-03-20 | 2023-04-03 | NOT_MET
                    FIN | 2023-03-20 | 2023-04-05 | UNDETERMINED
                    FIN | 2023-04-04 | 2023-04-20 | MET
                    SWE | 2024-03-01 | 2024-03-16 | NOT_MET
                    SWE | 2024-03-01 | 2024-03-20 | UNDETERMINED
                    SWE | 2024-03-01 | 2024-04-01 | MET
                    SWE | 2024-03-07 | 2024-03-23 | MET
                    XAA | 2024-03-01 | 2024-03-20 | NOT_MET
                    JPN | 2024-03-01 | 2024-03-20 | MET
                    """)
    void whoJoinsTheGroupBetweenTheNoticeAndTheOffer(String who, String received, String offered, String answer) {
        var sale = notice("AECA 36(b)", who, received, "60000000", "0", "ARTICLES", offered, null);

        assertThat(shown("us.aeca.36b.wait", sale)).isEqualTo(answer);
        if (answer.equals("UNDETERMINED")) {
            assertThat(answer("us.aeca.36b.wait", sale).reasons())
                    .anyMatch(reason -> reason.startsWith(who + " is in aeca36b-15-days from "));
        }
    }

    /** Inside the group; read literally, the first two amounts would have to be reached together. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    total, USD | major equipment, USD | kind                | owed
                    25000000   | 25000000             | ARTICLES            | MET
                    99999999   | 24999999             | ARTICLES            | NOT_MET
                    100000000  | 0                    | ARTICLES            | MET
                    100000000  | 0                    | SERVICES            | MET
                    299999999  | 0                    | DESIGN_CONSTRUCTION | NOT_MET
                    300000000  | 0                    | DESIGN_CONSTRUCTION | MET
                    """)
    void eachLimbOfTheHigherAmountsCountsAlone(String total, String major, String kind, String owed) {
        assertThat(shown(
                        "us.aeca.36b.notice-owed",
                        notice("AECA 36(b)", "JPN", "2024-01-10", total, major, kind, null, null)))
                .isEqualTo(owed);
    }

    /** Received on 2024-01-10: 15 or 30 days later, or the day after where a resolution may still come on the last day. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    statute    | rule                       | the group  | any other  | waived by an emergency
                    AECA 36(b) | us.aeca.36b.wait           | 2024-01-26 | 2024-02-10 | true
                    AECA 36(c) | us.aeca.36c.wait           | 2024-01-25 | 2024-02-09 | true
                    AECA 36(d) | us.aeca.36d.wait           | 2024-01-25 | 2024-02-09 | true
                    AECA 3(d)  | us.aeca.3d.wait            | 2024-01-25 | 2024-02-09 | true
                    AECA 62    | us.aeca.62.lease-wait      | 2024-01-25 | 2024-02-09 | true
                    FAA 516(f) | us.faa.516f.wait           | 2024-02-09 | 2024-02-09 | false
                    FAA 506(b) | us.faa.506b.special-wait   | 2024-01-25 | 2024-01-25 | false
                    """)
    void theWaitsAreNotAlike(String statute, String rule, LocalDate group, LocalDate other, boolean waived) {
        waits(statute, rule, "JPN", group);
        waits(statute, rule, "XAA", other);

        var early = other.minusDays(1).toString();
        var emergency =
                notice(statute, "XAA", "2024-01-10", "60000000", "0", "ARTICLES", early, waived ? "2024-01-10" : null);
        assertThat(answer(rule, emergency).answer()).isEqualTo(waived ? Answer.NOT_APPLICABLE : Answer.NOT_MET);
        var late = notice(
                statute, "XAA", "2024-01-10", "60000000", "0", "ARTICLES", early, waived ? other.toString() : null);
        assertThat(answer(rule, late).answer())
                .as("an emergency of the day after the act")
                .isEqualTo(Answer.NOT_MET);
    }

    private static void waits(String statute, String rule, String who, LocalDate from) {
        var onTheDay = notice(statute, who, "2024-01-10", "60000000", "0", "ARTICLES", from.toString(), null);
        var before = notice(
                statute,
                who,
                "2024-01-10",
                "60000000",
                "0",
                "ARTICLES",
                from.minusDays(1).toString(),
                null);

        assertThat(answer(rule, onTheDay).answer()).isEqualTo(Answer.MET);
        assertThat(answer(rule, onTheDay).permittedFrom()).isEqualTo(from.toString());
        assertThat(answer(rule, before).answer()).isEqualTo(Answer.NOT_MET);
    }

    private static FactLine notice(
            String statute,
            String who,
            String received,
            String total,
            String major,
            String kind,
            @Nullable String done,
            @Nullable String emergency) {
        return line(
                "notification",
                "partner.code",
                who,
                "notification.statute",
                statute,
                "notification.kind",
                kind,
                "notification.totalValue",
                total + " USD ANNOUNCED_MAXIMUM",
                "notification.mdeValue",
                major + " USD ANNOUNCED_MAXIMUM",
                "notification.newSalesTerritory",
                false,
                "notification.deliveredOn",
                received,
                "notification.announcedOn",
                null,
                "notification.printedOn",
                null,
                "notification.federalRegisterOn",
                null,
                "notification.jointResolutionEnactedOn",
                null,
                "notification.withdrawnOn",
                null,
                act(statute),
                done,
                "determination.emergencyOn",
                emergency,
                "determination.noticeEmergencyOn",
                null);
    }

    /** What waits for a notice: an offer, a licence or approval, a consent or an agreement, a drawdown. */
    private static String act(String statute) {
        return switch (statute) {
            case "AECA 36(c)", "AECA 36(d)" -> "transfer.licensedOn";
            case "AECA 3(d)", "AECA 62", "FAA 506(b)", "FAA 516(f)" -> "transfer.agreedOn";
            default -> "transfer.offeredOn";
        };
    }

    private static String shown(String rule, FactLine line) {
        var answer = answer(rule, line).answer();
        return answer == Answer.NOT_APPLICABLE ? "-" : answer.name();
    }

    private static RuleAnswer answer(String rule, FactLine line) {
        return EVALUATOR.answer(rule, line);
    }

    private static FactLine line(String subject, @Nullable Object... pairs) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        for (var index = 0; index < pairs.length; index += 2) {
            facts.put(String.valueOf(pairs[index]), pairs[index + 1]);
        }
        return FactLine.of(Vocabulary.standard().type(subject).orElseThrow(), LocalDate.parse("2026-06-30"), facts);
    }
}
