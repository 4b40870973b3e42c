package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.daylight.rules.facts.Vocabulary;

/** The compiled rules in force together: one entry per key, each with its revisions. */
public final class Rulebook {

    private final Vocabulary vocabulary;
    private final List<CompiledRule> rules;
    private final Map<String, List<CompiledRule>> bySubject = new HashMap<>();

    /**
     * A rulebook of rules made by the compiler of the language.
     *
     * @param rules made by the compiler of the language, one per key
     */
    public Rulebook(Vocabulary vocabulary, List<CompiledRule> rules) {
        this.vocabulary = vocabulary;
        this.rules =
                rules.stream().sorted(Comparator.comparing(CompiledRule::key)).toList();
        for (var rule : this.rules) {
            bySubject
                    .computeIfAbsent(rule.subject().name(), subject -> new ArrayList<>())
                    .add(rule);
        }
    }

    /** As its rules answered in an earlier version of the language. */
    public Rulebook as(int language) {
        return new Rulebook(
                vocabulary, rules.stream().map(rule -> rule.as(language)).toList());
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
        return bySubject.getOrDefault(subject, List.of());
    }

    public Optional<CompiledRule> rule(String key) {
        return rules.stream().filter(rule -> rule.key().equals(key)).findFirst();
    }
}
