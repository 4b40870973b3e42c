package org.daylight.rules.evaluation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a judgement into words. */
final class Wording {

    private Wording() {}

    static RuleAnswer answer(CompiledRule rule, Frame frame, Judgement judgement, @Nullable LocalDate nextChange) {
        var revision = judgement.revision();
        var source = spoken(rule, revision == null ? null : revision.revision()).source();
        var permittedFrom = judgement.permittedFrom();
        return new RuleAnswer(
                rule.key(),
                revision == null ? null : revision.revision(),
                judgement.answer(),
                judgement.applicabilityUnknown(),
                source.severity(),
                source.dutyHolder(),
                source.choice(),
                source.authority(),
                source.citation(),
                source.counselReview() != null,
                message(frame, judgement),
                judgement.answer() == Answer.NOT_MET ? RuleAnswer.DISCLAIMER : null,
                judgement.blame().missing(),
                judgement.blame().causes(),
                reasons(judgement),
                permittedFrom == null ? null : permittedFrom.dateText(),
                nextChange);
    }

    /** The revision that answered, or, where none was in force, the last one. */
    static CompiledRevision spoken(CompiledRule rule, @Nullable String revision) {
        for (var one : rule.revisions()) {
            if (one.revision().equals(revision)) {
                return one;
            }
        }
        return rule.revisions().getLast();
    }

    private static List<String> reasons(Judgement judgement) {
        return judgement.revision() == null
                ? List.of("no revision was in force")
                : judgement.blame().reasons();
    }

    private static String message(Frame frame, Judgement judgement) {
        var revision = judgement.revision();
        if (revision == null) {
            return "No revision of this rule was in force.";
        }
        if (judgement.parameters().size() < revision.parameters().size()) {
            frame.parameters(revision.parameters().stream()
                    .map(CompiledParameter::nothing)
                    .toList());
        } else {
            frame.parameters(judgement.parameters());
        }
        return revision.message().fill(frame, judgement.firstDay().value());
    }
}
