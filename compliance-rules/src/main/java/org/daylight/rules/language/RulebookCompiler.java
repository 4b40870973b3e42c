package org.daylight.rules.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.daylight.rules.evaluation.CompiledRevision;
import org.daylight.rules.evaluation.CompiledRule;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.MemberSet;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.evaluation.Rulebook;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;

/** Compiles rules as written into a rulebook. */
public final class RulebookCompiler {

    private static final int NOTHING = Integer.MAX_VALUE;

    /** A rule is compiled again for each way that leads to it and back on other days; what goes on for longer is taken for a circle. */
    private static final int MOST_LEFT_OUT = 100;

    private final Vocabulary vocabulary;
    private final Map<String, List<Revision>> byKey = new LinkedHashMap<>();
    private final Map<String, DatedSet> written = new HashMap<>();
    private final Map<String, MemberSet> sets;
    private final List<Issue> issues = new ArrayList<>();
    private final Map<String, Optional<CompiledRule>> compiled = new HashMap<>();
    private final Circles circles = new Circles();

    /** The rules that are being compiled, each for an exception of the one before it. */
    private final List<String> open = new ArrayList<>();

    /** The place in that list of the first one that an exception leads back to on other days than it is named on. */
    private int leftOut = NOTHING;

    /** How often one did. */
    private int apart;

    private RulebookCompiler(Vocabulary vocabulary, List<Revision> revisions, List<DatedSet> sets) {
        this.vocabulary = vocabulary;
        this.sets = sets(sets, issues);
        sets.forEach(set -> written.put(set.name(), set));
        for (var revision : revisions) {
            byKey.computeIfAbsent(revision.source().key(), key -> new ArrayList<>())
                    .add(revision);
        }
    }

    public static Compilation compile(Vocabulary vocabulary, List<Revision> revisions, List<DatedSet> sets) {
        return new RulebookCompiler(vocabulary, revisions, sets).rulebook();
    }

    /** What is wrong with one rule by itself; its exceptions are not looked up. */
    public static List<Issue> check(Vocabulary vocabulary, RuleSource source, List<DatedSet> sets) {
        var issues = new ArrayList<Issue>();
        var found = new Issues(source.key());
        var members = sets(sets, issues);
        var subject = subject(vocabulary, source, found);
        if (subject.isPresent()) {
            against(subject.get(), source, found);
            new RevisionCompiler(source, subject.get(), members, found).compile("");
        }
        issues.addAll(found.list());
        return issues;
    }

    static Map<String, MemberSet> sets(List<DatedSet> sources, List<Issue> issues) {
        var sets = new HashMap<String, MemberSet>();
        for (var source : sources) {
            try {
                sets.put(source.name(), MemberSet.of(source));
            } catch (IllegalArgumentException e) {
                var found = new Issues("");
                found.add("/sets/" + source.name(), String.valueOf(e.getMessage()), "correct the dates");
                issues.addAll(found.list());
            }
        }
        return sets;
    }

    private Compilation rulebook() {
        var rules = new ArrayList<CompiledRule>();
        for (var key : byKey.keySet()) {
            rule(key).ifPresent(rules::add);
        }
        return issues.isEmpty()
                ? new Compilation.Compiled(new Rulebook(vocabulary, rules))
                : new Compilation.Refused(List.copyOf(issues));
    }

    private Optional<CompiledRule> rule(String key) {
        var known = compiled.get(key);
        if (known != null) {
            return known;
        }
        var before = leftOut;
        leftOut = NOTHING;
        open.add(key);
        var found = new Issues(key);
        var rule = rule(key, byKey.getOrDefault(key, List.of()), found);
        issues.addAll(found.list());
        open.removeLast();
        // Asked for another rule than those that are open, it has the exception that was left out for their sake.
        var whole = leftOut >= open.size();
        if (whole || rule.isEmpty()) {
            compiled.put(key, rule);
        }
        leftOut = whole ? before : Math.min(before, leftOut);
        return rule;
    }

    private Optional<CompiledRule> rule(String key, List<Revision> revisions, Issues found) {
        var first = revisions.getFirst().source();
        var subject = subject(vocabulary, first, found);
        if (subject.isEmpty()) {
            return Optional.empty();
        }
        var against = against(subject.get(), first, found);
        var ready = new ArrayList<CompiledRevision>();
        for (var revision : revisions) {
            var source = revision.source();
            var own = found.of(revision);
            if (!source.subject().equals(first.subject())) {
                own.add(
                        "/subject",
                        "the revisions of a rule judge the same subject",
                        "give the other one a key of its own");
            } else if (!source.effective().against().equals(first.effective().against())) {
                own.add(
                        "/effective/against",
                        "the revisions of a rule are read against the same date",
                        "replace all of them together, in one pack, or withdraw those that are published first");
            }
            compiled(revision, subject.get(), own).ifPresent(ready::add);
            found.addAll(own);
        }
        circles.put(key, against, ready);
        var exceptions = exceptions(revisions, subject.get(), found);
        return found.isEmpty()
                ? Optional.of(new CompiledRule(key, subject.get(), against, ready, exceptions))
                : Optional.empty();
    }

    private Optional<CompiledRevision> compiled(Revision revision, SubjectType subject, Issues found) {
        var before = CompiledBefore.find(revision, subject, written);
        if (before.isPresent()) {
            return before;
        }
        var compiled = new RevisionCompiler(revision.source(), subject, sets, found).compile(revision.digest());
        compiled.ifPresent(now -> CompiledBefore.keep(revision, subject, written, now));
        return compiled;
    }

    private List<CompiledRule> exceptions(List<Revision> revisions, SubjectType subject, Issues found) {
        var naming = new TreeMap<String, Revision>();
        revisions.forEach(revision -> revision.source().exceptions().forEach(key -> naming.putIfAbsent(key, revision)));
        var exceptions = new ArrayList<CompiledRule>();
        for (var named : naming.entrySet()) {
            var key = named.getKey();
            var own = found.of(named.getValue());
            if (!byKey.containsKey(key)) {
                own.add(
                        "/exceptions",
                        "there is no rule %s".formatted(key),
                        Mends.closest(key, byKey.keySet(), "the rules are: "));
                found.addAll(own);
                continue;
            }
            var place = open.indexOf(key);
            if (place >= 0 && apart < MOST_LEFT_OUT && !circles.mayClose(open.subList(place, open.size()))) {
                apart++;
                leftOut = Math.min(leftOut, place);
                continue;
            }
            var leadsBack = place >= 0
                    || (compiled.containsKey(key) && compiled.get(key).isEmpty());
            var exception = place >= 0 ? Optional.<CompiledRule>empty() : rule(key);
            if (exception.isEmpty()) {
                own.add(
                        "/exceptions",
                        leadsBack
                                ? "%s leads back to this rule, or does not compile".formatted(key)
                                : "%s does not compile".formatted(key),
                        "exceptions do not go round in a circle");
            } else if (exception.get().subject() != subject) {
                own.add(
                        "/exceptions",
                        "%s judges another subject".formatted(key),
                        "an exception judges the same subject as the rule");
            } else {
                exceptions.add(exception.get());
            }
            found.addAll(own);
        }
        return exceptions;
    }

    private static Optional<SubjectType> subject(Vocabulary vocabulary, RuleSource source, Issues found) {
        var subject = vocabulary.type(source.subject());
        if (subject.isEmpty()) {
            var names = vocabulary.types().stream().map(SubjectType::name).toList();
            found.add(
                    "/subject",
                    "there is no subject %s".formatted(source.subject()),
                    Mends.closest(source.subject(), names, "the subjects are: "));
        }
        return subject;
    }

    private static int against(SubjectType subject, RuleSource source, Issues found) {
        var against = source.effective().against();
        if (against.equals(AsOfForms.AS_OF)) {
            return CompiledRule.AS_OF;
        }
        var slot = subject.slot(against);
        if (slot != null && subject.leaf(slot).type() == FactType.DATE) {
            return slot;
        }
        found.add(
                "/effective/against",
                "%s is not a date of a %s".formatted(against, subject.name()),
                "name a leaf of type date, or asOf");
        return CompiledRule.AS_OF;
    }
}
