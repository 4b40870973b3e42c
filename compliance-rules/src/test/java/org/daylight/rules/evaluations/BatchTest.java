package org.daylight.rules.evaluations;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.facts.Columns;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.problem.RuleProblems;
import org.junit.jupiter.api.Test;

/** What is wrong with a batch is found with little work, however much there is of it. */
class BatchTest {

    /** To name a line that cannot be read takes more than a kilobyte: twenty do, four million would not fit in memory. */
    private static final long MOST_ALLOCATED = 4L * 1024 * 1024;

    @Test
    void millionsOfUnreadableLinesAreCountedAndNotRead() {
        // What is loaded once does not count.
        assertThrows(
                ProblemException.class,
                () -> Batch.of("x\n".getBytes(US_ASCII), BatchTest::none).next());
        var bytes = "x\n".repeat(Batch.MOST_BYTES / 2).getBytes(US_ASCII);
        var before = allocated();

        var refused = assertThrows(
                ProblemException.class, () -> Batch.of(bytes, BatchTest::none).next());

        assertThat(allocated() - before).isLessThan(MOST_ALLOCATED);
        assertThat(refused.type()).isEqualTo(RuleProblems.TOO_MANY_LINES);
        assertThat(refused.detail()).contains("has 4194304 lines");
    }

    @Test
    void theFirstTwentyUnreadableLinesAreNamed() {
        var bytes = "x\n".repeat(Batch.MOST_LINES).getBytes(US_ASCII);

        var refused = assertThrows(
                ProblemException.class, () -> Batch.of(bytes, BatchTest::none).next());

        assertThat(refused.type()).isEqualTo(RuleProblems.FACT_LINE_NOT_READABLE);
        assertThat(refused.violations().stream().map(Violation::pointer))
                .isEqualTo(IntStream.rangeClosed(1, 20)
                        .mapToObj(line -> "line:" + line)
                        .toList());
    }

    private static Columns none(SubjectType type, Integer lines) {
        throw new AssertionError("no line has a type, but columns are made for %d of %s".formatted(lines, type.id()));
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
