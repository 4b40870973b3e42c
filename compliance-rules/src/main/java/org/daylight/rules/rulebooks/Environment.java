package org.daylight.rules.rulebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.rules.evaluation.CompiledRule;

/**
 * What else decides an answer beside the rules: the language, and what the facts mean that the rules read. Facts that are added
 * for other rules, who supplies a fact and how it is described change no answer, so that an old rulebook goes on to answer.
 */
final class Environment {

    private static final String LANGUAGE = "language/";

    /** The earliest version in which rules can still answer. */
    private static final int EARLIEST = 2;

    private static final String READS = " reads/";

    /** Of releases that named the file of the vocabulary, whatever the rules read of it. */
    private static final String FORMERLY = LANGUAGE + EARLIEST + " facts/";

    private Environment() {}

    static String of(Collection<CompiledRule> rules) {
        var language = rules.stream().mapToInt(CompiledRule::language).min().orElse(CompiledRule.LANGUAGE);
        return LANGUAGE + language + reads(rules);
    }

    private static String reads(Collection<CompiledRule> rules) {
        return READS + CanonicalJson.sha256(String.join("\n", meaning(rules)).getBytes(UTF_8));
    }

    /** The version of the language in which a rulebook of that environment answers. */
    static int language(String environment) {
        return Integer.parseInt(environment.substring(LANGUAGE.length(), environment.indexOf(' ')));
    }

    /** Whether these rules answer now as they did in the environment of that name. */
    static boolean isStill(String environment, Collection<CompiledRule> rules) {
        if (environment.startsWith(FORMERLY)) {
            return FormerFacts.had(environment.substring(FORMERLY.length()), meaning(rules));
        }
        var reads = reads(rules);
        return IntStream.rangeClosed(EARLIEST, CompiledRule.LANGUAGE)
                .anyMatch(language -> environment.equals(LANGUAGE + language + reads));
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
