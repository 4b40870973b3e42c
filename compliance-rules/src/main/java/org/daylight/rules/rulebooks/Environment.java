package org.daylight.rules.rulebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.rules.evaluation.CompiledRule;

/**
 * What else decides an answer beside the rules: the language, and what the facts mean that the rules read. Facts that are added
 * for other rules, who supplies a fact and how it is described change no answer, so that an old rulebook goes on to answer.
 */
final class Environment {

    /** To be raised whenever the same rule could answer the same facts differently. */
    private static final String LANGUAGE = "language/3";

    /** The one before, in which the same rules answer the same and name less of what is missing. */
    private static final String BEFORE = "language/2";

    private static final String READS = " reads/";

    /** Of releases that named the file of the vocabulary, whatever the rules read of it. */
    private static final String FORMERLY = BEFORE + " facts/";

    private Environment() {}

    static String of(Collection<CompiledRule> rules) {
        return (rules.stream().allMatch(CompiledRule::namesWhatSelects) ? LANGUAGE : BEFORE) + reads(rules);
    }

    private static String reads(Collection<CompiledRule> rules) {
        return READS + CanonicalJson.sha256(String.join("\n", meaning(rules)).getBytes(UTF_8));
    }

    /** Whether a rulebook of that environment answers as before the language's third version. */
    static boolean isBefore(String environment) {
        return environment.startsWith(BEFORE + " ");
    }

    /** Whether these rules answer now as they did in the environment of that name. */
    static boolean isStill(String environment, Collection<CompiledRule> rules) {
        return environment.startsWith(FORMERLY)
                ? FormerFacts.had(environment.substring(FORMERLY.length()), meaning(rules))
                : environment.equals(of(rules)) || environment.equals(BEFORE + reads(rules));
    }

    /** One line for each type of subject and each fact that is read: "delivery/1 delivery.plannedOn DATE absent". */
    private static SortedSet<String> meaning(Collection<CompiledRule> rules) {
        var lines = new TreeSet<String>();
        for (var rule : rules) {
            var type = rule.subject().id();
            lines.add(type);
            for (var leaf : rule.leaves()) {
                lines.add("%s %s %s%s".formatted(type, leaf.name(), leaf.type(), leaf.mayBeAbsent() ? " absent" : ""));
            }
        }
        return lines;
    }
}
