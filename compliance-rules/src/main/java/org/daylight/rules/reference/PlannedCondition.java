package org.daylight.rules.reference;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.CelVariableResolver;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.daylight.rules.evaluation.Effort;
import org.daylight.rules.evaluation.Frame;
import org.daylight.rules.evaluation.Truth;
import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.FactList;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** One condition as a program of the planner, and the choices in it as programs beside it. */
final class PlannedCondition {

    record Choice(CelRuntime.Program condition, CelRuntime.Program then, CelRuntime.Program otherwise) {}

    record Pair(CelRuntime.Program left, CelRuntime.Program right) {}

    record Gone(String function, int slot, FactType type, String element, CelRuntime.@Nullable Program condition) {}

    /** An element under its name, and those of the lists around it. */
    private record Bound(
            String name, @Nullable Object value, @Nullable Bound outer) {}

    /** How a program is run. */
    interface Run {
        Object of(CelRuntime.Program program, CelVariableResolver variables) throws CelEvaluationException;
    }

    /** About what, and how. */
    private record Asked(Frame frame, Run run) {}

    final CelRuntime.Program program;
    private final Map<String, Variable> variables;
    private final List<Choice> choices;
    private final List<Pair> pairs;
    private final List<Gone> lists;
    private final Effort effort;

    PlannedCondition(
            CelRuntime.Program program,
            Map<String, Variable> variables,
            List<Choice> choices,
            List<Pair> pairs,
            List<Gone> lists,
            Effort effort) {
        this.program = program;
        // Asked for each variable of each program: an immutable map divides for every name it finds.
        this.variables = new HashMap<>(variables);
        this.choices = List.copyOf(choices);
        this.pairs = List.copyOf(pairs);
        this.lists = List.copyOf(lists);
        this.effort = effort;
    }

    Truth test(Frame frame) {
        return test(frame, CelRuntime.Program::eval);
    }

    Truth test(Frame frame, Run run) {
        return truth(program, new Asked(frame, run), null);
    }

    /** Null if it is unknown. */
    private @Nullable Object eval(CelRuntime.Program planned, Asked asked, @Nullable Bound bound)
            throws CelEvaluationException {
        var result = asked.run.of(planned, name -> find(name, asked, bound));
        return result instanceof CelUnknownSet ? null : result;
    }

    private Optional<Object> find(String name, Asked asked, @Nullable Bound bound) {
        var variable = variables.get(name);
        if (variable == null) {
            return Optional.empty();
        }
        var value = value(variable, asked, bound);
        return Optional.of(value == null ? Intervals.UNDECIDED : value);
    }

    private @Nullable Object value(Variable variable, Asked asked, @Nullable Bound bound) {
        return switch (variable) {
            case Variable.Leaf(int slot) -> asked.frame.value(slot);
            case Variable.Has(int slot) -> {
                var value = asked.frame.value(slot);
                yield value == null ? null : (Object) (value != Absent.ABSENT);
            }
            case Variable.Parameter(int index) -> asked.frame.parameterValue(index);
            case Variable.AsOf() -> Span.of(asked.frame.asOf());
            case Variable.Chosen(int index) -> chosen(choices.get(index), asked, bound);
            case Variable.Same(int index) -> same(pairs.get(index), asked, bound);
            case Variable.Element(String name) -> element(name, bound);
            case Variable.Gone(int index) -> gone(lists.get(index), asked, bound);
        };
    }

    private static @Nullable Object element(String name, @Nullable Bound bound) {
        for (var one = bound; one != null; one = one.outer) {
            if (one.name.equals(name)) {
                return one.value;
            }
        }
        return Absent.ABSENT;
    }

    /** What goes through a list, each element asked by itself. An error is given as absence. */
    private @Nullable Object gone(Gone list, Asked asked, @Nullable Bound bound) {
        var value = asked.frame.value(list.slot);
        if (!(value instanceof FactList known)) {
            return value;
        }
        if (effort.isTooMuch(asked.frame)) {
            return Absent.ABSENT;
        }
        var condition = list.condition;
        if (condition == null) {
            return list.function.equals("sum") ? sum(list, known) : Span.of(known.size());
        }
        var found = new EnumMap<Truth, Integer>(Truth.class);
        for (var element : known.elements()) {
            found.merge(truth(condition, asked, new Bound(list.element, element, bound)), 1, Integer::sum);
        }
        return switch (list.function) {
            case "exists" -> decided(found, Truth.TRUE, true);
            case "all" -> decided(found, Truth.FALSE, false);
            default -> {
                var surely = found.getOrDefault(Truth.TRUE, 0);
                yield found.containsKey(Truth.ERROR)
                        ? Absent.ABSENT
                        : new Span(surely, surely + found.getOrDefault(Truth.UNKNOWN, 0));
            }
        };
    }

    private static @Nullable Object sum(Gone list, FactList known) {
        try {
            return Intervals.sum(known, list.type);
        } catch (CelEvaluationException e) {
            return Absent.ABSENT;
        }
    }

    private static @Nullable Object decided(Map<Truth, Integer> found, Truth deciding, boolean then) {
        if (found.containsKey(deciding)) {
            return then;
        }
        if (found.containsKey(Truth.UNKNOWN)) {
            return null;
        }
        return found.containsKey(Truth.ERROR) ? Absent.ABSENT : (Object) !then;
    }

    /** What is not known is not known to be the same, whatever the other is. An error is given as absence. */
    private @Nullable Object same(Pair pair, Asked asked, @Nullable Bound bound) {
        var left = truth(pair.left, asked, bound);
        var right = truth(pair.right, asked, bound);
        if (left == Truth.UNKNOWN || right == Truth.UNKNOWN) {
            return null;
        }
        return left == Truth.ERROR || right == Truth.ERROR ? Absent.ABSENT : (Object) (left == right);
    }

    private Truth truth(CelRuntime.Program planned, Asked asked, @Nullable Bound bound) {
        try {
            var result = eval(planned, asked, bound);
            if (result == null) {
                return Truth.UNKNOWN;
            }
            if (!(result instanceof Boolean known)) {
                return Truth.ERROR;
            }
            return known ? Truth.TRUE : Truth.FALSE;
        } catch (CelEvaluationException e) {
            return Truth.ERROR;
        }
    }

    /** The side that counts; if that is not known, what both sides are. An error is given as absence, which no function takes. */
    private @Nullable Object chosen(Choice choice, Asked asked, @Nullable Bound bound) {
        try {
            var condition = eval(choice.condition, asked, bound);
            if (condition instanceof Boolean known) {
                return eval(known ? choice.then : choice.otherwise, asked, bound);
            }
            if (condition != null) {
                return Absent.ABSENT;
            }
        } catch (CelEvaluationException e) {
            return Absent.ABSENT;
        }
        try {
            var then = eval(choice.then, asked, bound);
            var otherwise = eval(choice.otherwise, asked, bound);
            if (then instanceof Span one && otherwise instanceof Span other) {
                return Intervals.hull(one, other);
            }
            return then != null && then != Absent.ABSENT && then.equals(otherwise) ? then : null;
        } catch (CelEvaluationException e) {
            return null;
        }
    }
}
