package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.requires;
import static org.daylight.rules.evaluation.Written.rule;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownsTest {

    @ParameterizedTest
    @CsvSource({
        "2024-03,    date(\"2024-04-01\"), <,  MET",
        "2024-03,    date(\"2024-03-31\"), <=, MET",
        "2024-03,    date(\"2024-03-31\"), <,  UNDETERMINED",
        "2024-03,    date(\"2024-03-01\"), >=, MET",
        "2024-03,    date(\"2024-03-01\"), <,  NOT_MET",
        "2024-03,    date(\"2024-03-15\"), ==, UNDETERMINED",
        "2024-03,    date(\"2024-04-01\"), ==, NOT_MET",
        "2024-03-15, date(\"2024-03-15\"), ==, MET",
        "2024-03-15, date(\"2024-03-15\"), !=, NOT_MET",
        "2012/2014,  date(\"2013-01-01\"), >,  UNDETERMINED",
        "../2014-05, date(\"2014-06-01\"), <,  MET",
        "2014-05/.., date(\"2014-04-30\"), >,  MET",
        "2014-05/.., date(\"2020-01-01\"), <,  UNDETERMINED"
    })
    void anImpreciseDateAnswersWhereItsPrecisionDecides(String planned, String other, String sign, Answer expected) {
        var answer = requires("delivery", "has(delivery.plannedOn) && delivery.plannedOn %s %s".formatted(sign, other))
                .on("2024-01-01", facts("delivery.plannedOn", planned));

        assertThat(answer.answer()).isEqualTo(expected);
        if (expected == Answer.UNDETERMINED) {
            assertThat(answer.missing()).containsExactly("delivery.plannedOn");
            assertThat(answer.reasons()).hasSize(1).first().asString().contains("is known only as");
        }
    }

    @Test
    void anUnknownAnAbsentAndAKnownLeafAreThreeThings() {
        var rule = requires("delivery", "has(delivery.plannedOn)");

        assertThat(rule.on("2024-01-01", facts("delivery.plannedOn", "2024")).answer())
                .isEqualTo(Answer.MET);
        assertThat(rule.on("2024-01-01", facts("delivery.plannedOn", null)).answer())
                .isEqualTo(Answer.NOT_MET);
        assertThat(rule.on("2024-01-01", facts()).answer()).isEqualTo(Answer.UNDETERMINED);
    }

    @Test
    void onlyLeavesThatWouldDecideAreMissing() {
        var rule = requires(
                "partner",
                "(partner.activeTransfers > 3 && partner.kind == \"STATE\") || partner.name == \"X\" || partner.objectives > 1");

        var answer = rule.on("2024-01-01", facts("partner.activeTransfers", 2, "partner.name", "Y"));

        assertThat(answer.answer()).isEqualTo(Answer.UNDETERMINED);
        assertThat(answer.missing()).containsExactly("partner.objectives");
    }

    @ParameterizedTest
    @CsvSource({
        "100 USD CONTRACT,          99 USD CONTRACT,    MET,          ''",
        "100 USD ANNOUNCED_MAXIMUM, 99 USD ACCOUNTED,   UNDETERMINED, bases differ: ANNOUNCED_MAXIMUM against ACCOUNTED",
        "100 EUR CONTRACT,          99 USD CONTRACT,    UNDETERMINED, currencies differ: EUR against USD",
        "100 USD CONTRACT,          99 USD ANY,         MET,          ''",
        "100 USD CONTRACT,          99 USD,             UNDETERMINED, bases differ: CONTRACT against none stated",
        "90..110 USD CONTRACT,      99 USD CONTRACT,    UNDETERMINED, transfer.totalValue is known only as 90..110 USD CONTRACT",
        "100.. USD CONTRACT,        99 USD CONTRACT,    MET,          ''"
    })
    void moneyIsComparedOnItsBasisOnly(String value, String limit, Answer expected, String reason) {
        var answer = requires("transfer", "transfer.totalValue > params.limit")
                .parameter("limit", ParameterValue.of(limit))
                .on("2024-01-01", facts("transfer.totalValue", value));

        assertThat(answer.answer()).isEqualTo(expected);
        assertThat(String.join("", answer.reasons())).isEqualTo(reason);
    }

    @Test
    void theBasisOfAParameterCanStandBesideItsValues() {
        var parameter = new Parameter(null, "any", null, null, List.of(ParameterValue.of("14000000 USD")));
        var source = requires("transfer", "transfer.totalValue > params.limit").source();
        var rule = new RuleSource(
                source.key(),
                source.title(),
                source.authority(),
                source.citation(),
                null,
                null,
                source.choice(),
                source.dutyHolder(),
                null,
                source.subject(),
                source.effective(),
                source.severity(),
                java.util.Map.of("limit", parameter),
                null,
                source.requires(),
                null,
                source.message(),
                List.of(),
                List.of());

        var issues = org.daylight.rules.language.RulebookCompiler.check(
                org.daylight.rules.facts.Vocabulary.standard(), rule, List.of());

        assertThat(issues).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "12 EACH,       MET",
        "10..12 EACH,   UNDETERMINED",
        "12.. EACH,     MET",
        "..11 EACH,     NOT_MET",
        "12 TON,        UNDETERMINED"
    })
    void quantitiesAreIntervalsOfOneUnit(String quantity, Answer expected) {
        assertThat(requires("delivery", "delivery.quantity >= quantity(\"12 EACH\")")
                        .on("2024-01-01", facts("delivery.quantity", quantity))
                        .answer())
                .isEqualTo(expected);
    }

    @Test
    void arithmeticOnIntervalsGivesIntervals() {
        var rule = requires(
                "delivery",
                "has(delivery.plannedOn) && addMonths(delivery.plannedOn, 1) + days(\"10 days\") < date(\"2024-05-11\")");

        assertThat(rule.on("2024-01-01", facts("delivery.plannedOn", "2024-03")).answer())
                .isEqualTo(Answer.MET);
        assertThat(rule.on("2024-01-01", facts("delivery.plannedOn", "2024-03/2024-04"))
                        .answer())
                .isEqualTo(Answer.UNDETERMINED);
    }

    @Test
    void anotherRulesUnknownOrDefectHidesNothing() {
        var evaluator = evaluator(
                List.of(),
                rule("a.defect", "partner").requires("partner.activeTransfers + 9223372036854775807 > 0"),
                rule("b.unknown", "partner").requires("partner.objectives > 1"),
                rule("c.broken", "partner").requires("partner.activeTransfers > 5"),
                rule("d.met", "partner").requires("partner.activeTransfers > 0"));

        var result = evaluator.evaluate(line("partner", "2024-01-01", facts("partner.activeTransfers", 1)));

        assertThat(result.vector()).isEqualTo("EUNM");
        assertThat(result.counts()).containsEntry(Answer.ERROR, 1).containsEntry(Answer.NOT_APPLICABLE, 0);
        assertThat(result.answers()).extracting(RuleAnswer::rule).containsExactly("a.defect", "b.unknown", "c.broken");
        assertThat(result.answers().get(2).disclaimer()).contains("is not a determination that a law");
    }
}
