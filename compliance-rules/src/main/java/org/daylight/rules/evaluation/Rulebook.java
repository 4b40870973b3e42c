package org.daylight.rules.evaluation;

import java.util.List;
import java.util.Optional;
import org.daylight.rules.facts.Vocabulary;

/** The compiled rules in force together: one entry per key, each with its revisions. */
public final class Rulebook {

    private final Vocabulary vocabulary;
    private final List<CompiledRule> rules;

    /** @param rules made by the compiler of the language, one per key */
    public Rulebook(Vocabulary vocabulary, List<CompiledRule> rules) {
        this.vocabulary = vocabulary;
        this.rules = rules.stream()
                .sorted(java.util.Comparator.comparing(CompiledRule::key))
                .toList();
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Sorted by key. */
    public List<CompiledRule> rules() {
        return rules;
    }

    /** The rules that judge a type of subject ("delivery"), sorted by key: the order of a vector. */
    public List<CompiledRule> rulesOf(String subject) {
        return rules.stream()
                .filter(rule -> rule.subject().name().equals(subject))
                .toList();
    }

    public Optional<CompiledRule> rule(String key) {
        return rules.stream().filter(rule -> rule.key().equals(key)).findFirst();
    }
}
