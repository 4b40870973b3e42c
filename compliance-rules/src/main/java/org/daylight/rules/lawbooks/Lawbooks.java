package org.daylight.rules.lawbooks;

import static org.daylight.rules.problem.RuleProblems.RULE_NOT_SOUND;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.evaluation.Rulebook;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.RulebookCompiler;
import org.daylight.rules.lawbooks.Lawbook.Contrast;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Replacing;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.jspecify.annotations.Nullable;

/** Makes lawbooks of what is published and what would be, and compiles them. */
@ApplicationScoped
public class Lawbooks {

    private final Revisions revisions;
    private final RegisterZone zone;
    private final InstantSource clock;

    Lawbooks(Revisions revisions, RegisterZone zone, InstantSource clock) {
        this.revisions = revisions;
        this.zone = zone;
        this.clock = clock;
    }

    public Lawbook published() {
        var inForce = revisions.inForce();
        return lawbook(inForce.rules(), inForce.sets());
    }

    /** What would stand with the drafts published, against what stands without them. */
    public Contrast contrast(List<Revision> drafts) {
        return contrast(drafts, List.of());
    }

    /** @param leaving what is published and would be withdrawn in the same act */
    public Contrast contrast(List<Revision> drafts, List<Revision> leaving) {
        var digests = drafts.stream().map(Revision::digest).toList();
        var inForce = revisions.inForce();
        var rules = without(inForce.rules(), digests);
        var sets = without(inForce.sets(), digests);
        var gone = leaving.stream().map(Revision::digest).toList();
        var rulesThen = new ArrayList<>(without(rules, gone));
        var setsThen = new ArrayList<>(without(sets, gone));
        for (var draft : drafts) {
            var place = draft.kind() == Kind.RULE ? rulesThen : setsThen;
            place.removeIf(standing -> !digests.contains(standing.digest())
                    && standing.key().equals(draft.key())
                    && Revisions.overlap(draft, standing));
            place.add(draft);
        }
        var measured = new LinkedHashMap<String, List<String>>();
        var watched = new TreeSet<String>();
        for (var draft : drafts) {
            var bearsOn = new TreeSet<String>(Revisions.judging(draft, rulesThen));
            // An exception that reaches less far gives a rule its NOT_MET back: that is flagged by the exception's
            // revision.
            excepted(rulesThen, bearsOn);
            measured.put(draft.digest(), List.copyOf(bearsOn));
            watched.addAll(bearsOn);
        }
        return new Contrast(
                lawbook(rules, sets), lawbook(rulesThen, setsThen), List.copyOf(watched), List.of(), measured);
    }

    /** The same with the answers of the rules that leave, which nothing that comes may bear on. */
    public Contrast contrastWithLeaving(List<Revision> drafts, List<Revision> leaving) {
        return contrast(drafts, leaving)
                .watching(leaving.stream()
                        .filter(revision -> revision.kind() == Kind.RULE)
                        .map(Revision::key)
                        .toList());
    }

    /** What is published and would stand no more although nothing that is measured comes in its place. */
    public List<Revision> leftOut(Contrast contrast) {
        var gone = gone(contrast);
        var replaced =
                Replacing.replaced(revisions.of(List.copyOf(contrast.measured().keySet())), gone);
        return gone.stream().filter(revision -> !replaced.contains(revision)).toList();
    }

    /** The days on which there is a rule and there would be none: "a.rule: no rule before 2026-12-01". */
    public List<String> withoutRule(Contrast contrast) {
        var gone = gone(contrast);
        return gone.isEmpty()
                ? List.of()
                : Replacing.withoutRule(revisions.of(contrast.candidate().rules()), gone);
    }

    private List<Revision> gone(Contrast contrast) {
        if (contrast.standing() == null) {
            return List.of();
        }
        return revisions.of(Stream.concat(
                        notIn(contrast.candidate().rules(), contrast.standing().rules()),
                        notIn(contrast.candidate().sets(), contrast.standing().sets()))
                .toList());
    }

    private static Stream<String> notIn(List<String> others, List<String> digests) {
        var kept = Set.copyOf(others);
        return digests.stream().filter(digest -> !kept.contains(digest));
    }

    /** Refuses what does not compile. */
    public Comparison compile(Contrast contrast) {
        var standing = contrast.standing();
        return new Comparison(
                standing == null ? null : side(standing, contrast.watched()),
                side(contrast.candidate(), contrast.watched()),
                contrast.watched(),
                contrast.facts());
    }

    /** The rules of a lawbook as they are written, what is supposed included. */
    public List<RuleSource> sources(Lawbook lawbook) {
        return written(lawbook).stream()
                .map(org.daylight.rules.language.Revision::source)
                .toList();
    }

    public List<DatedSet> sets(Lawbook lawbook) {
        return revisions.of(lawbook.sets()).stream()
                .map(revision -> Supposed.members(revision.set().set(), lawbook.members()))
                .toList();
    }

    /**
     * By rule that is watched, on what its answers rest beside the facts, as "RULE key" and "SET key": itself, the rules that
     * make exceptions from it, and the sets that any of these names, in what stands and in what would.
     */
    public Map<String, Set<String>> grounds(Contrast contrast) {
        var rules = new ArrayList<>(revisions.of(contrast.candidate().rules()));
        var sets = new ArrayList<>(revisions.of(contrast.candidate().sets()));
        if (contrast.standing() != null) {
            rules.addAll(revisions.of(contrast.standing().rules()));
            sets.addAll(revisions.of(contrast.standing().sets()));
        }
        var named = new HashMap<String, Set<String>>();
        sets.stream()
                .map(Revision::key)
                .distinct()
                .forEach(set -> Revisions.using(set, rules)
                        .forEach(rule -> named.computeIfAbsent(rule, _ -> new TreeSet<>())
                                .add("SET " + set)));
        var sources = rules.stream().map(revision -> revision.rule().source()).toList();
        var grounds = new TreeMap<String, Set<String>>();
        for (var rule : rules) {
            if (contrast.watches(rule.key()) && !grounds.containsKey(rule.key())) {
                var keys = new TreeSet<String>();
                for (var needed : needed(sources, List.of(rule.key()))) {
                    keys.add("RULE " + needed);
                    keys.addAll(named.getOrDefault(needed, Set.of()));
                }
                grounds.put(rule.key(), keys);
            }
        }
        return grounds;
    }

    private Comparison.Side side(Lawbook lawbook, @Nullable List<String> watched) {
        var sets = sets(lawbook);
        return new Comparison.Side(rulebook(lawbook, watched, sets), sets);
    }

    private Rulebook rulebook(Lawbook lawbook, @Nullable List<String> watched, List<DatedSet> sets) {
        var all = written(lawbook);
        var needed = watched == null
                ? null
                : needed(
                        all.stream()
                                .map(org.daylight.rules.language.Revision::source)
                                .toList(),
                        watched);
        var sources = all.stream()
                .filter(rule -> needed == null || needed.contains(rule.source().key()))
                .toList();
        return switch (RulebookCompiler.compile(Vocabulary.standard(), sources, sets)) {
            case Compilation.Compiled(var rulebook) -> rulebook;
            case Compilation.Refused(var issues) ->
                throw RULE_NOT_SOUND.problem(
                        "What would stand does not compile; mend what is listed",
                        issues.stream()
                                .limit(20)
                                .map(issue -> new Violation(
                                        issue.pointer(),
                                        "%s: %s; %s".formatted(issue.rule(), issue.message(), issue.mend())))
                                .toList());
        };
    }

    /** Part by part where a revision stands on some of its days only. */
    private List<org.daylight.rules.language.Revision> written(Lawbook lawbook) {
        var parts = lawbook.parts().stream().collect(Collectors.groupingBy(Lawbook.Part::digest));
        var written = new ArrayList<org.daylight.rules.language.Revision>();
        var today = zone.day(clock.instant());
        for (var revision : revisions.of(lawbook.rules())) {
            var source = Supposed.parameters(revision.rule().source().asReviewedBy(today), lawbook.parameters());
            var own = parts.get(revision.digest());
            var periods =
                    own == null ? Stream.of(source) : own.stream().map(part -> source.during(part.from(), part.to()));
            periods.forEach(period -> written.add(new org.daylight.rules.language.Revision(revision.digest(), period)));
        }
        return written;
    }

    /** The watched rules and, through any number of steps, those that make exceptions from them. */
    private static Collection<String> needed(Collection<RuleSource> rules, List<String> watched) {
        var needed = new HashSet<String>();
        var open = new ArrayDeque<>(watched);
        while (!open.isEmpty()) {
            var key = open.remove();
            if (needed.add(key)) {
                rules.stream().filter(rule -> rule.key().equals(key)).forEach(rule -> open.addAll(rule.exceptions()));
            }
        }
        return needed;
    }

    /** Rules from which a watched one makes an exception change with it. */
    static void excepted(List<Revision> rules, Collection<String> watched) {
        var exceptions = new LinkedHashMap<String, List<String>>();
        rules.forEach(rule -> exceptions.merge(
                rule.key(),
                rule.rule().source().exceptions(),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList()));
        boolean more;
        do {
            more = false;
            for (Map.Entry<String, List<String>> rule : exceptions.entrySet()) {
                if (rule.getValue().stream().anyMatch(watched::contains)) {
                    more |= watched.add(rule.getKey());
                }
            }
        } while (more);
    }

    private static List<Revision> without(List<Revision> published, List<String> digests) {
        return published.stream()
                .filter(revision -> !digests.contains(revision.digest()))
                .toList();
    }

    private static Lawbook lawbook(List<Revision> rules, List<Revision> sets) {
        return new Lawbook(
                rules.stream().map(Revision::digest).toList(),
                sets.stream().map(Revision::digest).toList(),
                List.of(),
                List.of(),
                List.of());
    }
}
