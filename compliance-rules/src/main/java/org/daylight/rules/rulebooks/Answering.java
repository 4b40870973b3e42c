package org.daylight.rules.rulebooks;

import java.util.List;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.reference.Reference;
import org.jspecify.annotations.Nullable;

/** A frozen rulebook, ready to answer; its reference is made when it is first asked. */
public final class Answering {

    private final String digest;
    private final Evaluator evaluator;
    private final List<DatedSet> sets;
    private final List<String> proposed;
    private final RulebookSubjects subjects;
    private @Nullable Reference reference;

    Answering(
            String digest,
            Evaluator evaluator,
            List<DatedSet> sets,
            List<RulebookView.Proposed> proposed,
            RulebookSubjects subjects) {
        this.digest = digest;
        this.evaluator = evaluator;
        this.sets = List.copyOf(sets);
        this.proposed = proposed.stream()
                .map(rule -> "%s (%s)".formatted(rule.key(), rule.bill()))
                .toList();
        this.subjects = subjects;
    }

    public String digest() {
        return digest;
    }

    public Evaluator evaluator() {
        return evaluator;
    }

    /** What is not law in it, each with its bill; empty for one in force. */
    public List<String> proposed() {
        return proposed;
    }

    RulebookSubjects subjects() {
        return subjects;
    }

    public synchronized Reference reference() {
        if (reference == null) {
            reference = new Reference(evaluator.rulebook(), sets);
        }
        return reference;
    }
}
