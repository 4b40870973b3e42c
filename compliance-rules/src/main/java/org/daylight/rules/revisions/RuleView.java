package org.daylight.rules.revisions;

import java.time.LocalDate;
import java.util.List;
import org.daylight.rules.evaluation.Authority;
import org.daylight.rules.evaluation.Choice;
import org.daylight.rules.evaluation.CounselReview;
import org.daylight.rules.evaluation.DutyHolder;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.evaluation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A published rule, as its latest revision has it.
 *
 * @param counselReview null while no counsel has reviewed it, and every answer says so
 * @param mandatory the days on which a revision leaves no choice, whatever the latest one leaves
 * @param revisions the digests of its published revisions, by the day they come into force
 * @param byRevision what each of them says itself: an answer is that of the revision that it names
 */
public record RuleView(
        String key,
        String title,
        String subject,
        Severity severity,
        DutyHolder dutyHolder,
        Choice choice,
        Authority authority,
        String citation,
        @Nullable String clause,
        @Nullable String reading,
        @Nullable CounselReview counselReview,
        List<MandatoryDays> mandatory,
        List<String> revisions,
        List<RevisionWords> byRevision) {

    /** @param sources of all its revisions, the latest last */
    public static RuleView of(List<RuleSource> sources, List<String> revisions, List<RevisionWords> byRevision) {
        var latest = sources.getLast();
        return new RuleView(
                latest.key(),
                latest.title(),
                latest.subject(),
                latest.severity(),
                latest.dutyHolder(),
                latest.choice(),
                latest.authority(),
                latest.citation(),
                latest.clause(),
                latest.reading(),
                latest.counselReview(),
                MandatoryDays.of(sources),
                revisions,
                byRevision);
    }

    /**
     * One view per rule, sorted by key, of revisions sorted by key and first day.
     *
     * @param today a review by counsel of a later day has not been made
     */
    public static List<RuleView> of(List<Revision> revisions, LocalDate today) {
        var byKey = new java.util.TreeMap<String, List<Revision>>();
        for (var revision : revisions) {
            byKey.computeIfAbsent(revision.key(), _ -> new java.util.ArrayList<>())
                    .add(revision);
        }
        return byKey.values().stream()
                .map(rule -> of(
                        rule.stream()
                                .map(revision -> revision.rule().source().asReviewedBy(today))
                                .toList(),
                        rule.stream().map(Revision::digest).toList(),
                        rule.stream()
                                .map(revision -> RevisionWords.of(
                                        revision.digest(),
                                        revision.rule().source().asReviewedBy(today)))
                                .toList()))
                .toList();
    }
}
