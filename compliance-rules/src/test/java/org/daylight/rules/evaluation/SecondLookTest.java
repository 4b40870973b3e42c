package org.daylight.rules.evaluation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import java.util.ArrayList;
import java.util.List;
import org.daylight.rules.facts.Chance;
import org.daylight.rules.facts.FactLine;
import org.junit.jupiter.api.Test;

/** What a second look finds otherwise is an error of that rule about that subject, never silently one of the two. */
class SecondLookTest {

    private static final Evaluator EVALUATOR = evaluator(
            List.of(),
            rule("test.flag", "transfer").requires("transfer.isPackage"),
            rule("test.other", "transfer").requires("transfer.isPackage"));
    private static final FactLine LINE = line("transfer", "2024-01-01", facts("transfer.isPackage", true));

    /** Finds that nothing is met of the rule with the flag. */
    private static final class Liar implements SecondLook {
        private final List<String> told = new ArrayList<>();

        @Override
        public boolean atAllAbout(long subject) {
            return true;
        }

        @Override
        public boolean at(CompiledRule rule, char letter) {
            return false;
        }

        @Override
        public char letter(CompiledRule rule, FactLine line) {
            return rule.key().equals("test.flag") ? 'N' : 'M';
        }

        @Override
        public void disagrees(CompiledRule rule, FactLine line, char own, char other) {
            told.add("%s: %c, not %c".formatted(rule.key(), own, other));
        }
    }

    @Test
    void aDisagreementIsAnErrorOfThatRuleAlone() {
        var rules = EVALUATOR.columnRules(LINE.type());
        var columns = rules.columns(1);
        columns.start(1);
        columns.put(0, LINE);
        var batch = rules.batch(columns, _ -> LINE);
        batch.judge();
        var liar = new Liar();

        var result = batch.result(0, 1, liar);

        assertThat(new String(result.vector(), US_ASCII)).isEqualTo("EM");
        assertThat(result.count(Answer.ERROR)).isEqualTo(1);
        assertThat(result.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.rule()).isEqualTo("test.flag");
            assertThat(answer.answer()).isEqualTo(Answer.ERROR);
            assertThat(answer.reasons()).containsExactly("the evaluator and its reference do not give the same answer");
        });
        assertThat(liar.told).containsExactly("test.flag: M, not N");
        assertThat(new String(batch.letters(0, 1, liar).vector(), US_ASCII)).isEqualTo("EM");
        assertThat(liar.told).containsExactly("test.flag: M, not N", "test.flag: M, not N");
    }

    @Test
    void whatIsAskedOfOneLineIsLookedAtAsWell() {
        var result = EVALUATOR.evaluate(LINE, new Liar());

        assertThat(result.vector()).isEqualTo("EM");
        assertThat(result.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.answer()).isEqualTo(Answer.ERROR);
            assertThat(answer.nextChangeOn()).isNull();
        });
        assertThat(EVALUATOR.evaluate(LINE).vector()).isEqualTo("MM");
    }

    @Test
    void whatIsExplainedIsLookedAtAsWell() {
        assertThat(EVALUATOR.explain("test.flag", LINE, new Liar()).answer().answer())
                .isEqualTo(Answer.ERROR);
        assertThat(EVALUATOR.explain("test.other", LINE, new Liar()).answer().answer())
                .isEqualTo(Answer.MET);
    }

    @Test
    void whichSubjectsAreDrawnFollowsFromTheNamesAlone() {
        var seed = Chance.hash("1\nsha256:00");
        var drawn = 0;
        for (var subject = 0; subject < 100_000; subject++) {
            var chance = Chance.of(seed, Chance.hash("delivery:" + subject));
            drawn += chance < Chance.RANGE / 100 ? 1 : 0;
        }
        // A hundredth of a hundred thousand, give or take five standard deviations.
        assertThat(drawn).isBetween(840, 1_160);
        // The first number that SplitMix64 gives for the seed 0 (Steele, Lea and Flood 2014).
        assertThat(Chance.of(0x9e3779b97f4a7c15L, 0)).isEqualTo(0xe220a8397b1dcdafL >>> 11);
        assertThat(Chance.of(1, 2)).isNotEqualTo(Chance.of(2, 2));
    }
}
