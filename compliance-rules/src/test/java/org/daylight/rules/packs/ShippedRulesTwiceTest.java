package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.daylight.rules.evaluation.ColumnRules;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.RandomFacts;
import org.daylight.rules.evaluation.RowsInFull;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.reference.Reference;
import org.junit.jupiter.api.Test;

/**
 * Every shipped rule about random facts, answered three times: line by line, batch by batch in columns, and by dev.cel's
 * planner from the rule's text. All three say the same.
 */
class ShippedRulesTwiceTest {

    private static final int LINES = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(9);
    private static final String[] PACKS = {"us", "att", "eu-2008-944", "house"};

    private static final Evaluator EVALUATOR = ShippedPacks.evaluator(PACKS);
    private static final Reference REFERENCE = new Reference(EVALUATOR.rulebook(), ShippedPacks.sets(PACKS));

    private final Map<Character, Integer> judged = new TreeMap<>();

    @Test
    void allThreeGiveEveryRuleTheSameAnswer() {
        var seed = Long.getLong("daylight.seed", System.nanoTime());
        System.out.println("shipped rules twice: -Ddaylight.seed=" + seed);
        var random = new Random(seed);
        var until = System.nanoTime() + PATIENCE.toNanos();
        do {
            for (var type : Vocabulary.standard().types()) {
                round(type, random, seed);
            }
        } while (System.nanoTime() < until);
        System.out.println("shipped rules twice: letters " + judged);
        assertThat(judged).containsKeys('A', 'M', 'N', 'U', 'm');
    }

    private void round(SubjectType type, Random random, long seed) {
        var rules = EVALUATOR.columnRules(type);
        var facts = RandomFacts.about(type, rules.rules());
        var lines = new ArrayList<FactLine>();
        var columns = rules.columns(LINES);
        columns.start(LINES);
        for (var row = 0; row < LINES; row++) {
            lines.add(FactLine.of(type, facts.day(random), facts.draw(random)));
            columns.put(row, lines.get(row));
        }
        var batch = rules.batch(columns, lines::get);
        batch.judge();
        for (var row = 0; row < LINES; row++) {
            var whole = EVALUATOR.evaluate(lines.get(row));
            var alone = whole.vector();
            for (var index = 0; index < rules.rules().size(); index++) {
                compare(rules, index, lines.get(row), alone.charAt(index), (char) batch.letters(index)[row], seed);
            }
            RowsInFull.same(rules, batch, row, lines.get(row), whole, "seed " + seed);
        }
    }

    private void compare(ColumnRules rules, int index, FactLine line, char alone, char inColumns, long seed) {
        var rule = rules.rules().get(index);
        judged.merge(alone, 1, Integer::sum);
        var planner = REFERENCE.letter(rule, line);
        assertThat(List.of(inColumns == 'a' ? 'A' : inColumns, planner))
                .as("seed %d: %s on %s about %s; in columns and by the planner", seed, rule.key(), line.asOf(), line)
                .containsOnly(alone);
    }

    @Test
    void everyShippedRuleCanBeAskedInColumnsAndOfThePlanner() {
        for (var type : Vocabulary.standard().types()) {
            assertThat(EVALUATOR.columnRules(type).askedLineByLine()).isEmpty();
        }
        assertThat(REFERENCE.unsupported()).isEmpty();
    }
}
