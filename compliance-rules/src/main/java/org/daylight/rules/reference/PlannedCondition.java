package org.daylight.rules.reference;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.daylight.rules.evaluation.Frame;
import org.daylight.rules.evaluation.Truth;
import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** One condition as a program of the planner, and the choices in it as programs beside it. */
final class PlannedCondition {

    record Choice(CelRuntime.Program condition, CelRuntime.Program then, CelRuntime.Program otherwise) {}

    record Pair(CelRuntime.Program left, CelRuntime.Program right) {}

    final CelRuntime.Program program;
    private final Map<String, Rewriting.Variable> variables;
    private final List<Choice> choices;
    private final List<Pair> pairs;

    PlannedCondition(
            CelRuntime.Program program,
            Map<String, Rewriting.Variable> variables,
            List<Choice> choices,
            List<Pair> pairs) {
        this.program = program;
        this.variables = Map.copyOf(variables);
        this.choices = List.copyOf(choices);
        this.pairs = List.copyOf(pairs);
    }

    Truth test(Frame frame) {
        return truth(program, frame);
    }

    /** Null if it is unknown. */
    private @Nullable Object eval(CelRuntime.Program planned, Frame frame) throws CelEvaluationException {
        var result = planned.eval(name -> find(name, frame));
        return result instanceof CelUnknownSet ? null : result;
    }

    Optional<Object> find(String name, Frame frame) {
        return Optional.ofNullable(variables.get(name)).map(variable -> {
            var value = value(variable, frame);
            return value == null ? Intervals.UNDECIDED : value;
        });
    }

    private @Nullable Object value(Rewriting.Variable variable, Frame frame) {
        return switch (variable) {
            case Rewriting.Variable.Leaf(int slot) -> frame.value(slot);
            case Rewriting.Variable.Has(int slot) -> {
                var value = frame.value(slot);
                yield value == null ? null : (Object) (value != Absent.ABSENT);
            }
            case Rewriting.Variable.Parameter(int index) -> frame.parameterValue(index);
            case Rewriting.Variable.AsOf() -> Span.of(frame.asOf());
            case Rewriting.Variable.Chosen(int index) -> chosen(choices.get(index), frame);
            case Rewriting.Variable.Same(int index) -> same(pairs.get(index), frame);
        };
    }

    /** What is not known is not known to be the same, whatever the other is. An error is given as absence. */
    private @Nullable Object same(Pair pair, Frame frame) {
        var left = truth(pair.left, frame);
        var right = truth(pair.right, frame);
        if (left == Truth.UNKNOWN || right == Truth.UNKNOWN) {
            return null;
        }
        return left == Truth.ERROR || right == Truth.ERROR ? Absent.ABSENT : (Object) (left == right);
    }

    private Truth truth(CelRuntime.Program planned, Frame frame) {
        try {
            var result = eval(planned, frame);
            if (result == null) {
                return Truth.UNKNOWN;
            }
            return Boolean.TRUE.equals(result) ? Truth.TRUE : Truth.FALSE;
        } catch (CelEvaluationException e) {
            return Truth.ERROR;
        }
    }

    /** The side that counts; if that is not known, what both sides are. An error is given as absence, which no function takes. */
    private @Nullable Object chosen(Choice choice, Frame frame) {
        try {
            var condition = eval(choice.condition, frame);
            if (condition != null) {
                return eval(Boolean.TRUE.equals(condition) ? choice.then : choice.otherwise, frame);
            }
        } catch (CelEvaluationException e) {
            return Absent.ABSENT;
        }
        try {
            var then = eval(choice.then, frame);
            return then != null && then.equals(eval(choice.otherwise, frame)) ? then : null;
        } catch (CelEvaluationException e) {
            return null;
        }
    }
}
