package org.daylight.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.Listed;
import org.daylight.rules.evaluation.ParameterValue;
import org.daylight.rules.evaluation.RandomFacts;
import org.daylight.rules.evaluation.RuleAnswer;
import org.daylight.rules.facts.FactLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random conditions that go through a list within a list: what is foretold of them, against judging every day. */
class NextChangeInListsTest {

    private static final int EXPRESSIONS = 150;
    private static final int LINES = 5;
    private static final int DAYS = 120;

    @Test
    void equalsJudgingEveryDay() {
        var seed = Long.getLong("daylight.seed", System.nanoTime());
        System.out.println("next change in lists: -Ddaylight.seed=" + seed);
        var random = new Random(seed);
        var drawn = new TypedExpressions(Listed.type(), random);
        var changes = 0;
        for (var round = 0; round < EXPRESSIONS; round++) {
            var rule = Listed.requires(moving(drawn))
                    .parameter("day", ParameterValue.of("2024-03"))
                    .parameter("amount", ParameterValue.of("10 USD ANY"))
                    .parameter("wait", ParameterValue.of("15"));
            var rulebook = Listed.rulebook(TypedExpressions.SETS, rule);
            var evaluator = new Evaluator(rulebook);
            var facts = RandomFacts.about(Listed.type(), rulebook.rules());
            for (var sample = 0; sample < LINES; sample++) {
                var given = facts.draw(random);
                changes += stepped(
                        evaluator,
                        FactLine.of(Listed.type(), before(given, random).orElse(facts.day(random)), given),
                        "seed %d: %s".formatted(seed, rule.source().requires()));
            }
        }
        assertThat(changes).isGreaterThan(EXPRESSIONS / 5);
    }

    private static String moving(TypedExpressions drawn) {
        var expression = drawn.nested();
        while (!expression.contains("asOf")) {
            expression = drawn.nested();
        }
        return expression;
    }

    /** Some time before a day that is in a list: later than that little happens. */
    private static Optional<LocalDate> before(Map<String, @Nullable Object> given, Random random) {
        return Stream.of("all.days", "some.days")
                .map(given::get)
                .flatMap(list -> list instanceof List<?> days ? days.stream() : Stream.empty())
                .map(String::valueOf)
                .filter(day -> day.matches("[12]\\d{3}-\\d{2}-\\d{2}"))
                .map(LocalDate::parse)
                .findFirst()
                .map(day -> day.minusDays(random.nextInt(60)));
    }

    /** How often the answer changes. */
    private static int stepped(Evaluator evaluator, FactLine line, String shown) {
        var changes = 0;
        var before = evaluator.answer("test.rule", line);
        for (var ahead = 1; ahead <= DAYS; ahead++) {
            var day = line.asOf().plusDays(ahead);
            var then = evaluator.answer("test.rule", line.on(day));
            var differs = !read(then).equals(read(before));
            assertThat(foretold(before, day))
                    .as("%s on %s from %s: %s", shown, day, line.asOf(), before)
                    .isEqualTo(differs);
            changes += differs ? 1 : 0;
            before = then;
        }
        return changes;
    }

    private static boolean foretold(RuleAnswer before, LocalDate day) {
        return day.equals(before.nextChangeOn());
    }

    private static List<@Nullable Object> read(RuleAnswer answer) {
        return Arrays.asList(answer.letter(), answer.missing());
    }
}
