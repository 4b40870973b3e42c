package org.daylight.rules.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.daylight.rules.facts.Chance;
import org.daylight.rules.facts.Columns;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.SubjectType;

/** Judges fact lines by a rulebook; safe for use by many threads. */
public final class Evaluator {

    private final Rulebook rulebook;
    private final Map<SubjectType, ColumnRules> columns = new ConcurrentHashMap<>();

    public Evaluator(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /**
     * Judges a line as it came.
     *
     * @throws org.daylight.rules.facts.FactLineException if the line cannot be read
     */
    public SubjectResult evaluate(byte[] line) {
        return evaluate(FactLine.read(rulebook.vocabulary(), line));
    }

    public SubjectResult evaluate(FactLine line) {
        return evaluate(line, SecondLook.NONE);
    }

    /** The same; an answer that a second look does not find as well is an error of that rule. */
    public SubjectResult evaluate(FactLine line, SecondLook look) {
        var again = look.atAllAbout(Chance.hash(line.subject()));
        var frame = new Frame(line);
        var rules = rulebook.rulesOf(line.type().name());
        var counts = new EnumMap<Answer, Integer>(Answer.class);
        for (var answer : Answer.values()) {
            counts.put(answer, 0);
        }
        var vector = new StringBuilder(rules.size());
        var answers = new ArrayList<RuleAnswer>();
        LocalDate nextChange = null;
        String nextChangeRule = null;
        var metApplicabilityUnknown = 0;
        for (var rule : rules) {
            var judgement = Judge.judge(rule, frame);
            LocalDate change = null;
            if (stands(rule, line, judgement.letter(), again, look)) {
                change = NextChange.of(rule, frame, judgement);
            } else {
                judgement = Judge.disagreement(rule);
            }
            counts.merge(judgement.answer(), 1, Integer::sum);
            if (judgement.applicabilityUnknown()) {
                metApplicabilityUnknown++;
            }
            vector.append(judgement.letter());
            if (change != null && (nextChange == null || change.isBefore(nextChange))) {
                nextChange = change;
                nextChangeRule = rule.key();
            }
            if (judgement.detailed()) {
                answers.add(Wording.answer(rule, frame, judgement, change));
            }
        }
        return new SubjectResult(
                line.subject(),
                line.type().id(),
                line.partner(),
                Collections.unmodifiableMap(counts),
                metApplicabilityUnknown,
                vector.toString(),
                nextChange,
                nextChangeRule,
                List.copyOf(answers));
    }

    public Rulebook rulebook() {
        return rulebook;
    }

    /** A rule's letter about a line by what somebody else says of its conditions. */
    public static char letter(CompiledRule rule, FactLine line, Conditions conditions) {
        return Judge.letter(rule, new Frame(line), conditions);
    }

    /** What is answered when a second look finds something else: neither of the two. */
    public static RuleAnswer disagreement(CompiledRule rule, FactLine line) {
        return Wording.answer(rule, new Frame(line), Judge.disagreement(rule), null);
    }

    /** The rules about a type of subject, for many lines at once. */
    public ColumnRules columnRules(SubjectType type) {
        return columns.computeIfAbsent(type, asked -> new ColumnRules(asked, rulebook.rulesOf(asked.name())));
    }

    /** Columns for lines about a type of subject. */
    public Columns columns(SubjectType type, int lines) {
        return columnRules(type).columns(lines);
    }

    /**
     * One rule about one subject.
     *
     * @throws IllegalArgumentException if there is no such rule for this type of subject
     */
    public RuleAnswer answer(String rule, FactLine line) {
        return answer(ruleFor(rule, line), new Frame(line));
    }

    /**
     * One rule's answer and the clauses that led to it.
     *
     * @throws IllegalArgumentException if there is no such rule for this type of subject
     */
    public Explanation explain(String rule, FactLine line) {
        return explain(rule, line, SecondLook.NONE);
    }

    /**
     * The same, if a second look finds the same answer; or else an error, with the clauses as the evaluator sees them.
     *
     * @throws IllegalArgumentException if there is no such rule for this type of subject
     */
    public Explanation explain(String rule, FactLine line, SecondLook look) {
        var asked = ruleFor(rule, line);
        var own = Judge.judge(asked, new Frame(line)).letter();
        return stands(asked, line, own, look.atAllAbout(Chance.hash(line.subject())), look)
                ? explanation(asked, answer(asked, new Frame(line)), line)
                : explanation(asked, disagreement(asked, line), line);
    }

    private static boolean stands(CompiledRule rule, FactLine line, char own, boolean again, SecondLook look) {
        return !(again || look.at(rule, own)) || isFoundAgain(rule, line, own, look);
    }

    /** Of an answer that is looked at. */
    static boolean isFoundAgain(CompiledRule rule, FactLine line, char own, SecondLook look) {
        var other = look.letter(rule, line);
        if (own != other) {
            look.disagrees(rule, line, own, other);
        }
        return own == other;
    }

    private static Explanation explanation(CompiledRule rule, RuleAnswer answer, FactLine line) {
        var spoken = Wording.spoken(rule, answer.revision()).source();
        return new Explanation(
                answer, spoken.reading(), spoken.counselReview(), Explainer.because(rule, new Frame(line), answer));
    }

    /**
     * What the examples of a rule's revisions expected and did not get; empty = all as expected.
     *
     * @throws IllegalArgumentException if there is no such rule
     */
    public List<String> failures(String rule) {
        var asked = rule(rule);
        return asked.revisions().stream()
                .flatMap(revision -> revision.source().examples().stream())
                .map(example -> Examples.failure(asked, example))
                .filter(failure -> !failure.isEmpty())
                .toList();
    }

    /**
     * The same, of one revision.
     *
     * @param itsDays only of the days on which this revision surely answers: on others the rule's other revisions do, which may
     *     have come later
     * @throws IllegalArgumentException if there is no such rule
     */
    public List<String> failures(String rule, String revision, boolean itsDays) {
        var asked = rule(rule);
        return asked.revisions().stream()
                .filter(one -> one.revision().equals(revision))
                .flatMap(one -> one.source().examples().stream()
                        .filter(example -> !itsDays || Examples.isOfItsDays(asked, one, example)))
                .map(example -> Examples.failure(asked, example))
                .filter(failure -> !failure.isEmpty())
                .toList();
    }

    private CompiledRule rule(String key) {
        return rulebook.rule(key).orElseThrow(() -> new IllegalArgumentException("there is no rule " + key));
    }

    static RuleAnswer answer(CompiledRule rule, Frame frame) {
        var judgement = Judge.judge(rule, frame);
        return Wording.answer(rule, frame, judgement, NextChange.of(rule, frame, judgement));
    }

    private CompiledRule ruleFor(String key, FactLine line) {
        return rulebook.rulesOf(line.type().name()).stream()
                .filter(rule -> rule.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no rule %s about a %s"
                        .formatted(key, line.type().name())));
    }
}
