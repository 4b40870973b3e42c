package org.daylight.rules.revisions;

import java.time.LocalDate;
import java.util.List;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.rules.evaluation.Choice;
import org.daylight.rules.evaluation.Effective;
import org.daylight.rules.evaluation.RuleSource;
import org.jspecify.annotations.Nullable;

/**
 * Days on which the law leaves no choice. Of a day that is known imprecisely the wider reading counts: what may be mandatory
 * lets nothing pass.
 * So it does of a revision that is read against a date of its subjects: some of them may be judged by it on any later day.
 *
 * @param from the first; null = always
 * @param to the first that is not among them; null = open
 */
public record MandatoryDays(
        @Nullable LocalDate from, @Nullable LocalDate to) {

    static List<MandatoryDays> of(List<RuleSource> revisions) {
        return revisions.stream()
                .filter(revision -> revision.choice() == Choice.MANDATORY)
                .map(revision -> of(revision.effective()))
                .distinct()
                .toList();
    }

    private static MandatoryDays of(Effective effective) {
        return new MandatoryDays(
                effective.from() == null
                        ? null
                        : ImpreciseDate.parse(effective.from()).earliest(),
                // A subject of an earlier date is judged by it on every day that comes.
                effective.to() == null || !effective.against().equals("asOf")
                        ? null
                        : ImpreciseDate.parse(effective.to()).latest());
    }
}
