package org.daylight.rules.lawbooks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.CompiledRule;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.Explanation;
import org.daylight.rules.evaluation.RuleAnswer;
import org.daylight.rules.evaluation.Rulebook;
import org.daylight.rules.evaluation.SecondLook;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.reference.Rechecks;
import org.daylight.rules.reference.Reference;
import org.jspecify.annotations.Nullable;

/** Answers every line twice, by what stands and by what would stand. */
public final class Comparison {

    /** Where a rulebook does not have the rule. */
    static final char NO_RULE = '-';

    private final @Nullable Side standing;
    private final Side candidate;
    private final @Nullable Set<String> watched;
    private final List<FactChange> changes;

    Comparison(@Nullable Side standing, Side candidate, @Nullable List<String> watched, List<FactChange> changes) {
        this.standing = standing;
        this.candidate = candidate;
        this.watched = watched == null ? null : Set.copyOf(watched);
        this.changes = changes;
    }

    /** A rulebook with the sets that it was compiled with; its reference is made when it is first asked. */
    static final class Side {
        private final Rulebook rulebook;
        private final Evaluator evaluator;
        private final List<DatedSet> sets;
        private @Nullable Reference reference;

        Side(Rulebook rulebook, List<DatedSet> sets) {
            this.rulebook = rulebook;
            this.evaluator = new Evaluator(rulebook);
            this.sets = sets;
        }

        private synchronized Reference reference() {
            if (reference == null) {
                reference = new Reference(rulebook, sets);
            }
            return reference;
        }

        private Optional<CompiledRule> rule(String key, FactLine line) {
            return rulebook.rulesOf(line.type().name()).stream()
                    .filter(rule -> rule.key().equals(key))
                    .findFirst();
        }

        /** The letter if the look finds it as well. */
        private char lookedAt(String key, FactLine line, char own, SecondLook look) {
            var rule = rule(key, line);
            if (own == NO_RULE || rule.isEmpty()) {
                return own;
            }
            var other = look.letter(rule.get(), line);
            if (other == own) {
                return own;
            }
            look.disagrees(rule.get(), line, own, other);
            return Answer.ERROR.letter();
        }
    }

    /** Who looks at answers a second time, by what stands and by what would stand. */
    public record Looks(SecondLook standing, SecondLook candidate) {}

    /**
     * One rule about one subject, before and after.
     *
     * @param answer the answer afterwards, where it is reported in full
     */
    public record Compared(
            String rule,
            char before,
            char after,
            boolean differs,
            @Nullable RuleAnswer answer) {

        /** Whether it is not met, before or after. */
        public boolean isFlagged() {
            return before == 'N' || after == 'N';
        }

        public Outcome outcome() {
            return Outcome.of(before, after, differs);
        }
    }

    /** One rule about one subject, explained. */
    public record Explained(
            String subject,
            @Nullable Explanation before,
            @Nullable Explanation after) {}

    private record Answers(Map<String, Character> letters, Map<String, RuleAnswer> full) {}

    /** A share of what is only counted. */
    public Looks counted(Rechecks rechecks, String run) {
        return new Looks(
                standing == null ? SecondLook.NONE : rechecks.inBulk(run, standing::reference),
                rechecks.inBulk(run, candidate::reference));
    }

    /** All that is shown. */
    public Looks shown(Rechecks rechecks) {
        return new Looks(
                standing == null ? SecondLook.NONE : rechecks.all(standing::reference),
                rechecks.all(candidate::reference));
    }

    /** The watched rules about this type of subject, sorted by key. */
    public List<Compared> of(RegisterLine line, Looks looks) {
        var before = standing == null ? null : answers(standing, line.facts(), looks.standing());
        var after = answers(candidate, line.supposing(changes), looks.candidate());
        var keys = new TreeSet<>(after.letters().keySet());
        if (before != null) {
            keys.addAll(before.letters().keySet());
        }
        var compared = new ArrayList<Compared>(keys.size());
        for (var rule : keys) {
            if (watches(rule)) {
                var then = after.letters().getOrDefault(rule, NO_RULE);
                var full = after.full().get(rule);
                if (before == null) {
                    compared.add(new Compared(rule, NO_RULE, then, false, full));
                } else {
                    var was = before.letters().getOrDefault(rule, NO_RULE);
                    var differs = !was.equals(then)
                            || !Objects.equals(permittedFrom(before.full().get(rule)), permittedFrom(full))
                            || (was == Answer.ERROR.letter() && differsByItself(rule, line));
                    compared.add(new Compared(rule, was, then, differs, full));
                }
            }
        }
        return compared;
    }

    /** A second look that disagrees on both sides makes two errors of them; that is no reason to say that nothing changes. */
    private boolean differsByItself(String rule, RegisterLine line) {
        if (standing == null) {
            return false;
        }
        var was = standing.evaluator.answer(rule, line.facts());
        var then = candidate.evaluator.answer(rule, line.supposing(changes));
        return was.letter() != then.letter() || !Objects.equals(was.permittedFrom(), then.permittedFrom());
    }

    /** Decided twice before and after; what is not found as well is an error of the rule. What differed differs still. */
    public Compared lookedAt(RegisterLine line, Compared once, Looks looks) {
        var before = standing == null
                ? once.before()
                : standing.lookedAt(once.rule(), line.facts(), once.before(), looks.standing());
        var after = candidate.lookedAt(once.rule(), line.supposing(changes), once.after(), looks.candidate());
        return before == once.before() && after == once.after()
                ? once
                : new Compared(
                        once.rule(),
                        before,
                        after,
                        once.differs() || before != after,
                        after == once.after() ? once.answer() : null);
    }

    /** What is shown is decided twice: a disagreement is an error of the rule. */
    public Explained explain(String rule, RegisterLine line, Rechecks rechecks) {
        var looks = shown(rechecks);
        return new Explained(
                line.facts().subject(),
                standing == null ? null : explained(standing, rule, line.facts(), looks.standing()),
                explained(candidate, rule, line.supposing(changes), looks.candidate()));
    }

    /** The types of subject that the watched rules look at. */
    public Set<String> types() {
        var types = candidate.rulebook.rules().stream()
                .filter(rule -> watches(rule.key()))
                .map(rule -> rule.subject().name())
                .collect(Collectors.toCollection(TreeSet::new));
        if (standing != null) {
            standing.rulebook.rules().stream()
                    .filter(rule -> watches(rule.key()))
                    .forEach(rule -> types.add(rule.subject().name()));
        }
        return types;
    }

    /** The rules that would stand, sorted by key. */
    public List<CompiledRule> rules() {
        return candidate.rulebook.rules().stream()
                .filter(rule -> watches(rule.key()))
                .toList();
    }

    private boolean watches(String rule) {
        return watched == null || watched.contains(rule);
    }

    private static Answers answers(Side side, FactLine line, SecondLook look) {
        var result = side.evaluator.evaluate(line, look);
        var letters = new HashMap<String, Character>();
        var place = 0;
        for (var rule : side.rulebook.rulesOf(line.type().name())) {
            letters.put(rule.key(), result.vector().charAt(place++));
        }
        var full = new HashMap<String, RuleAnswer>();
        result.answers().forEach(answer -> full.put(answer.rule(), answer));
        return new Answers(letters, full);
    }

    private static @Nullable String permittedFrom(@Nullable RuleAnswer answer) {
        return answer == null ? null : answer.permittedFrom();
    }

    private static @Nullable Explanation explained(Side side, String rule, FactLine line, SecondLook look) {
        return side.rule(rule, line).isPresent() ? side.evaluator.explain(rule, line, look) : null;
    }
}
