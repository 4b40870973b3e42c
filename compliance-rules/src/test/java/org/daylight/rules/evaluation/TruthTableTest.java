package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTableTest {

    /** True, false, unknown or a defect, by the facts below. */
    private static final Map<String, String> EXPRESSIONS = Map.of(
            "true", "partner.activeTransfers == 1",
            "false", "partner.activeTransfers == 2",
            "unknown", "partner.objectives == 1",
            "error", "partner.activeTransfers + 9223372036854775807 > 0");

    private static final Map<String, @Nullable Object> FACTS = facts("partner.activeTransfers", 1);

    @ParameterizedTest
    @CsvSource({
        "true,    true,    MET,            false",
        "true,    false,   NOT_MET,        false",
        "true,    unknown, UNDETERMINED,   false",
        "true,    error,   ERROR,          false",
        "false,   true,    NOT_APPLICABLE, false",
        "false,   false,   NOT_APPLICABLE, false",
        "false,   unknown, NOT_APPLICABLE, false",
        "false,   error,   NOT_APPLICABLE, false",
        "unknown, true,    MET,            true",
        "unknown, false,   UNDETERMINED,   false",
        "unknown, unknown, UNDETERMINED,   false",
        "unknown, error,   ERROR,          false",
        "error,   true,    ERROR,          false",
        "error,   false,   ERROR,          false",
        "error,   unknown, ERROR,          false",
        "error,   error,   ERROR,          false"
    })
    void answersByWhatAppliesAndWhatIsRequired(String applies, String requires, Answer expected, boolean unsure) {
        var answer = rule("a.rule", "partner")
                .appliesWhen(EXPRESSIONS.get(applies))
                .requires(Objects.requireNonNull(EXPRESSIONS.get(requires)))
                .on("2024-01-01", FACTS);

        assertThat(answer.answer()).isEqualTo(expected);
        assertThat(answer.applicabilityUnknown()).isEqualTo(unsure);
        assertThat(answer.letter()).isEqualTo(unsure ? 'm' : expected.letter());
        assertThat(answer.missing().isEmpty()).isEqualTo(expected != Answer.UNDETERMINED);
    }

    @ParameterizedTest
    @CsvSource({
        "true,    true,    NOT_APPLICABLE, false",
        "true,    false,   NOT_APPLICABLE, false",
        "true,    unknown, NOT_APPLICABLE, false",
        "false,   true,    MET,            false",
        "false,   false,   NOT_MET,        false",
        "false,   unknown, UNDETERMINED,   false",
        "unknown, true,    MET,            true",
        "unknown, false,   UNDETERMINED,   false",
        "unknown, unknown, UNDETERMINED,   false",
        "error,   true,    ERROR,          false"
    })
    void anExceptionIsARuleThatApplies(String exception, String requires, Answer expected, boolean unsure) {
        var evaluator = evaluator(
                List.of(),
                rule("a.rule", "partner")
                        .requires(Objects.requireNonNull(EXPRESSIONS.get(requires)))
                        .exception("an.exception"),
                rule("an.exception", "partner").appliesWhen(EXPRESSIONS.get(exception)));

        var answer = evaluator.answer("a.rule", line("partner", "2024-01-01", FACTS));

        assertThat(answer.answer()).isEqualTo(expected);
        assertThat(answer.applicabilityUnknown()).isEqualTo(unsure);
    }

    @ParameterizedTest
    @CsvSource({
        "partner.activeTransfers == 2 && partner.objectives == 1,    NOT_MET",
        "partner.objectives == 1 && partner.activeTransfers == 2,    NOT_MET",
        "partner.objectives == 1 || partner.activeTransfers == 1,    MET",
        "partner.activeTransfers == 1 || partner.objectives == 1,    MET",
        "partner.objectives == 1 && partner.activeTransfers == 1,    UNDETERMINED",
        "!(partner.objectives == 1),                                 UNDETERMINED",
        "partner.objectives == 1 ? true : true,                      MET",
        "partner.objectives == 1 ? true : false,                     UNDETERMINED",
        "(partner.objectives == 1) == (partner.activeTransfers == 1),UNDETERMINED",
        "partner.activeTransfers + 9223372036854775807 > 0 || true,  MET",
        "partner.activeTransfers + 9223372036854775807 > 0 && false, NOT_MET",
        "partner.activeTransfers + 9223372036854775807 > 0 || partner.objectives == 1, UNDETERMINED"
    })
    void anUnknownDecidesNothingByItself(String requires, Answer expected) {
        assertThat(rule("a.rule", "partner")
                        .requires(requires)
                        .on("2024-01-01", FACTS)
                        .answer())
                .isEqualTo(expected);
    }
}
