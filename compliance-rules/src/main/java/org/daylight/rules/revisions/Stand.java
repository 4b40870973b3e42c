package org.daylight.rules.revisions;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.daylight.rules.evaluation.CompiledRule;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Rulebook;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Issue;
import org.daylight.rules.language.RulebookCompiler;

/**
 * The rules and sets that stand together, now or after an act.
 *
 * @param rules by digest
 * @param sets by name
 */
record Stand(Map<String, Definition.OfRule> rules, Map<String, DatedSet> sets) {

    static Stand of(List<Revision> rules, List<Revision> sets) {
        var byDigest = new LinkedHashMap<String, Definition.OfRule>();
        rules.forEach(rule -> byDigest.put(rule.digest(), rule.rule()));
        var byName = new LinkedHashMap<String, DatedSet>();
        sets.forEach(set -> byName.put(set.key(), set.set().set()));
        return new Stand(byDigest, byName);
    }

    /**
     * With what comes, in the place of what answers for some of the same days; what answers for other days stays beside it. A
     * bill stands in for the whole of its rule, because it is asked in a rulebook of its own.
     */
    Stand with(Collection<? extends Definition> coming) {
        var added = written(coming);
        var rulesThen = new LinkedHashMap<>(added);
        rules.forEach((digest, standing) -> {
            if (added.values().stream().noneMatch(rule -> replaces(rule, standing))) {
                rulesThen.putIfAbsent(digest, standing);
            }
        });
        var setsThen = new LinkedHashMap<>(sets);
        for (var definition : coming) {
            if (definition instanceof Definition.OfSet set) {
                setsThen.put(set.key(), set.set());
            }
        }
        return new Stand(rulesThen, setsThen);
    }

    private static boolean replaces(Definition.OfRule rule, Definition.OfRule standing) {
        return standing.key().equals(rule.key())
                && (rule.bill() != null || rule.days().overlap(standing.days()));
    }

    Stand without(Collection<Revision> leaving) {
        var rulesThen = new LinkedHashMap<>(rules);
        var setsThen = new LinkedHashMap<>(sets);
        for (var revision : leaving) {
            switch (revision.kind()) {
                case RULE -> rulesThen.remove(revision.digest());
                case SET -> setsThen.remove(revision.key());
                case TEMPLATE -> {}
            }
        }
        return new Stand(rulesThen, setsThen);
    }

    Compilation compiled() {
        return RulebookCompiler.compile(
                Vocabulary.standard(),
                rules.entrySet().stream()
                        .map(rule -> new org.daylight.rules.language.Revision(
                                rule.getKey(), rule.getValue().source()))
                        .toList(),
                List.copyOf(sets.values()));
    }

    /** What keeps them from being one rulebook; empty = nothing does. */
    List<Issue> issues() {
        return switch (compiled()) {
            case Compilation.Refused(var issues) -> issues;
            case Compilation.Compiled _ -> List.of();
        };
    }

    /** The rules that may answer otherwise because of what comes: themselves, those that name a set, those with an exception. */
    static List<CompiledRule> touched(Rulebook rulebook, Collection<? extends Definition> coming) {
        var keys = new TreeSet<String>();
        var sets = new TreeSet<String>();
        for (var definition : coming) {
            switch (definition) {
                case Definition.OfSet set -> sets.add(set.key());
                case Definition.OfRule rule when rule.bill() == null -> keys.add(rule.key());
                case Definition.OfRule _, Definition.OfTemplate _ -> {}
            }
        }
        return rulebook.rules().stream().filter(rule -> rests(rule, keys, sets)).toList();
    }

    private static boolean rests(CompiledRule rule, Set<String> keys, Set<String> sets) {
        return keys.contains(rule.key())
                || rule.revisions().stream()
                        .anyMatch(revision -> revision.sets().stream().anyMatch(sets::contains))
                || rule.exceptions().stream().anyMatch(exception -> rests(exception, keys, sets));
    }

    /** By digest, the rules that come; of a template the one that it makes of its samples. */
    static Map<String, Definition.OfRule> written(Collection<? extends Definition> coming) {
        var rules = new LinkedHashMap<String, Definition.OfRule>();
        for (var definition : coming) {
            switch (definition) {
                case Definition.OfRule rule -> rules.put(rule.digest(), rule);
                case Definition.OfTemplate template ->
                    rules.put(template.sample().digest(), template.sample());
                case Definition.OfSet _ -> {}
            }
        }
        return rules;
    }
}
