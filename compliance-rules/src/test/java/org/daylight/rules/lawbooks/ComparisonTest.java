package org.daylight.rules.lawbooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.daylight.rules.evaluation.Written.rule;

import java.util.List;
import org.daylight.rules.evaluation.CompiledRule;
import org.daylight.rules.evaluation.SecondLook;
import org.daylight.rules.evaluation.Written;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.lawbooks.Comparison.Compared;
import org.daylight.rules.lawbooks.Comparison.Looks;
import org.daylight.rules.registry.Lines;
import org.junit.jupiter.api.Test;

/** What a second look does not find as well is an error, before or after. */
class ComparisonTest {

    private static final RegisterLine LINE = RegisterLine.read(Lines.hold("XAA", 1, List.of())
            .replace("@asOf", "2024-01-31")
            .replace("@knownAt", "2024-01-31T23:59:59Z")
            .getBytes(UTF_8));

    private final Comparison comparison = new Comparison(side("true"), side("false"), null, List.of());

    private static Comparison.Side side(String requires) {
        return switch (Written.compile(List.of(), rule("test.hold", "hold").requires(requires))) {
            case Compilation.Compiled(var rulebook) -> new Comparison.Side(rulebook, List.of());
            case Compilation.Refused(var issues) -> throw new AssertionError(issues.toString());
        };
    }

    /** Looks at everything and always finds the same. */
    private record Finds(char found) implements SecondLook {
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
            return found;
        }

        @Override
        public void disagrees(CompiledRule rule, FactLine line, char own, char other) {}
    }

    @Test
    void whatIsFoundAgainStaysAsItIs() {
        var looks = new Looks(new Finds('M'), new Finds('N'));

        var compared = comparison.of(LINE, looks).getFirst();
        assertThat(compared).extracting(Compared::before, Compared::after).containsExactly('M', 'N');
        assertThat(comparison.lookedAt(LINE, compared, looks)).isSameAs(compared);
    }

    @Test
    void whatIsNotFoundAgainIsAnErrorOnThatSideAlone() {
        assertThat(comparison.of(LINE, new Looks(new Finds('U'), new Finds('N'))))
                .extracting(Compared::before, Compared::after)
                .containsExactly(tuple('E', 'N'));

        var once =
                comparison.of(LINE, new Looks(SecondLook.NONE, SecondLook.NONE)).getFirst();
        var twice = comparison.lookedAt(LINE, once, new Looks(new Finds('M'), new Finds('M')));
        assertThat(twice).extracting(Compared::before, Compared::after).containsExactly('M', 'E');
        assertThat(twice.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(twice.answer()).isNull();
    }

    @Test
    void whatIsNotFoundAgainOnEitherSideStillDiffers() {
        var never = new Looks(SecondLook.NONE, SecondLook.NONE);
        var bothWrong = new Looks(new Finds('N'), new Finds('M'));

        assertThat(comparison.of(LINE, bothWrong))
                .extracting(Compared::before, Compared::after, Compared::differs, Compared::outcome)
                .containsExactly(tuple('E', 'E', true, Outcome.ERROR));
        assertThat(comparison.lookedAt(LINE, comparison.of(LINE, never).getFirst(), bothWrong))
                .extracting(Compared::before, Compared::after, Compared::differs, Compared::outcome)
                .containsExactly('E', 'E', true, Outcome.ERROR);
    }

    @Test
    void whatIsNotFoundAgainOnEitherSideDoesNotDifferWhereTheAnswersAreTheSame() {
        var same = new Comparison(side("true"), side("true"), null, List.of());

        assertThat(same.of(LINE, new Looks(new Finds('N'), new Finds('N'))))
                .extracting(Compared::before, Compared::after, Compared::differs)
                .containsExactly(tuple('E', 'E', false));
    }
}
