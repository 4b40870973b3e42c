package org.daylight.rules.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.IntStream;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.Rulebook;
import org.daylight.rules.evaluation.Written;
import org.daylight.rules.facts.Chance;
import org.daylight.rules.language.Compilation;
import org.junit.jupiter.api.Test;

/** What is not met is decided twice whatever the share, everything else as often as the share says. */
class RechecksTest {

    /** Met by one line in four, by one not, of two it is not known or does not apply. */
    private static final Rulebook RULEBOOK = rulebook(rule("test.package", "transfer")
            .appliesWhen("has(transfer.offeredOn)")
            .requires("transfer.isPackage"));

    private static final Reference REFERENCE = new Reference(RULEBOOK, List.of());

    private static final int LINES = 4_000;

    @Test
    void whatIsGivenInFullIsDecidedTwiceWhereItIsShown() {
        assertThat(looked(0)).isEqualTo(LINES / 2);
    }

    @Test
    void ofTheOthersItIsAShare() {
        // A hundredth of two thousand, give or take five standard deviations.
        assertThat(looked(0.01) - LINES / 2.0).isBetween(1.0, 43.0);
        assertThat(looked(1)).isEqualTo(LINES);
    }

    @Test
    void inBulkItIsAShareWhateverTheAnswer() {
        var look = new Rechecks(0.01, "1", new SimpleMeterRegistry()).inBulk("a run", () -> REFERENCE);
        var drawn = IntStream.range(0, 100_000)
                .filter(number -> look.atAllAbout(Chance.hash("transfer:" + number)))
                .count();
        // A hundredth of a hundred thousand, give or take five standard deviations.
        assertThat(drawn).isBetween(840L, 1_160L);
        assertThat(look.at(RULEBOOK.rules().getFirst(), 'N')).isFalse();
    }

    /** A rulebook that cannot be planned makes no error of each of its rules. */
    @Test
    void withoutAReferenceNothingIsAnswered() {
        var metrics = new SimpleMeterRegistry();
        var look = new Rechecks(1, "1", metrics).inBulk("a run", () -> {
            throw new IllegalStateException("the rulebook cannot be planned");
        });
        var met = line("transfer", "2024-01-01", facts("transfer.offeredOn", "2023-01-01", "transfer.isPackage", true));

        assertThatThrownBy(() -> new Evaluator(RULEBOOK).evaluate(met, look))
                .hasMessage("the rulebook cannot be planned");
        assertThat(metrics.counter("daylight.rules.disagreements").count()).isZero();
    }

    private static double looked(double share) {
        var metrics = new SimpleMeterRegistry();
        var look = new Rechecks(share, "1", metrics).shown("sha256:00", () -> REFERENCE);
        var lines = IntStream.range(0, LINES)
                .mapToObj(number -> line(
                        "transfer",
                        "2024-01-01",
                        switch (number % 4) {
                            case 0 -> facts("transfer.offeredOn", "2023-01-01", "transfer.isPackage", true);
                            case 1 -> facts("transfer.offeredOn", "2023-01-01", "transfer.isPackage", false);
                            case 2 -> facts("transfer.offeredOn", "2023-01-01");
                            default -> facts("transfer.offeredOn", null);
                        }))
                .toList();
        var rules = new Evaluator(RULEBOOK).columnRules(lines.getFirst().type());
        var columns = rules.columns(LINES);
        columns.start(LINES);
        for (var row = 0; row < LINES; row++) {
            columns.put(row, lines.get(row));
        }
        var batch = rules.batch(columns, lines::get);
        batch.judge();
        for (var row = 0; row < LINES; row++) {
            batch.result(row, row, look);
        }
        assertThat(metrics.counter("daylight.rules.disagreements").count()).isZero();
        return metrics.counter("daylight.rules.rechecked").count();
    }

    private static Rulebook rulebook(Written rule) {
        return switch (Written.compile(List.of(), rule)) {
            case Compilation.Compiled(var rulebook) -> rulebook;
            case Compilation.Refused(var issues) -> throw new AssertionError(issues);
        };
    }
}
