package org.daylight.rules.evaluation;

import java.util.List;
import java.util.Objects;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says, before it is put into words.
 *
 * @param revision the one that answered, of several candidates the latest; null = none was in force
 * @param parameters chosen with the revision
 */
record Judgement(
        Answer answer,
        boolean applicabilityUnknown,
        Blame blame,
        FirstDay firstDay,
        @Nullable CompiledRevision revision,
        List<ParameterChoice> parameters) {

    static final List<ParameterChoice> NO_PARAMETERS = List.of();

    /** The first permitted day as far as it is known; null = none is said. */
    @Nullable
    Span permittedFrom() {
        return firstDay.day();
    }

    /** As it stands in a vector. */
    char letter() {
        return applicabilityUnknown ? Answer.MET_IF_APPLICABLE : answer.letter();
    }

    /** Whether a reader would see another answer. */
    boolean differsFrom(Judgement other) {
        return differsPlainlyFrom(other) || (detailed() && !blame.missing().equals(other.blame.missing()));
    }

    /** Whether that is so whatever would decide either of the two. */
    boolean differsPlainlyFrom(Judgement other) {
        if (answer != other.answer || applicabilityUnknown != other.applicabilityUnknown) {
            return true;
        }
        if (!Objects.equals(permittedFrom(), other.permittedFrom())) {
            return true;
        }
        return detailed() && !Objects.equals(revision, other.revision);
    }

    /** Whether something is to be said of what would decide it. */
    boolean leavesOpen() {
        return switch (answer) {
            case UNDETERMINED, ERROR -> true;
            case MET, NOT_MET, NOT_APPLICABLE -> false;
        };
    }

    /** Whether the answer is reported in full. */
    boolean detailed() {
        return switch (answer) {
            case NOT_MET, UNDETERMINED, ERROR -> true;
            case MET, NOT_APPLICABLE -> permittedFrom() != null;
        };
    }

    /** Both hold for all that is known: the same answer stands, different ones leave it undetermined. */
    Judgement or(Judgement other, Blame ambiguity) {
        var day = firstDay.or(other.firstDay);
        var together = new Blame();
        together.add(blame);
        together.add(other.blame);
        if (answer == other.answer) {
            var unsure = applicabilityUnknown || other.applicabilityUnknown;
            return new Judgement(answer, unsure, together, day, other.revision, other.parameters);
        }
        var latest = other.revision == null ? this : other;
        if (answer == Answer.ERROR || other.answer == Answer.ERROR) {
            return new Judgement(Answer.ERROR, false, together, day, latest.revision, latest.parameters);
        }
        together.add(ambiguity);
        return new Judgement(Answer.UNDETERMINED, false, together, day, latest.revision, latest.parameters);
    }

    /** With what would decide as well which of its candidates counts. */
    Judgement with(Blame ambiguity) {
        var together = new Blame();
        together.add(blame);
        together.add(ambiguity);
        return new Judgement(answer, applicabilityUnknown, together, firstDay, revision, parameters);
    }
}
