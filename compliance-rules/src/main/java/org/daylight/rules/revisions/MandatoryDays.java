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
 *
 * @param from the first, by the date against which the revision is read; null = always
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
                effective.to() == null
                        ? null
                        : ImpreciseDate.parse(effective.to()).latest());
    }
}
