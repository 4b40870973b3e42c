package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.packs.RandomSubjects;
import org.daylight.rules.packs.ShippedPacks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is foretold, against judging every day of six years. Every build takes a few subjects of every shipped rule;
 * -Ddaylight.nextchange.subjects=1000 takes a thousand, and -Ddaylight.seed=N the same ones again.
 */
class NextChangeOfShippedRulesTest {

    private static final LocalDate FIRST = LocalDate.parse("2021-07-01");
    private static final LocalDate END = LocalDate.parse("2027-07-01");
    private static final int SUBJECTS = Integer.getInteger("daylight.nextchange.subjects", 6);
    private static final long SEED = Long.getLong("daylight.seed", System.nanoTime());
    private static final Rulebook RULEBOOK = ShippedPacks.everything();

    static Stream<String> rules() {
        return RULEBOOK.rules().stream().map(CompiledRule::key);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void equalsJudgingEveryDayOfSixYears(String key) {
        var rule = RULEBOOK.rule(key).orElseThrow();
        var seed = SEED ^ key.hashCode();
        var random = new Random(seed);
        var subjects = new RandomSubjects(rule, FIRST, (int) (END.toEpochDay() - FIRST.toEpochDay()));
        for (var number = 0; number < SUBJECTS; number++) {
            var line = subjects.next(random);
            assertThat(foretold(rule, line))
                    .as("daylight.seed=%d, subject %d of %s, %s", SEED, number, key, RandomSubjects.shown(line))
                    .isEqualTo(judged(rule, line));
        }
    }

    /** From change to change, each named by the answer before it. */
    private static List<LocalDate> foretold(CompiledRule rule, FactLine line) {
        var changes = new ArrayList<LocalDate>();
        var next = Evaluator.answer(rule, new Frame(line)).nextChangeOn();
        while (next != null && next.isBefore(END)) {
            changes.add(next);
            next = Evaluator.answer(rule, new Frame(line.on(next))).nextChangeOn();
        }
        return changes;
    }

    /** Day by day. */
    private static List<LocalDate> judged(CompiledRule rule, FactLine line) {
        var changes = new ArrayList<LocalDate>();
        var before = shown(Judge.judge(rule, new Frame(line)));
        for (var day = FIRST.plusDays(1); day.isBefore(END); day = day.plusDays(1)) {
            var then = shown(Judge.judge(rule, new Frame(line.on(day))));
            if (!then.equals(before)) {
                changes.add(day);
                before = then;
            }
        }
        return changes;
    }

    /** What a reader sees of an answer: of what is met or does not apply, no more than that and the permitted day. */
    private static List<@Nullable Object> shown(Judgement judgement) {
        var detailed = judgement.detailed();
        return Arrays.asList(
                judgement.answer(),
                judgement.applicabilityUnknown(),
                judgement.permittedFrom(),
                detailed && judgement.revision() != null ? judgement.revision().revision() : null,
                detailed ? judgement.blame().missing() : null);
    }
}
