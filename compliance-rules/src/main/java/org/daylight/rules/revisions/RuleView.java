package org.daylight.rules.revisions;

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
 * @param revisions the digests of its published revisions, by the day they come into force
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
        List<String> revisions) {

    public static RuleView of(RuleSource latest, List<String> revisions) {
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
                revisions);
    }

    /** One view per rule, sorted by key, of revisions sorted by key and first day. */
    public static List<RuleView> of(List<Revision> revisions) {
        var byKey = new java.util.TreeMap<String, List<Revision>>();
        for (var revision : revisions) {
            byKey.computeIfAbsent(revision.key(), _ -> new java.util.ArrayList<>())
                    .add(revision);
        }
        return byKey.values().stream()
                .map(rule -> of(
                        rule.getLast().rule().source(),
                        rule.stream().map(Revision::digest).toList()))
                .toList();
    }
}
