package org.daylight.rules.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.daylight.rules.coverage.CoverageView.Hygiene;
import org.daylight.rules.coverage.CoverageView.OfRule;
import org.daylight.rules.coverage.CoverageView.Unsupplied;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.facts.Leaf;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.lawbooks.Lawbooks;
import org.daylight.rules.lawbooks.Reads;
import org.daylight.rules.runs.RunResults;
import org.daylight.rules.runs.RunView;

/** Finds the rules that say nothing about this register. */
@ApplicationScoped
class HygieneReport {

    private final RunResults results;
    private final Lawbooks lawbooks;

    HygieneReport(RunResults results, Lawbooks lawbooks) {
        this.results = results;
        this.lawbooks = lawbooks;
    }

    /**
     * Of a run that is finished.
     *
     * @param all the rules that stand together, those that are looked at among them
     */
    Hygiene of(RunView run, List<RuleSource> all, List<RuleSource> sources, List<OfRule> rules) {
        return new Hygiene(
                keys(rules, rule -> rule.subjects() > 0 && applies(rule) == 0),
                keys(rules, rule -> applies(rule) > 0 && told(rule) == 0),
                keys(rules, rule -> told(rule) > 0 && count(rule, "NOT_MET") == 0),
                keys(rules, rule -> applies(rule) > 0 && count(rule, "NOT_MET") == applies(rule)),
                alike(run, rules),
                unsupplied(run, all, sources, rules));
    }

    private static List<String> keys(List<OfRule> rules, Predicate<OfRule> which) {
        return rules.stream().filter(which).map(OfRule::rule).toList();
    }

    private static long applies(OfRule rule) {
        return rule.subjects() - count(rule, "NOT_APPLICABLE");
    }

    /** Unknown is no answer: of a rule that cannot be told it is not known that it never fires, or answers as another does. */
    private static long told(OfRule rule) {
        return applies(rule) - count(rule, "UNDETERMINED") - count(rule, "ERROR");
    }

    private static long count(OfRule rule, String answer) {
        return rule.counts().getOrDefault(answer, 0L);
    }

    /** Alike are rules of one type with the same bits over all answers; those of which nothing is told are listed apart. */
    private List<List<String>> alike(RunView run, List<OfRule> rules) {
        record Bits(String subject, long high, long low) {}
        var prints = new HashMap<String, RunResults.Print>();
        results.prints(run.id()).forEach(print -> prints.put(print.rule(), print));
        var groups = new HashMap<Bits, List<String>>();
        for (var rule : rules) {
            var print = prints.get(rule.rule());
            if (print != null && told(rule) > 0) {
                groups.computeIfAbsent(new Bits(rule.subject(), print.high(), print.low()), _ -> new ArrayList<>())
                        .add(rule.rule());
            }
        }
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> group.stream().sorted().toList())
                .sorted(java.util.Comparator.comparing(List::getFirst))
                .toList();
    }

    private List<Unsupplied> unsupplied(
            RunView run, List<RuleSource> all, List<RuleSource> sources, List<OfRule> rules) {
        var stated = new HashMap<String, TreeSet<String>>();
        results.stated(run.id())
                .forEach(leaf ->
                        stated.computeIfAbsent(leaf.of(), _ -> new TreeSet<>()).add(leaf.leaf()));
        var looked = new TreeSet<String>();
        rules.stream().filter(rule -> rule.subjects() > 0).forEach(rule -> looked.add(rule.rule()));
        var sets = lawbooks.sets(run.contrast().candidate());
        var found = new TreeMap<String, Map<String, Unsupplied>>();
        for (var source : sources) {
            var type = Vocabulary.standard().type(source.subject());
            if (type.isPresent() && looked.contains(source.key())) {
                for (var leaf : Reads.leaves(source, all, type.get(), sets)) {
                    var supplier = Reads.supplier(source.subject(), leaf);
                    if (!stated.getOrDefault(type.get().name(), new TreeSet<>()).contains(leaf)) {
                        found.computeIfAbsent(source.key(), _ -> new TreeMap<>())
                                .put(
                                        leaf,
                                        new Unsupplied(
                                                source.key(), leaf, supplier == null ? Leaf.Supplier.NONE : supplier));
                    }
                }
            }
        }
        return found.values().stream()
                .flatMap(byLeaf -> byLeaf.values().stream())
                .toList();
    }
}
