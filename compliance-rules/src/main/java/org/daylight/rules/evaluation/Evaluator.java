package org.daylight.rules.evaluation;

import java.util.List;
import org.daylight.rules.facts.FactLine;

/** Judges fact lines by a rulebook; safe for use by many threads. */
public final class Evaluator {

    private final Rulebook rulebook;

    public Evaluator(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** @throws org.daylight.rules.facts.FactLineException if the line cannot be read */
    public SubjectResult evaluate(byte[] line) {
        return evaluate(FactLine.read(rulebook.vocabulary(), line));
    }

    public SubjectResult evaluate(FactLine line) {
        throw new UnsupportedOperationException();
    }

    /** @throws IllegalArgumentException if there is no such rule for this type of subject */
    public RuleAnswer answer(String rule, FactLine line) {
        throw new UnsupportedOperationException();
    }

    /** @throws IllegalArgumentException if there is no such rule for this type of subject */
    public Explanation explain(String rule, FactLine line) {
        throw new UnsupportedOperationException();
    }

    /** What the examples of a rule's revisions expected and did not get; empty = all as expected. */
    public List<String> failures(String rule) {
        throw new UnsupportedOperationException();
    }
}
