package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTest {

    private static final Written FIRST_INVENTORY = rule("a.rule", "delivery")
            .parameter("days", new ParameterValue("2000-01-01", null, null, "90 days", "SAMM C8.4", "READ"))
            .appliesWhen("item.enhancedMonitoring && has(delivery.enteredCountryOn)")
            .requires("has(monitoring.firstInventoryOn)\n"
                    + "  || (daysBetween(delivery.enteredCountryOn, asOf) <= params.days)")
            .message("{partner.name}: {daysBetween(delivery.enteredCountryOn, asOf)} after entry into the country"
                    + " no serial inventory is recorded; {params.days} are allowed. {item.mde|MDE not stated}");

    @Test
    void everyClauseThatDecidedStandsWithItsPlaceFactsAndParameters() {
        var line = line(
                "delivery",
                "2024-03-20",
                facts(
                        "delivery.enteredCountryOn",
                        "2023-11-09",
                        "monitoring.firstInventoryOn",
                        null,
                        "item.enhancedMonitoring",
                        true,
                        "partner.name",
                        "Xaa"));

        var explanation = evaluator(List.of(), FIRST_INVENTORY).explain("a.rule", line);

        assertThat(explanation.answer().answer()).isEqualTo(Answer.NOT_MET);
        assertThat(explanation.answer().message())
                .isEqualTo("Xaa: 132 days after entry into the country no serial inventory is recorded;"
                        + " 90 days are allowed. MDE not stated");
        assertThat(explanation.because())
                .extracting(Explanation.Clause::at)
                .containsExactly("appliesWhen:1:1", "appliesWhen:1:28", "requires:1:1", "requires:2:7");
        var clause = explanation.because().getLast();
        assertThat(clause.clause()).isEqualTo("daysBetween(delivery.enteredCountryOn, asOf) <= params.days");
        assertThat(clause.value()).isEqualTo("false");
        assertThat(clause.facts()).isEqualTo(Map.of("delivery.enteredCountryOn", "2023-11-09", "asOf", "2024-03-20"));
        assertThat(clause.parameters().get("days"))
                .isEqualTo(new Explanation.ParameterUsed("90 days", "2000-01-01", null, null, "SAMM C8.4", "READ"));
        assertThat(explanation.because().get(2).facts()).containsEntry("monitoring.firstInventoryOn", "absent");
    }

    @Test
    void whatIsUnknownIsNamedInItsClause() {
        var line = line(
                "delivery",
                "2024-03-20",
                facts("delivery.enteredCountryOn", "2023-11-09", "item.enhancedMonitoring", true));

        var explanation = evaluator(List.of(), FIRST_INVENTORY).explain("a.rule", line);

        assertThat(explanation.answer().missing()).containsExactly("monitoring.firstInventoryOn");
        assertThat(explanation.because().getLast().value()).isEqualTo("unknown");
        assertThat(explanation.because().getLast().facts()).containsEntry("monitoring.firstInventoryOn", "unknown");
    }

    @Test
    void whatIsUnknownIsNeverToldAsAbsent() {
        var hold = rule("a.rule", "hold")
                .message("{partner.name|A partner}: {hold.startedOn|never begun|begun on an unknown day},"
                        + " released {hold.releasedOn|not yet}, {hold.reviewBy}");

        assertThat(hold.on("2024-03-20", facts()).message())
                .isEqualTo("A partner: begun on an unknown day, released not known, not known");
        assertThat(hold.on("2024-03-20", facts("hold.startedOn", null, "hold.releasedOn", null, "hold.reviewBy", null))
                        .message())
                .isEqualTo("A partner: never begun, released not yet, none");
    }

    @Test
    void anExceptionThatAppliesIsPartOfTheExplanation() {
        var evaluator = evaluator(
                List.of(),
                rule("a.rule", "partner").requires("partner.objectives > 5").exception("b.exception"),
                rule("b.exception", "partner").appliesWhen("partner.kind == \"AGENCY\""));

        var explanation = evaluator.explain(
                "a.rule", line("partner", "2024-01-01", facts("partner.objectives", 1, "partner.kind", "AGENCY")));

        assertThat(explanation.answer().answer()).isEqualTo(Answer.NOT_APPLICABLE);
        assertThat(explanation.because().getLast().at()).isEqualTo("b.exception/appliesWhen:1:1");
    }

    /** With the exception alone it would read as a proof that the rule does not apply. */
    @ParameterizedTest
    @CsvSource({"AGENCY,NOT_MET,true", ",UNDETERMINED,unknown", "FORCE,NOT_APPLICABLE,false"})
    void anExceptionOfAnExceptionIsPartOfTheExplanation(@Nullable String kind, Answer answer, String value) {
        var evaluator = evaluator(
                List.of(),
                rule("a.rule", "partner").requires("partner.objectives > 5").exception("b.exception"),
                rule("b.exception", "partner")
                        .appliesWhen("partner.objectives < 3")
                        .exception("c.exception"),
                rule("c.exception", "partner").appliesWhen("partner.kind == \"AGENCY\""));
        var stated =
                kind == null ? facts("partner.objectives", 1) : facts("partner.objectives", 1, "partner.kind", kind);

        var explanation = evaluator.explain("a.rule", line("partner", "2024-01-01", stated));

        assertThat(explanation.answer().answer()).isEqualTo(answer);
        assertThat(explanation.because())
                .extracting(Explanation.Clause::at)
                .containsExactly(
                        "requires:1:1", "b.exception/appliesWhen:1:1", "b.exception/c.exception/appliesWhen:1:1");
        assertThat(explanation.because().getLast().value()).isEqualTo(value);
    }

    @Test
    void exceptionsThatWereNotAskedDecideNothing() {
        var evaluator = evaluator(
                List.of(),
                rule("a.rule", "partner")
                        .appliesWhen("partner.objectives > 5")
                        .requires("false")
                        .exception("b.exception"),
                rule("b.exception", "partner")
                        .appliesWhen("partner.kind == \"AGENCY\"")
                        .exception("c.exception"),
                rule("c.exception", "partner").appliesWhen("partner.objectives > 3"));

        assertThat(evaluator
                        .explain("a.rule", line("partner", "2024-01-01", facts("partner.objectives", 1)))
                        .because())
                .extracting(Explanation.Clause::at)
                .containsExactly("appliesWhen:1:1");
        assertThat(evaluator
                        .explain(
                                "a.rule",
                                line("partner", "2024-01-01", facts("partner.objectives", 6, "partner.kind", "FORCE")))
                        .because())
                .extracting(Explanation.Clause::at)
                .containsExactly("appliesWhen:1:1", "requires:1:1", "b.exception/appliesWhen:1:1");
    }

    /** Of what an exception takes out nobody waits: the answer has no first permitted day either. */
    @Test
    void aDayThatTheAnswerDoesNotHaveDecidesNothing() {
        var evaluator = evaluator(
                List.of(),
                rule("a.rule", "notification")
                        .permittedFrom("addDays(notification.deliveredOn, 31)")
                        .exception("b.exception"),
                rule("b.exception", "notification").appliesWhen("has(notification.jointResolutionEnactedOn)"));
        var emergency =
                facts("notification.deliveredOn", "2008-10-15", "notification.jointResolutionEnactedOn", "2008-10-20");
        var none = facts("notification.deliveredOn", "2008-10-15", "notification.jointResolutionEnactedOn", null);

        var excepted = evaluator.explain("a.rule", line("notification", "2009-01-01", emergency));
        var waits = evaluator.explain("a.rule", line("notification", "2009-01-01", none));

        assertThat(excepted.answer().answer()).isEqualTo(Answer.NOT_APPLICABLE);
        assertThat(excepted.because())
                .extracting(Explanation.Clause::at)
                .containsExactly("requires:1:1", "b.exception/appliesWhen:1:1");
        assertThat(waits.answer().permittedFrom()).isEqualTo("2008-11-15");
        assertThat(waits.because())
                .extracting(Explanation.Clause::at)
                .containsExactly("requires:1:1", "permittedFrom:1:1", "b.exception/appliesWhen:1:1");
    }

    private static final DatedSet GROUP = new DatedSet(
            "group",
            List.of(
                    new DatedSet.Member("KOR", "2008-10-15", null, "P.L. 110-429", "READ"),
                    new DatedSet.Member("SWE", "2024", null, "its accession", "NOT_READ")),
            "1990-01-01",
            null,
            "22 USC 2776");

    @Test
    void aSetStandsWithTheDatesAndReferencesOnWhichAMembershipRests() {
        var rule = rule("a.rule", "transfer")
                .requires("has(transfer.offeredOn) && inSet(partner.code, \"group\", transfer.offeredOn)");

        assertThat(sets(rule, "KOR", "2008-10-15"))
                .containsExactly(used(
                        "KOR",
                        "2008-10-15",
                        "true",
                        new Explanation.Membership("2008-10-15", null, "P.L. 110-429", "READ")));
        assertThat(sets(rule, "KOR", "2008-10-14"))
                .as("the day before")
                .containsExactly(used(
                        "KOR",
                        "2008-10-14",
                        "false",
                        new Explanation.Membership("2008-10-15", null, "P.L. 110-429", "READ")));
        assertThat(sets(rule, "SWE", "2024-06-01"))
                .as("known only to the year")
                .containsExactly(used(
                        "SWE",
                        "2024-06-01",
                        "unknown",
                        new Explanation.Membership("2024", null, "its accession", "NOT_READ")));
        assertThat(sets(rule, "XAA", "2024-06-01")).containsExactly(used("XAA", "2024-06-01", "false"));
    }

    /** Which of two terms counts is decided by a membership; the clause that uses the term shows it. */
    @Test
    void aSetThatDecidesAParameterStandsWithIt() {
        var rule = rule("a.rule", "transfer")
                .effective(null, null, "transfer.offeredOn")
                .parameter(
                        "wait",
                        new ParameterValue(null, null, "group", "15 days", "the law", "READ"),
                        new ParameterValue(null, null, null, "30 days", "the law", "READ"))
                .requires("has(transfer.offeredOn) && daysBetween(transfer.offeredOn, asOf) <= params.wait");

        assertThat(sets(rule, "SWE", "2024-06-01"))
                .containsExactly(used(
                        "SWE",
                        "2024-06-01",
                        "unknown",
                        new Explanation.Membership("2024", null, "its accession", "NOT_READ")));
        assertThat(sets(rule, "XAA", "2024-06-01")).containsExactly(used("XAA", "2024-06-01", "false"));
    }

    /** While nobody has acted no condition asks for the term. */
    @ParameterizedTest
    @CsvSource({
        "KOR, 2008-10-15, 2008-10-31, 15 days, true",
        "XAA, 2008-10-15, 2008-11-15, 30 days, false",
        "KOR, , none, 15 days, true"
    })
    void aFirstPermittedDayStandsWithItsTermAndTheMembershipByWhichThatWasTaken(
            String partner, @Nullable String delivered, String day, String term, String member) {
        var rule = rule("a.rule", "notification")
                .effective("2000-01-01", null, "notification.printedOn")
                .parameter(
                        "wait",
                        new ParameterValue(null, null, "group", "15 days", "one paragraph", "READ"),
                        new ParameterValue(null, null, null, "30 days", "another", "READ"))
                .requires("!has(transfer.offeredOn)")
                .permittedFrom("addDays(notification.deliveredOn, params.wait) + 1");
        var line = line(
                "notification",
                "2009-01-01",
                facts(
                        "partner.code",
                        partner,
                        "notification.printedOn",
                        "2008-10-15",
                        "notification.deliveredOn",
                        delivered,
                        "transfer.offeredOn",
                        null));

        var because = evaluator(List.of(GROUP), rule).explain("a.rule", line).because();

        assertThat(because).extracting(Explanation.Clause::at).containsExactly("requires:1:2", "permittedFrom:1:1");
        var last = because.getLast();
        assertThat(last.clause()).isEqualTo("addDays(notification.deliveredOn, params.wait) + 1");
        assertThat(last.value()).isEqualTo(day);
        assertThat(last.facts()).containsOnlyKeys("notification.deliveredOn");
        assertThat(Objects.requireNonNull(last.parameters().get("wait")).value())
                .isEqualTo(term);
        assertThat(last.sets()).extracting(Explanation.SetUsed::member).containsExactly(member);
    }

    @Test
    void ofADayThatThereIsNotItIsSaid() {
        var rule = rule("a.rule", "notification")
                .permittedFrom(
                        "has(notification.jointResolutionEnactedOn) ? never() : addDays(notification.deliveredOn, 31)");
        var line = line(
                "notification",
                "2009-01-01",
                facts("notification.deliveredOn", "2008-10-15", "notification.jointResolutionEnactedOn", "2008-10-20"));

        assertThat(evaluator(List.of(), rule).explain("a.rule", line).because())
                .last()
                .returns("none", Explanation.Clause::value);
    }

    @Test
    void theReadingAndTheReviewOfCounselStandAsTheyAreRecorded() {
        var review = new CounselReview("Office of counsel", "2024-05-01", "2024-04-30");
        var evaluator = evaluator(
                List.of(),
                rule("a.rule", "partner").requires("partner.objectives > 5").reading("each limb counts alone", review),
                rule("b.rule", "partner").requires("partner.objectives > 5"));
        var line = line("partner", "2024-01-01", facts("partner.objectives", 1));

        assertThat(evaluator.explain("a.rule", line).reading()).isEqualTo("each limb counts alone");
        assertThat(evaluator.explain("a.rule", line).counselReview()).isEqualTo(review);
        assertThat(evaluator.explain("b.rule", line).reading()).isNull();
        assertThat(evaluator.explain("b.rule", line).counselReview()).isNull();
    }

    private static List<Explanation.SetUsed> sets(Written rule, String partner, String offeredOn) {
        var line = line("transfer", "2024-07-20", facts("partner.code", partner, "transfer.offeredOn", offeredOn));
        return evaluator(List.of(GROUP), rule).explain("a.rule", line).because().stream()
                .flatMap(clause -> clause.sets().stream())
                .distinct()
                .toList();
    }

    private static Explanation.SetUsed used(
            String code, String on, String member, Explanation.Membership... memberships) {
        return new Explanation.SetUsed(
                "group", code, on, member, List.of(memberships), "1990-01-01", null, "22 USC 2776");
    }

    @Test
    void examplesAreHeldAgainstTheRule() {
        var given = facts(
                "delivery.enteredCountryOn",
                "2023-11-09",
                "monitoring.firstInventoryOn",
                null,
                "item.enhancedMonitoring",
                true);
        var good = new Example("too late", given, LocalDate.parse("2024-03-20"), Answer.NOT_MET, List.of(), null, null);
        var bad = new Example("in time", given, LocalDate.parse("2024-03-20"), Answer.MET, null, null, null);
        var misspelt = new Example(
                "typo", facts("delivery.x", 1), LocalDate.parse("2024-03-20"), Answer.MET, null, null, null);
        var rule = rule("b.rule", "delivery")
                .requires("has(monitoring.firstInventoryOn)")
                .example(good)
                .example(bad)
                .example(misspelt);

        assertThat(evaluator(List.of(), rule).failures("b.rule"))
                .containsExactly(
                        "in time: expected MET and got NOT_MET",
                        "typo: delivery/1 has no fact delivery.x; see the fact types");
    }
}
