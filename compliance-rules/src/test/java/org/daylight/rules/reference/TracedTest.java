package org.daylight.rules.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.compile;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.requires;

import dev.cel.runtime.CelEvaluationException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.CompiledRevision;
import org.daylight.rules.evaluation.Conditions;
import org.daylight.rules.evaluation.Effort;
import org.daylight.rules.evaluation.Evaluator;
import org.daylight.rules.evaluation.Frame;
import org.daylight.rules.evaluation.Listed;
import org.daylight.rules.evaluation.Truth;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.HostileInputTest;
import org.daylight.rules.language.HostileListsTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The planner with tracing on: an engine may lose its limits when it keeps the value of every part (cel-go 1425). What is
 * refused cannot even be planned without the checker before it, or stays within the same bounds; what is accepted gives the
 * same answers.
 */
@Timeout(value = HostileInputTest.MOST_SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TracedTest {

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final int MOST_PARTS = 2_000;

    /** Twice the steps that a revision may take: the planner looks at a constant too. */
    private static final int MOST_PARTS_OF_LISTS = 4_000_000;

    /** A sum of 1,500 terms is planned and looked at term by term; the checker refuses it for their number. */
    private static final int MOST_PARTS_REFUSED = 10_000;

    private static Stream<String> refused() {
        return HostileInputTest.refused()
                .map(arguments -> String.valueOf(arguments.get()[0]));
    }

    private static Stream<String> accepted() {
        return HostileInputTest.accepted();
    }

    /** Counts the parts that were looked at, and ends what looks at too many: a bound that is the same on every machine. */
    private static void count(AtomicInteger parts, int most) {
        if (parts.incrementAndGet() > most) {
            throw new AssertionError("more than " + most + " parts were looked at");
        }
    }

    /** One condition of a rule by a traced program. */
    private record Traced(PlannedCondition planned, AtomicInteger parts, int most) implements Conditions {

        @Override
        public Truth applies(CompiledRevision revision, Frame frame) {
            return Truth.TRUE;
        }

        @Override
        public Truth requires(CompiledRevision revision, Frame frame) {
            return planned.test(
                    frame, (program, variables) -> program.trace(variables, (expr, value) -> count(parts, most)));
        }
    }

    @ParameterizedTest
    @MethodSource
    void accepted(String expression) throws Exception {
        var rulebook =
                switch (compile(List.of(), requires("delivery", expression).message("-"))) {
                    case Compilation.Compiled(var compiled) -> compiled;
                    case Compilation.Refused(var issues) -> throw new AssertionError(issues);
                };
        var rule = rulebook.rules().getFirst();
        var planned = new Planner(List.of()).plan(expression, rewriting(), new Effort());
        for (var mde : new Boolean[] {true, false, null}) {
            var given = facts("delivery.plannedOn", "2024-01", "item.sme", true, "item.designation", "a");
            if (mde != null) {
                given.put("item.mde", mde);
            }
            var facts = line("delivery", "2024-01-01", given);
            var traced = new Traced(planned, new AtomicInteger(), MOST_PARTS);
            var before = allocated();

            assertThat(Evaluator.letter(rule, facts, traced))
                    .isEqualTo(new Evaluator(rulebook).evaluate(facts).vector().charAt(0));

            assertThat(allocated() - before).isLessThan(MOST_BYTES);
            assertThat(traced.parts().get()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource
    void refused(String expression) {
        var before = allocated();
        traced(expression);
        assertThat(allocated() - before).isLessThan(MOST_BYTES);
    }

    private static void traced(String expression) {
        PlannedCondition planned;
        try {
            planned = new Planner(List.of()).plan(expression, rewriting(), new Effort());
        } catch (Rewriting.Unsupported | RuntimeException e) {
            return;
        }
        var parts = new AtomicInteger();
        try {
            planned.program.trace(
                    _ -> java.util.Optional.of(Intervals.UNDECIDED), (expr, value) -> count(parts, MOST_PARTS_REFUSED));
        } catch (CelEvaluationException e) {
            assertThat(e).hasMessageNotContaining("OutOfMemory");
        }
    }

    /** Every part that is looked at of every element is counted; what is too much is an error before the first of them. */
    @ParameterizedTest
    @MethodSource("org.daylight.rules.language.HostileListsTest#accepted")
    void whatGoesThroughListsHasBounds(String expression, int elements, boolean fits) throws Exception {
        var rulebook = Listed.rulebook(List.of(), Listed.requires(expression));
        var rule = rulebook.rules().getFirst();
        var revision = rule.revisions().getFirst();
        var planned = new Planner(List.of())
                .plan(expression, new Rewriting(Listed.type(), List.of(), Map.of()), revision.effort());
        var facts = HostileListsTest.full(elements);
        var traced = new Traced(planned, new AtomicInteger(), MOST_PARTS_OF_LISTS);

        var own = new Evaluator(rulebook).evaluate(facts).vector().charAt(0);

        assertThat(Evaluator.letter(rule, facts, traced)).isEqualTo(own);
        assertThat(own).isEqualTo(fits ? 'M' : 'E');
        if (!fits) {
            assertThat(traced.parts().get()).isLessThan(MOST_PARTS);
        }
    }

    private static Rewriting rewriting() {
        return new Rewriting(Vocabulary.standard().type("delivery").orElseThrow(), List.of(), Map.of());
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
