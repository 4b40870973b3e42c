package org.daylight.benchmarks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the benchmarks of rules take for granted before they measure. */
class JudgedTest {

    private static final UsPack PACK = UsPack.load(Path.of("../.."));
    private static final int LINES = 300;

    @Test
    void theLinesOfGeneratedFactsSayWhatStandsInTheColumns() {
        var judged = new Judged(PACK);
        judged.fill(0);
        judged.ours();
        for (var type : judged.types) {
            var lines = new Lines(type.columns);
            for (var row = 0; row < LINES; row++) {
                var letters = new StringBuilder();
                for (var rule = 0; rule < type.letters.length; rule++) {
                    var letter = (char) type.ours.letters(rule)[row];
                    letters.append(letter == 'a' ? 'A' : letter);
                }
                assertThat(PACK.evaluator().evaluate(lines.line(row, 0)).vector())
                        .as("%s %d", type.columns.type().name(), row)
                        .isEqualTo(letters.toString());
            }
        }
    }

    @Test
    void aBatchIsJudgedInMemoryThatIsThere() {
        var judged = new Judged(PACK);
        judged.fill(0);
        for (var round = 0; round < 20; round++) {
            judged.ours();
        }
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = memory.getCurrentThreadAllocatedBytes();
        judged.ours();
        var allocated = memory.getCurrentThreadAllocatedBytes() - before;
        assertThat((double) allocated / judged.answers()).isLessThan(0.01);
    }
}
