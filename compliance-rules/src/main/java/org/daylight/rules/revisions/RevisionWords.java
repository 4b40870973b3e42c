package org.daylight.rules.revisions;

import org.daylight.rules.evaluation.Authority;
import org.daylight.rules.evaluation.Choice;
import org.daylight.rules.evaluation.CounselReview;
import org.daylight.rules.evaluation.DutyHolder;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.evaluation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of an answer needs to know of the revision that gave it.
 *
 * @param against the date leaf that its days are read against, or "asOf"
 * @param counselReview null while no counsel has reviewed it
 */
public record RevisionWords(
        String digest,
        String against,
        String title,
        Severity severity,
        DutyHolder dutyHolder,
        Choice choice,
        Authority authority,
        String citation,
        @Nullable CounselReview counselReview) {

    public static RevisionWords of(String digest, RuleSource source) {
        return new RevisionWords(
                digest,
                source.effective().against(),
                source.title(),
                source.severity(),
                source.dutyHolder(),
                source.choice(),
                source.authority(),
                source.citation(),
                source.counselReview());
    }
}
