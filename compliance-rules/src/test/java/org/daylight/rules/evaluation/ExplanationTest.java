package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
