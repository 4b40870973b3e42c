package org.daylight.rules.evaluation;

import java.util.HashMap;
import java.util.List;

/** Whether any rule that makes an exception from another applies. */
record Exceptions(Truth apply, Blame blame) {

    private static final Exceptions NONE = new Exceptions(Truth.FALSE, new Blame());

    /** @param blames whether anybody reads what leaves them open: of most answers only whether one applies is asked */
    static Exceptions of(List<CompiledRule> exceptions, FrameMaker frames, Conditions conditions, boolean blames) {
        var all = NONE;
        for (var exception : exceptions) {
            var one = applicability(exception, frames, conditions, blames);
            var blame = blames ? new Blame() : Blame.UNREAD;
            blame.add(all.blame);
            blame.add(one.blame);
            all = new Exceptions(all.apply.or(one.apply), blame);
        }
        return all;
    }

    /** A frame of its own for a rule that is asked within another. */
    interface FrameMaker {
        Frame frame();
    }

    private static Exceptions applicability(
            CompiledRule rule, FrameMaker frames, Conditions conditions, boolean blames) {
        var frame = frames.frame();
        var asked = new HashMap<List<CompiledRule>, Exceptions>();
        var blame = blames ? new Blame() : Blame.UNREAD;
        var ambiguity = blames ? new Blame() : Blame.UNREAD;
        var found = new Truth[1];
        var selection = new Selection(rule, frame, ambiguity, revision -> {
            var outer = revision == null
                    ? NONE
                    : asked.computeIfAbsent(
                            rule.exceptions(revision), exceptions -> of(exceptions, frames, conditions, blames));
            var applies = revision == null
                    ? Truth.FALSE
                    : conditions.applies(revision, frame).and(outer.apply.not());
            if (blames && (applies == Truth.UNKNOWN || applies == Truth.ERROR) && revision != null) {
                if (revision.appliesWhen() != null) {
                    revision.appliesWhen().blame(frame, blame);
                }
                blame.add(outer.blame);
            }
            found[0] =
                    found[0] == null || found[0] == applies ? applies : different(found[0], applies, blame, ambiguity);
        });
        selection.run();
        if (found[0] == Truth.UNKNOWN && selection.isOpen() && rule.namesWhatSelects()) {
            blame.add(ambiguity);
        }
        return new Exceptions(found[0] == null ? Truth.FALSE : found[0], blame);
    }

    /** What one candidate says and another does not is open; a defect of one is a defect. */
    private static Truth different(Truth found, Truth next, Blame blame, Blame ambiguity) {
        blame.add(ambiguity);
        return found == Truth.ERROR || next == Truth.ERROR ? Truth.ERROR : Truth.UNKNOWN;
    }
}
