package org.daylight.rules.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a revision's conditions, its exceptions and the candidates left open by dates together into one answer. */
final class Judge {

    private static final Blame NO_BLAME = new Blame();
    private static final Exceptions NO_EXCEPTIONS = new Exceptions(Truth.FALSE, NO_BLAME);

    private static final Conditions NOT_APPLICABLE = known(Truth.FALSE, Truth.FALSE);
    private static final Conditions NOT_MET = known(Truth.TRUE, Truth.FALSE);
    private static final Conditions MET = known(Truth.TRUE, Truth.TRUE);
    private static final Conditions MET_IF_APPLICABLE = known(Truth.UNKNOWN, Truth.TRUE);

    private final CompiledRule rule;
    private final Frame frame;
    private final boolean blames;
    private final Conditions conditions;
    private boolean asksExceptions = true;
    private List<CompiledRule> asked = List.of();
    private Exceptions exceptions = NO_EXCEPTIONS;
    private final Blame ambiguity;
    private @Nullable Judgement judgement;
    private int candidates;

    private Judge(CompiledRule rule, Frame frame, boolean blames, Conditions conditions) {
        this.rule = rule;
        this.frame = frame;
        this.blames = blames;
        // Where candidates differ the answer is open, and is judged again with what would decide it.
        ambiguity = blames ? new Blame() : Blame.UNREAD;
        this.conditions = conditions;
    }

    /** With what would decide it, if it is not decided. */
    static Judgement judge(CompiledRule rule, Frame frame) {
        try {
            return judged(rule, frame);
        } catch (RuntimeException e) {
            // Whatever is wrong with one rule must not stop the others.
            frame.widen();
            return error(rule, "the rule cannot be computed: " + e.getMessage());
        }
    }

    /** The same where the answer is known and only has to be put in full. */
    static Judgement judge(CompiledRule rule, Frame frame, char letter) {
        try {
            var comesTo = comesTo(letter);
            if (comesTo == null) {
                return letter == Answer.UNDETERMINED.letter() || letter == Answer.ERROR.letter()
                        ? new Judge(rule, frame, true, Conditions.OWN).run()
                        : judge(rule, frame);
            }
            // Of one candidate the answer is that of all; of several each has to be asked what it says.
            var known = new Judge(rule, frame, false, comesTo);
            known.asksExceptions = false;
            var judgement = known.run();
            return known.candidates == 1 ? judgement : judge(rule, frame);
        } catch (RuntimeException e) {
            // Of a date that was being read part by part only the part would be asked again.
            frame.widen();
            return judge(rule, frame);
        }
    }

    /** Conditions that come to a letter; null if what would decide it is to be found as well. */
    private static @Nullable Conditions comesTo(char letter) {
        return switch (letter) {
            case 'A' -> NOT_APPLICABLE;
            case 'N' -> NOT_MET;
            case 'M' -> MET;
            case Answer.MET_IF_APPLICABLE -> MET_IF_APPLICABLE;
            default -> null;
        };
    }

    private static Conditions known(Truth applies, Truth requires) {
        return new Conditions() {
            @Override
            public Truth applies(CompiledRevision revision, Frame frame) {
                return applies;
            }

            @Override
            public Truth requires(CompiledRevision revision, Frame frame) {
                return requires;
            }
        };
    }

    /** Whether a reader would see another answer than this one. What would decide it is looked for only where the rest is the same. */
    static boolean differs(CompiledRule rule, Frame frame, Judgement from) {
        try {
            var quick = new Judge(rule, frame, false, Conditions.OWN).run();
            if (quick.differsPlainlyFrom(from) || !quick.leavesOpen()) {
                return quick.differsFrom(from);
            }
            return judge(rule, frame, quick.letter()).differsFrom(from);
        } catch (RuntimeException e) {
            frame.widen();
        }
        return judge(rule, frame).differsFrom(from);
    }

    static Judgement disagreement(CompiledRule rule) {
        return error(rule, "the evaluator and its reference do not give the same answer");
    }

    private static Judgement error(CompiledRule rule, String reason) {
        var blame = new Blame();
        blame.reason(reason);
        var latest = rule.revisions().getLast();
        return new Judgement(Answer.ERROR, false, blame, FirstDay.Unsaid.NOT_ASKED, latest, Judgement.NO_PARAMETERS);
    }

    /** The letter by what somebody else says of the conditions. */
    static char letter(CompiledRule rule, Frame frame, Conditions conditions) {
        return new Judge(rule, frame, false, conditions).run().letter();
    }

    private static Judgement judged(CompiledRule rule, Frame frame) {
        var quick = new Judge(rule, frame, false, Conditions.OWN).run();
        return quick.leavesOpen() ? new Judge(rule, frame, true, Conditions.OWN).run() : quick;
    }

    private Judgement run() {
        var selection = new Selection(rule, frame, ambiguity, this::candidate);
        selection.run();
        if (judgement == null) {
            throw new IllegalStateException("no candidate for " + rule.key());
        }
        var isWanted = blames && judgement.answer() == Answer.UNDETERMINED && rule.namesWhatSelects();
        return isWanted && selection.isOpen() ? judgement.with(ambiguity) : judgement;
    }

    private void candidate(@Nullable CompiledRevision revision) {
        candidates++;
        var next = revision == null
                ? new Judgement(
                        Answer.NOT_APPLICABLE,
                        false,
                        NO_BLAME,
                        FirstDay.Unsaid.NOT_ASKED,
                        null,
                        Judgement.NO_PARAMETERS)
                : judge(revision);
        judgement = judgement == null ? next : judgement.or(next, ambiguity);
    }

    private Judgement judge(CompiledRevision revision) {
        var applies = conditions.applies(revision, frame);
        if (applies == Truth.FALSE) {
            return notApplicable(revision);
        }
        var requires = applies == Truth.ERROR ? Truth.UNKNOWN : conditions.requires(revision, frame);
        var plain = answer(applies, requires);
        var excepted =
                plain == Answer.ERROR ? Truth.FALSE : exceptions(revision).apply();
        if (excepted == Truth.TRUE) {
            return notApplicable(revision);
        }
        var answer = excepted(plain, excepted);
        var unsure = answer == Answer.MET && (applies == Truth.UNKNOWN || excepted == Truth.UNKNOWN);
        return new Judgement(
                answer,
                unsure,
                blame(answer, revision, applies, requires, excepted),
                permittedFrom(revision),
                revision,
                frame.parameters());
    }

    /** Asked only about what the revision applies to, and once for all candidates that have the same. */
    private Exceptions exceptions(CompiledRevision revision) {
        var excepting = asksExceptions ? rule.exceptions(revision) : asked;
        if (!excepting.equals(asked)) {
            asked = excepting;
            exceptions = Exceptions.of(excepting, frame::sibling, conditions, blames);
        }
        return exceptions;
    }

    /** The table of answers. */
    static Answer answer(Truth applies, Truth requires) {
        return switch (applies) {
            case FALSE -> Answer.NOT_APPLICABLE;
            case ERROR -> Answer.ERROR;
            case TRUE ->
                switch (requires) {
                    case TRUE -> Answer.MET;
                    case FALSE -> Answer.NOT_MET;
                    case UNKNOWN -> Answer.UNDETERMINED;
                    case ERROR -> Answer.ERROR;
                };
            case UNKNOWN ->
                switch (requires) {
                    case TRUE -> Answer.MET;
                    case FALSE, UNKNOWN -> Answer.UNDETERMINED;
                    case ERROR -> Answer.ERROR;
                };
        };
    }

    /** An answer beside exceptions that are not true. */
    static Answer excepted(Answer plain, Truth exceptions) {
        return switch (exceptions) {
            case TRUE -> Answer.NOT_APPLICABLE;
            case FALSE -> plain;
            case ERROR -> Answer.ERROR;
            case UNKNOWN -> plain == Answer.MET ? plain : Answer.UNDETERMINED;
        };
    }

    private static Judgement notApplicable(CompiledRevision revision) {
        return new Judgement(
                Answer.NOT_APPLICABLE, false, NO_BLAME, FirstDay.Unsaid.NOT_ASKED, revision, Judgement.NO_PARAMETERS);
    }

    private Blame blame(Answer answer, CompiledRevision revision, Truth applies, Truth requires, Truth excepted) {
        if (!blames || (answer != Answer.UNDETERMINED && answer != Answer.ERROR)) {
            return NO_BLAME;
        }
        var cause = answer == Answer.ERROR ? Truth.ERROR : Truth.UNKNOWN;
        var blame = new Blame();
        if (revision.appliesWhen() != null && applies == cause) {
            revision.appliesWhen().blame(frame, blame);
        }
        if (requires == cause) {
            revision.requires().blame(frame, blame);
        }
        if (excepted == cause) {
            blame.add(exceptions(revision).blame());
        }
        return blame;
    }

    private FirstDay permittedFrom(CompiledRevision revision) {
        var term = revision.permittedFrom();
        if (term == null) {
            return FirstDay.Unsaid.NOT_ASKED;
        }
        var day = FirstDay.of(term.value(frame));
        return day.day() == null && !rule.doubtsDays() ? FirstDay.Unsaid.NOT_ASKED : day;
    }
}
