package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatedSetTest {

    private static final DatedSet GROUP = new DatedSet(
            "GROUP",
            List.of(
                    new DatedSet.Member("FIN", "2023", null),
                    new DatedSet.Member("JPN", "../2002-09-30", null),
                    new DatedSet.Member("KOR", "2008-10-15", null),
                    new DatedSet.Member("XAA", "2000-01-01", "2010-05"),
                    new DatedSet.Member("XAA", "2010-05", "2015-01-01")),
            "2002-09-30",
            "2026-01-01",
            "a list for a test");

    @ParameterizedTest
    @CsvSource({
        "KOR, 2008-10-14, NOT_MET,      ''",
        "KOR, 2008-10-15, MET,          ''",
        "KOR, 2008-10,    UNDETERMINED, which does not decide 2008-10",
        "KOR, 2009,       MET,          ''",
        "FIN, 2023-06-01, UNDETERMINED, 'FIN is in GROUP from 2023, which does not decide 2023-06-01'",
        "FIN, 2022-12-31, NOT_MET,      ''",
        "FIN, 2024-01-01, MET,          ''",
        "JPN, 2002-10-01, MET,          ''",
        "JPN, 2001-01-01, UNDETERMINED, does not decide 2001-01-01",
        "XAA, 2010-05-15, MET,          ''",
        "XAA, 2015-01-01, NOT_MET,      ''",
        "USA, 2020-01-01, NOT_MET,      ''",
        "USA, 2001-01-01, UNDETERMINED, 'USA is not listed in GROUP on 2001-01-01, and the set is not known to be complete then'",
        "USA, 2026-01-01, UNDETERMINED, not known to be complete"
    })
    void absenceSaysSomethingOnlyWhileTheSetIsComplete(String code, String on, Answer expected, String reason) {
        var rule = rule("a.rule", "delivery")
                .requires("has(delivery.plannedOn) && inSet(partner.code, \"GROUP\", delivery.plannedOn)");

        var answer = evaluator(List.of(GROUP), rule)
                .answer(
                        "a.rule",
                        line("delivery", "2024-01-01", facts("partner.code", code, "delivery.plannedOn", on)));

        assertThat(answer.answer()).isEqualTo(expected);
        assertThat(String.join("", answer.reasons())).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "KOR, 2008-01-01, 2008-10-15",
        "KOR, 2020-01-01, ''",
        "FIN, 2022-01-01, 2023-01-01",
        "FIN, 2023-06-01, 2023-12-31",
        "XAA, 2005-01-01, 2015-01-01",
        "USA, 2020-01-01, 2026-01-01"
    })
    void theNextChangeOfMembershipIsKnown(String code, String asOf, String expected) {
        var rule = rule("a.rule", "delivery").requires("inSet(partner.code, \"GROUP\", asOf)");

        var answer =
                evaluator(List.of(GROUP), rule).answer("a.rule", line("delivery", asOf, facts("partner.code", code)));

        assertThat(String.valueOf(answer.nextChangeOn())).isEqualTo(expected.isEmpty() ? "null" : expected);
    }
}
