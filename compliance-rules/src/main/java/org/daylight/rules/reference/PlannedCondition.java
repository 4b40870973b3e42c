package org.daylight.rules.reference;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import java.util.Map;
import java.util.Optional;
import org.daylight.rules.evaluation.Frame;
import org.daylight.rules.evaluation.Truth;
import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** One condition as a program of the planner. */
final class PlannedCondition {

    private final CelRuntime.Program program;
    private final Map<String, Rewriting.Variable> variables;
    private final boolean choosesValues;

    PlannedCondition(CelRuntime.Program program, Map<String, Rewriting.Variable> variables, boolean choosesValues) {
        this.program = program;
        this.variables = Map.copyOf(variables);
        this.choosesValues = choosesValues;
    }

    /** What it says; null if the planner cannot know as much as the evaluator. */
    @Nullable
    Truth test(Frame frame) {
        try {
            var result = program.eval(name -> find(name, frame));
            if (result instanceof CelUnknownSet) {
                return choosesValues ? null : Truth.UNKNOWN;
            }
            return Boolean.TRUE.equals(result) ? Truth.TRUE : Truth.FALSE;
        } catch (CelEvaluationException e) {
            return Truth.ERROR;
        }
    }

    private Optional<Object> find(String name, Frame frame) {
        return Optional.ofNullable(variables.get(name)).map(variable -> {
            var value = value(variable, frame);
            return value == null ? Intervals.UNDECIDED : value;
        });
    }

    private static @Nullable Object value(Rewriting.Variable variable, Frame frame) {
        return switch (variable) {
            case Rewriting.Variable.Leaf(int slot) -> frame.value(slot);
            case Rewriting.Variable.Has(int slot) -> {
                var value = frame.value(slot);
                yield value == null ? null : (Object) (value != Absent.ABSENT);
            }
            case Rewriting.Variable.Parameter(int index) -> frame.parameterValue(index);
            case Rewriting.Variable.AsOf() -> Span.of(frame.asOf());
        };
    }
}
