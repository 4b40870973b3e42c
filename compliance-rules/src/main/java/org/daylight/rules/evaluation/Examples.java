package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.FactLineException;

/** Holds a rule against its examples. */
final class Examples {

    private Examples() {}

    /** What the example expected and did not get; empty = as expected. */
    static String failure(CompiledRule rule, Example example) {
        try {
            var line = FactLine.of(rule.subject(), example.asOf(), example.given());
            var answer = Evaluator.answer(rule, new Frame(line));
            var differences = differences(example, answer);
            return differences.isEmpty() ? "" : "%s: %s".formatted(example.name(), String.join("; ", differences));
        } catch (FactLineException e) {
            return "%s: %s".formatted(example.name(), e.getMessage());
        }
    }

    /** Whether an example is about a day on which the revision surely answers. */
    static boolean isOfItsDays(CompiledRule rule, CompiledRevision revision, Example example) {
        try {
            var line = FactLine.of(rule.subject(), example.asOf(), example.given());
            return revision.inForce().truth(Selection.readOn(rule, new Frame(line))) == Truth.TRUE;
        } catch (FactLineException e) {
            return false;
        }
    }

    private static List<String> differences(Example example, RuleAnswer answer) {
        var differences = new ArrayList<String>();
        if (answer.answer() != example.expect()) {
            differences.add("expected %s and got %s%s".formatted(example.expect(), answer.answer(), because(answer)));
        }
        var missing = example.missing();
        if (missing != null
                && !missing.isEmpty()
                && !missing.stream().sorted().toList().equals(answer.missing())) {
            differences.add("expected %s to be missing and got %s".formatted(missing, answer.missing()));
        }
        var permittedFrom = example.permittedFrom();
        var answered = Objects.requireNonNullElse(answer.permittedFrom(), Example.NO_DAY);
        if (permittedFrom != null && !permittedFrom.equals(answered)) {
            differences.add("expected permittedFrom %s and got %s".formatted(permittedFrom, answered));
        }
        var unsure = example.applicabilityUnknown();
        if (unsure != null && unsure != answer.applicabilityUnknown()) {
            differences.add("expected applicabilityUnknown %s".formatted(unsure));
        }
        return differences;
    }

    private static String because(RuleAnswer answer) {
        var missing = answer.missing().isEmpty() ? "" : ", missing " + answer.missing();
        return answer.reasons().isEmpty() ? missing : missing + ", " + String.join(", ", answer.reasons());
    }
}
