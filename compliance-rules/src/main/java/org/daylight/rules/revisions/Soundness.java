package org.daylight.rules.revisions;

import static org.daylight.rules.problem.RuleProblems.EXAMPLES_MISSING;
import static org.daylight.rules.problem.RuleProblems.RULE_NOT_SOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.RulebookCompiler;

/** Whether rules compile together and answer their own examples as they say. */
@ApplicationScoped
public class Soundness {

    private final RevisionTable table;

    Soundness(RevisionTable table) {
        this.table = table;
    }

    /** Refuses definitions that are not sound beside what is published; the pointers lead into the pack or body. */
    public void require(List<? extends Definition> definitions, Map<String, String> pointers) {
        var violations = violations(definitions, pointers);
        if (!violations.isEmpty()) {
            throw RULE_NOT_SOUND.problem(
                    "Nothing was taken in; mend what is listed and send it again",
                    violations.subList(0, Math.min(violations.size(), 100)));
        }
    }

    /** Refuses rules whose examples do not show every answer and the days on which it turns. */
    public void requireShown(List<? extends Definition> definitions, Map<String, String> pointers) {
        var violations = new ArrayList<Violation>();
        for (var definition : definitions) {
            var source = switch (definition) {
                case Definition.OfRule rule -> rule.source();
                case Definition.OfTemplate template -> template.sample().source();
                case Definition.OfSet _ -> null;
            };
            if (source != null) {
                Shown.missing(source)
                        .forEach(missing -> violations.add(new Violation(
                                pointers.getOrDefault(definition.key(), "") + "/examples",
                                "%s: %s".formatted(definition.key(), missing))));
            }
        }
        if (!violations.isEmpty()) {
            throw EXAMPLES_MISSING.problem(
                    "Add examples for what is listed", violations.subList(0, Math.min(violations.size(), 100)));
        }
    }

    private List<Violation> violations(List<? extends Definition> definitions, Map<String, String> given) {
        var pointers = new HashMap<>(given);
        var sets = new HashMap<String, DatedSet>();
        for (var set : table.list(Kind.SET, null, State.PUBLISHED)) {
            sets.put(set.key(), set.set().set());
        }
        var revisions = new ArrayList<org.daylight.rules.language.Revision>();
        var keys = new HashSet<String>();
        for (var definition : definitions) {
            switch (definition) {
                case Definition.OfSet set -> sets.put(set.key(), set.set());
                case Definition.OfRule rule -> {
                    revisions.add(new org.daylight.rules.language.Revision(rule.digest(), rule.source()));
                    keys.add(rule.key());
                }
                case Definition.OfTemplate template -> {
                    var sample = template.sample();
                    revisions.add(new org.daylight.rules.language.Revision(sample.digest(), sample.source()));
                    keys.add(sample.key());
                    pointers.put(sample.key(), given.getOrDefault(template.key(), ""));
                }
            }
        }
        for (var other : table.list(Kind.RULE, null, State.PUBLISHED)) {
            if (!keys.contains(other.key())) {
                revisions.add(new org.daylight.rules.language.Revision(
                        other.digest(), other.rule().source()));
            }
        }
        return switch (RulebookCompiler.compile(Vocabulary.standard(), revisions, List.copyOf(sets.values()))) {
            case Compilation.Refused(var issues) ->
                issues.stream()
                        .map(issue -> new Violation(
                                pointers.getOrDefault(issue.rule(), "") + issue.pointer(),
                                "%s: line %d, column %d: %s; %s"
                                        .formatted(
                                                issue.rule(),
                                                issue.line(),
                                                issue.column(),
                                                issue.message(),
                                                issue.mend())))
                        .toList();
            case Compilation.Compiled(var rulebook) -> {
                var evaluator = new Evaluator(rulebook);
                var failed = new ArrayList<Violation>();
                for (var key : keys) {
                    for (var failure : evaluator.failures(key)) {
                        failed.add(new Violation(pointers.getOrDefault(key, "") + "/examples", key + ": " + failure));
                    }
                }
                yield failed;
            }
        };
    }
}
