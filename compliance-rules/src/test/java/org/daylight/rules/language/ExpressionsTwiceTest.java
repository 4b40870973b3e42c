package org.daylight.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.compile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.Listed;
import org.daylight.rules.evaluation.ParameterValue;
import org.daylight.rules.evaluation.RandomFacts;
import org.daylight.rules.evaluation.RowsInFull;
import org.daylight.rules.evaluation.Rulebook;
import org.daylight.rules.evaluation.Written;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.reference.Reference;
import org.junit.jupiter.api.Test;

/** Random conditions about random facts: the evaluator, its columns and dev.cel's planner say the same of each. */
class ExpressionsTwiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int LINES = 60;
    private static final int AT_ONCE = 20;
    private static final List<String> SUBJECTS = List.of("delivery", "transfer", "proposal", "notification");

    @Test
    void allThreeGiveEveryExpressionTheSameValue() {
        var seed = Long.getLong("daylight.seed", System.nanoTime());
        System.out.println("expressions twice: -Ddaylight.seed=" + seed);
        var random = new Random(seed);
        var letters = new TreeMap<Character, Integer>();
        var until = System.nanoTime() + PATIENCE.toNanos();
        var expressions = 0;
        while (System.nanoTime() < until) {
            // Every second time the one with lists of every type.
            var type = random.nextBoolean()
                    ? Listed.type()
                    : Vocabulary.standard()
                            .type(SUBJECTS.get(random.nextInt(SUBJECTS.size())))
                            .orElseThrow();
            check(type, random, seed, letters);
            expressions += AT_ONCE;
        }
        System.out.println("expressions twice: %d, letters %s".formatted(expressions, letters));
        assertThat(letters).containsKeys('M', 'N', 'U', 'E');
    }

    private static void check(SubjectType type, Random random, long seed, Map<Character, Integer> letters) {
        var drawn = new TypedExpressions(type, random);
        var written = new Written[AT_ONCE];
        for (var index = 0; index < AT_ONCE; index++) {
            written[index] = Written.rule("test.rule" + (char) ('a' + index), type.name())
                    .message("-")
                    .requires(
                            type.equals(Listed.type()) && index % 4 == 0
                                    ? drawn.nested()
                                    : drawn.condition(1 + random.nextInt(4)))
                    .parameter("day", dated("2024-02-29", "2024-03"))
                    .parameter("amount", dated("1000000 USD ANY", "10 USD ANY"))
                    .parameter("wait", dated("15", "30"));
        }
        var rulebook = type.equals(Listed.type()) ? Listed.rulebook(TypedExpressions.SETS, written) : rulebook(written);
        var evaluator = new Evaluator(rulebook);
        var reference = new Reference(rulebook, TypedExpressions.SETS);
        assertThat(reference.unsupported()).isEmpty();
        var rules = evaluator.columnRules(type);
        var facts = RandomFacts.about(type, rules.rules());
        var columns = rules.columns(LINES);
        var lines = new ArrayList<FactLine>();
        columns.start(LINES);
        for (var row = 0; row < LINES; row++) {
            lines.add(FactLine.of(type, facts.day(random), facts.draw(random)));
            columns.put(row, lines.get(row));
        }
        var batch = rules.batch(columns, lines::get);
        batch.judge();
        for (var row = 0; row < LINES; row++) {
            var whole = evaluator.evaluate(lines.get(row));
            var alone = whole.vector();
            RowsInFull.same(rules, batch, row, lines.get(row), whole, "seed " + seed);
            for (var index = 0; index < AT_ONCE; index++) {
                letters.merge(alone.charAt(index), 1, Integer::sum);
                var planner = reference.letter(rules.rules().get(index), lines.get(row));
                if (batch.letters(index)[row] != alone.charAt(index) || planner != alone.charAt(index)) {
                    throw new AssertionError("seed %d: %s%nalone %c, in columns %c, planner %c: %s"
                            .formatted(
                                    seed,
                                    written[index].source().requires(),
                                    alone.charAt(index),
                                    (char) batch.letters(index)[row],
                                    planner,
                                    evaluator.answer(rules.rules().get(index).key(), lines.get(row))));
                }
            }
        }
    }

    /** One value until the end of 2023, another from then on. */
    private static ParameterValue[] dated(String until, String then) {
        return new ParameterValue[] {
            new ParameterValue(null, "2024-01-01", null, until, null, null),
            new ParameterValue("2024-01-01", null, null, then, null, null)
        };
    }

    private static Rulebook rulebook(Written... rules) {
        return switch (compile(TypedExpressions.SETS, rules)) {
            case Compilation.Compiled compiled -> compiled.rulebook();
            case Compilation.Refused refused -> throw new AssertionError(refused.issues());
        };
    }
}
