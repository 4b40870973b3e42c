package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.daylight.rules.facts.FactLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A set without a member says something by its completeness alone, also where it groups the values of a parameter. */
class EmptyGroupTest {

    private static final Evaluator EVALUATOR = evaluator(
            List.of(new DatedSet("SLOW", List.of(), "2024-06-01", "2024-09-01", null)),
            rule("a.rule", "delivery")
                    .parameter(
                            "days",
                            new ParameterValue(null, null, "SLOW", "90 days", "group", "READ"),
                            new ParameterValue(null, null, null, "10 days", "others", "READ"))
                    .appliesWhen("has(delivery.shippedOn) && has(delivery.handedOverOn)")
                    .requires("daysBetween(delivery.shippedOn, delivery.handedOverOn) <= params.days"));

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
                    as of      | handed over | answer       | next change
                    2024-05-31 | 2024-03-11  | MET          |
                    2024-05-31 | 2024-03-12  | UNDETERMINED | 2024-06-01
                    2024-06-01 | 2024-03-12  | NOT_MET      | 2024-09-01
                    2024-08-31 | 2024-05-30  | NOT_MET      | 2024-09-01
                    2024-09-01 | 2024-05-30  | UNDETERMINED |
                    2024-09-01 | 2024-05-31  | NOT_MET      |
                    """)
    void whileItIsCompleteNobodyIsInItAndBeforeAndAfterAnybodyMayBe(
            String asOf, String handedOver, Answer answer, LocalDate nextChange) {
        var line = line(
                "delivery",
                asOf,
                facts("partner.code", "XAA", "delivery.shippedOn", "2024-03-01", "delivery.handedOverOn", handedOver));

        var given = EVALUATOR.answer("a.rule", line);

        assertThat(given.answer()).isEqualTo(answer);
        assertThat(given.nextChangeOn()).isEqualTo(nextChange);
        assertThat(given.missing()).isEmpty();
        inColumns(line);
    }

    private static void inColumns(FactLine line) {
        var rules = EVALUATOR.columnRules(line.type());
        assertThat(rules.askedLineByLine()).isEmpty();
        var columns = rules.columns(1);
        columns.start(1);
        columns.put(0, line);
        var lines = new ArrayList<>(List.of(line));
        var batch = rules.batch(columns, lines::get);
        batch.judge();
        RowsInFull.same(rules, batch, 0, line, EVALUATOR.evaluate(line), "an empty group");
    }
}
