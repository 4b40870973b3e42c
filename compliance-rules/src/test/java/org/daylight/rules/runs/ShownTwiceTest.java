package org.daylight.rules.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.daylight.rules.lawbooks.Comparison.Compared;
import org.daylight.rules.lawbooks.Outcome;
import org.daylight.rules.lawbooks.RegisterLine;
import org.daylight.rules.registry.Lines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run shows is decided a second time before it is counted; what it only counts is not. */
class ShownTwiceTest {

    private final List<String> looked = new ArrayList<>();

    /** Finds nothing of what the rule "wrong" is said to answer. */
    private Compared twice(RegisterLine line, Compared once) {
        looked.add(line.facts().subject() + " " + once.rule());
        return once.rule().equals("wrong") ? new Compared("wrong", once.before(), 'E', true, null) : once;
    }

    @ParameterizedTest
    @EnumSource(
            value = RunKind.class,
            names = {"BACKTEST", "IMPACT"})
    void examplesAreLookedAtAndNoMoreThanAreKept(RunKind kind) {
        var tally = new Tally(kind, 2, this::twice);
        for (var number = 1; number <= 5; number++) {
            tally.add(
                    line(number),
                    List.of(new Compared("a", 'M', 'N', true, null), new Compared("b", 'M', 'M', false, null)),
                    Map.of());
        }

        assertThat(looked).containsExactly("hold:XAA-H1 a", "hold:XAA-H2 a");
        assertThat(tally.examples).hasSize(2);
    }

    @Test
    void whatIsNotFoundAsWellIsCountedAndShownAsAnError() {
        var tally = new Tally(RunKind.BACKTEST, 1, this::twice);
        tally.add(line(1), List.of(new Compared("wrong", 'M', 'N', true, null)), Map.of());

        assertThat(tally.counts.keySet())
                .singleElement()
                .satisfies(count -> assertThat(count.after()).isEqualTo('E'));
        assertThat(tally.examples)
                .singleElement()
                .satisfies(example -> assertThat(example.outcome()).isEqualTo(Outcome.ERROR));
    }

    @Test
    void aChangeThatIsNotFoundAgainBeforeAndAfterStaysInTheImpactAsAnError() {
        var wrong = new Compared("a", 'E', 'E', true, null);
        var tally = new Tally(RunKind.IMPACT, 1, (_, _) -> wrong);
        tally.add(line(1), List.of(new Compared("a", 'M', 'N', true, null)), Map.of());

        assertThat(tally.worth).hasSize(1);
        assertThat(tally.examples)
                .singleElement()
                .satisfies(example -> assertThat(example.outcome()).isEqualTo(Outcome.ERROR));
    }

    @Test
    void aCoverageShowsNoExamples() {
        new Tally(RunKind.COVERAGE, 2, this::twice)
                .add(line(1), List.of(new Compared("a", '-', 'N', false, null)), Map.of());

        assertThat(looked).isEmpty();
    }

    private static RegisterLine line(int number) {
        return RegisterLine.read(Lines.hold("XAA", number, List.of())
                .replace("@asOf", "2024-01-31")
                .replace("@knownAt", "2024-01-31T23:59:59Z")
                .getBytes(UTF_8));
    }
}
