package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.issues;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import java.util.List;
import org.daylight.rules.language.Issue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule is read against the shipment, the days that are allowed against the day of the agreement, and by group. */
class ParameterOfAnotherDateTest {

    private static final DatedSet FRIENDS =
            new DatedSet("FRIENDS", List.of(new DatedSet.Member("XAA", "2023-01-01", null)), "1990-01-01", null, null);

    private static final Evaluator EVALUATOR = evaluator(
            List.of(FRIENDS),
            rule("a.rule", "delivery")
                    .effective("2024-01-01", null, "delivery.shippedOn")
                    .parameterDatedBy(
                            "transfer.agreedOn",
                            "days",
                            new ParameterValue(null, null, "FRIENDS", "90 days", "group", "READ"),
                            new ParameterValue("2020-01-01", null, null, "10 days", "new", "READ"),
                            new ParameterValue(null, "2020-01-01", null, "30 days", "old", "READ"))
                    .appliesWhen("has(delivery.shippedOn)")
                    .requires("has(delivery.handedOverOn)"
                            + " && daysBetween(delivery.shippedOn, delivery.handedOverOn) <= params.days"));

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
                    partner | agreed on  | handed over | answer         | missing
                    XBB     | 2019-12-31 | 2024-03-31  | MET            | []
                    XBB     | 2020-01-01 | 2024-03-31  | NOT_MET        | []
                    XBB     | 2020-01-01 | 2024-03-11  | MET            | []
                    XBB     | 2020-01-01 | 2024-03-12  | NOT_MET        | []
                    XBB     | 2019-12    | 2024-03-31  | MET            | []
                    XBB     | 2019/2020  | 2024-03-31  | UNDETERMINED   | [transfer.agreedOn]
                    XBB     | 2019/2020  | 2024-03-11  | MET            | []
                    XBB     | 2019/2020  | 2024-05-01  | NOT_MET        | []
                    XBB     | unknown    | 2024-03-31  | UNDETERMINED   | [transfer.agreedOn]
                    XBB     | none       | 2024-03-31  | UNDETERMINED   | []
                    XAA     | 2022-12-31 | 2024-03-31  | NOT_MET        | []
                    XAA     | 2023-01-01 | 2024-03-31  | MET            | []
                    """)
    void theDateAndTheGroupThatTheParameterNamesDecide(
            String partner, String agreed, String handedOver, Answer answer, String missing) {
        var facts =
                facts("partner.code", partner, "delivery.shippedOn", "2024-03-01", "delivery.handedOverOn", handedOver);
        if (!agreed.equals("unknown")) {
            facts.put("transfer.agreedOn", agreed.equals("none") ? null : agreed);
        }

        var given = EVALUATOR.answer("a.rule", line("delivery", "2024-06-01", facts));

        assertThat(given.answer()).isEqualTo(answer);
        assertThat(given.missing()).hasToString(missing);
        assertThat(given.nextChangeOn()).isNull();
    }

    @Test
    void theRuleItselfIsReadAgainstItsOwnDate() {
        var facts = facts(
                "partner.code",
                "XBB",
                "delivery.shippedOn",
                "2023-12-31",
                "delivery.handedOverOn",
                "2024-03-31",
                "transfer.agreedOn",
                "2021-01-01");

        assertThat(EVALUATOR
                        .answer("a.rule", line("delivery", "2024-06-01", facts))
                        .answer())
                .isEqualTo(Answer.NOT_APPLICABLE);
    }

    @Test
    void theExplanationNamesTheValueOfThatDate() {
        var facts = facts(
                "partner.code",
                "XBB",
                "delivery.shippedOn",
                "2024-03-01",
                "delivery.handedOverOn",
                "2024-03-31",
                "transfer.agreedOn",
                "2019-06-01");

        assertThat(EVALUATOR
                        .explain("a.rule", line("delivery", "2024-06-01", facts))
                        .because())
                .anySatisfy(clause -> assertThat(clause.parameters().get("days"))
                        .isEqualTo(new Explanation.ParameterUsed("30 days", null, "2020-01-01", null, "old", "READ")));
    }

    @Test
    void aDateThatTheSubjectDoesNotHaveIsRefused() {
        assertThat(issues(rule("a.rule", "delivery")
                        .parameterDatedBy("notification.deliveredOn", "days", ParameterValue.of("3 days"))
                        .requires("days(\"3 days\") == params.days")))
                .extracting(Issue::pointer)
                .containsExactly("/parameters/days/datedBy");
    }
}
