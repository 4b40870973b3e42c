package org.daylight.rules.revisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.daylight.rules.evaluation.Authority;
import org.daylight.rules.evaluation.Choice;
import org.daylight.rules.evaluation.DutyHolder;
import org.daylight.rules.evaluation.Effective;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.evaluation.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MandatoryDaysTest {

    @Test
    void theDaysOfEachRevisionThatLeavesNoChoiceAreTold() {
        var sources = List.of(
                revision(Choice.MANDATORY, null, "2020-01-01", "asOf"),
                revision(Choice.WAIVABLE, "2020-01-01", "2026-12", "asOf"),
                revision(Choice.MANDATORY, "2026-12", null, "asOf"));
        var view = RuleView.of(
                sources,
                List.of("sha256:a", "sha256:b", "sha256:c"),
                sources.stream()
                        .map(source -> RevisionWords.of("sha256:x", source))
                        .toList());

        assertThat(view.byRevision())
                .extracting(RevisionWords::choice)
                .containsExactly(Choice.MANDATORY, Choice.WAIVABLE, Choice.MANDATORY);

        assertThat(view.choice()).isEqualTo(Choice.MANDATORY);
        assertThat(view.mandatory())
                .as("a month is mandatory from its first day")
                .containsExactly(
                        new MandatoryDays(null, LocalDate.of(2020, 1, 1)),
                        new MandatoryDays(LocalDate.of(2026, 12, 1), null));
    }

    /** What was handed over in 2019 is judged by the first revision for ever. */
    @Test
    void whatIsReadAgainstADateOfItsSubjectsMayJudgeOneOnEveryLaterDay() {
        var days = MandatoryDays.of(List.of(
                revision(Choice.MANDATORY, "2015-01-01", "2020-01-01", "delivery.handedOverOn"),
                revision(Choice.POLICY, "2020-01-01", null, "delivery.handedOverOn")));

        assertThat(days).containsExactly(new MandatoryDays(LocalDate.of(2015, 1, 1), null));
    }

    private static RuleSource revision(Choice choice, @Nullable String from, @Nullable String to, String against) {
        return new RuleSource(
                "t.rule",
                "A rule",
                Authority.POLICY,
                "invented",
                null,
                null,
                choice,
                DutyHolder.OWN_GOVERNMENT,
                null,
                "delivery",
                new Effective(from, to, against, null, null),
                Severity.REQUIREMENT,
                Map.of(),
                null,
                "true",
                null,
                "invented",
                List.of(),
                List.of());
    }
}
