package org.daylight.rules.language;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.daylight.rules.evaluation.Operation;
import org.daylight.rules.evaluation.Relation;
import org.daylight.rules.evaluation.Truth;
import org.daylight.rules.facts.FactList;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/**
 * Warns of clauses that are always true or never: by their own values, by all that a parameter can be, or by what the clauses
 * before them leave. It proves less than is true, and never more; facts that are not known exactly may still leave it open.
 */
final class Constants {

    private static final Map<Relation, Relation> OPPOSITE = Map.of(
            Relation.LESS, Relation.AT_LEAST,
            Relation.AT_LEAST, Relation.LESS,
            Relation.MORE, Relation.AT_MOST,
            Relation.AT_MOST, Relation.MORE,
            Relation.EQUAL, Relation.NOT_EQUAL,
            Relation.NOT_EQUAL, Relation.EQUAL);

    private static final Map<Relation, Relation> TURNED = Map.of(
            Relation.LESS, Relation.MORE,
            Relation.MORE, Relation.LESS,
            Relation.AT_MOST, Relation.AT_LEAST,
            Relation.AT_LEAST, Relation.AT_MOST,
            Relation.EQUAL, Relation.EQUAL,
            Relation.NOT_EQUAL, Relation.NOT_EQUAL);

    private static final Interval COUNTS = new Interval.Numbers(new Span(0, FactList.MOST));

    /** What is known where a clause stands: what values can be, and which conditions hold. */
    private record Known(Map<String, Interval> values, Map<String, Boolean> holding) {

        static final Known NOTHING = new Known(Map.of(), Map.of());

        Known with(String term, @Nullable Interval value) {
            if (value == null) {
                return this;
            }
            var more = new HashMap<>(values);
            more.put(term, value);
            return new Known(more, holding);
        }

        Known with(String condition, boolean holds) {
            var more = new HashMap<>(holding);
            more.put(condition, holds);
            return new Known(values, more);
        }
    }

    private final Expression expression;
    private final Map<String, Interval> parameters;
    private final String pointer;
    private final Issues warnings;

    Constants(Expression expression, Map<String, Interval> parameters, String pointer, Issues warnings) {
        this.expression = expression;
        this.parameters = parameters;
        this.pointer = pointer;
        this.warnings = warnings;
    }

    void check() {
        test(expression.root(), Known.NOTHING);
    }

    /** Whether it is always true, never, or sometimes; clauses that are not sometimes true are warned of. */
    private Truth test(CelExpr expr, Known known) {
        expression.step(expr);
        if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            return expr.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
                    ? truth(expr.constant().booleanValue())
                    : Truth.UNKNOWN;
        }
        if (expr.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
            return elements(expr, known);
        }
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return clause(expr, known);
        }
        var args = expr.call().args();
        return switch (expr.call().function()) {
            case Declarations.AND -> both(args, known, true);
            case Declarations.OR -> both(args, known, false);
            case Declarations.NOT -> not(test(args.getFirst(), known));
            case Declarations.CHOOSE -> {
                var asked = test(args.get(0), known);
                var then = test(args.get(1), assume(args.get(0), true, known));
                var otherwise = test(args.get(2), assume(args.get(0), false, known));
                yield asked == Truth.TRUE ? then : asked == Truth.FALSE ? otherwise : Truth.UNKNOWN;
            }
            default -> clause(expr, known);
        };
    }

    private Truth both(List<CelExpr> args, Known known, boolean and) {
        var left = test(args.get(0), known);
        var right = test(args.get(1), assume(args.get(0), and, known));
        var decides = truth(!and);
        if (left == decides || right == decides) {
            return decides;
        }
        return left == not(decides) && right == not(decides) ? left : Truth.UNKNOWN;
    }

    /** What is said of every element, where it is one that is always true or never. */
    private Truth elements(CelExpr expr, Known known) {
        var whole = clause(expr, known);
        var walk = Walk.of(expr);
        var each = test(walk.condition(), known);
        if (whole != Truth.UNKNOWN) {
            return whole;
        }
        var decided = walk.function().equals(Walk.ALL) ? Truth.TRUE : Truth.FALSE;
        return each == decided ? each : Truth.UNKNOWN;
    }

    /** A condition without conditions inside. */
    private Truth clause(CelExpr expr, Known known) {
        var held = known.holding().get(text(expr));
        if (held != null) {
            warn(expr, held, "it is " + (held ? "true" : "false") + " by what stands before it");
            return truth(held);
        }
        var compared = compared(expr);
        if (compared == null) {
            return Truth.UNKNOWN;
        }
        var left = value(compared.left(), known);
        var right = value(compared.right(), known);
        if (left == null || right == null) {
            return Truth.UNKNOWN;
        }
        var within = compared.list() && within(left, right);
        var truth = within ? Truth.TRUE : Interval.compare(compared.relation(), left, right);
        if (truth == Truth.TRUE || truth == Truth.FALSE) {
            var type = Types.factType(expression.type(compared.left()));
            warn(
                    expr,
                    truth == Truth.TRUE,
                    "%s is %s, and %s is %s"
                            .formatted(
                                    shown(compared.left()),
                                    left.text(type),
                                    shown(compared.right()),
                                    right.text(type)));
        }
        return truth;
    }

    private void warn(CelExpr expr, boolean always, String because) {
        warnings.add(
                pointer,
                expression,
                expr,
                "this is %s: %s"
                        .formatted(always ? "always true where it is asked" : "never true where it is asked", because),
                "leave it out, or correct the value, the parameter or the clause before it");
    }

    /** What holds beside it if an expression is true, or false. */
    private Known assume(CelExpr expr, boolean holds, Known known) {
        expression.step(expr);
        if (Expression.isCall(expr, Declarations.NOT)) {
            return assume(expr.call().args().getFirst(), !holds, known);
        }
        if (Expression.isCall(expr, holds ? Declarations.AND : Declarations.OR)) {
            var args = expr.call().args();
            return assume(args.get(1), holds, assume(args.get(0), holds, known));
        }
        if (Expression.isCall(expr, Declarations.AND)
                || Expression.isCall(expr, Declarations.OR)
                || Expression.isCall(expr, Declarations.CHOOSE)
                || expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            return known;
        }
        var beside = known.with(text(expr), holds);
        var compared = compared(expr);
        if (compared == null) {
            return beside;
        }
        var relation = holds ? compared.relation() : Objects.requireNonNull(OPPOSITE.get(compared.relation()));
        var left = value(compared.left(), known);
        var right = value(compared.right(), known);
        if (right != null) {
            beside = beside.with(text(compared.left()), Interval.narrowed(left, relation, right));
        }
        if (left != null) {
            var turned = Objects.requireNonNull(TURNED.get(relation));
            beside = beside.with(text(compared.right()), Interval.narrowed(right, turned, left));
        }
        return beside;
    }

    /** Two values that stand so to each other; one in a list is equal to one of the list. */
    private record Compared(CelExpr left, Relation relation, CelExpr right, boolean list) {}

    private static boolean within(Interval value, Interval list) {
        return value instanceof Interval.Texts(var one)
                && list instanceof Interval.Texts(var all)
                && all.containsAll(one);
    }

    private static @Nullable Compared compared(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return null;
        }
        var args = expr.call().args();
        if (expr.call().function().equals(Declarations.IN)) {
            return new Compared(args.get(0), Relation.EQUAL, args.get(1), true);
        }
        var relation = Declarations.RELATIONS.get(expr.call().function());
        return relation == null ? null : new Compared(args.get(0), relation, args.get(1), false);
    }

    private @Nullable Interval value(CelExpr expr, Known known) {
        var narrowed = known.values().get(text(expr));
        return narrowed == null ? value(expr) : narrowed;
    }

    private @Nullable Interval value(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr.constant());
            case SELECT -> parameters.get(Expression.leafName(expr));
            case LIST -> texts(expr.list().elements());
            case CALL -> computed(expr);
            case COMPREHENSION -> Walk.of(expr).counts() ? COUNTS : null;
            case NOT_SET, IDENT, STRUCT, MAP -> null;
        };
    }

    private static @Nullable Interval constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case INT64_VALUE -> new Interval.Numbers(Span.of(constant.int64Value()));
            case STRING_VALUE -> new Interval.Texts(Set.of(constant.stringValue()));
            default -> null;
        };
    }

    private static @Nullable Interval texts(List<CelExpr> elements) {
        var among = new TreeSet<String>();
        for (var element : elements) {
            if (element.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                    || element.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
                return null;
            }
            among.add(element.constant().stringValue());
        }
        return among.isEmpty() ? null : new Interval.Texts(among);
    }

    private @Nullable Interval computed(CelExpr expr) {
        if (Expression.isCall(expr, Walk.COUNT)) {
            return COUNTS;
        }
        var args = expr.call().args();
        var literal = Declarations.LITERALS.get(expr.call().function());
        if (literal != null) {
            return literal(literal, args.getFirst());
        }
        var reference = expression.overloadOrNull(expr);
        var operation = reference == null ? null : Declarations.OPERATIONS.get(reference);
        return operation == null ? null : computed(operation, value(args.get(0)), value(args.get(1)));
    }

    private static @Nullable Interval computed(Operation operation, @Nullable Interval left, @Nullable Interval right) {
        return switch (left) {
            case Interval.Numbers(var a)
            when right instanceof Interval.Numbers(var b) -> Interval.of(operation.apply(a, b));
            case Interval.Amounts(var a)
            when right instanceof Interval.Amounts(var b) -> Interval.of(operation.apply(a, b));
            case null, default -> null;
        };
    }

    private static @Nullable Interval literal(FactType type, CelExpr argument) {
        if (argument.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return null;
        }
        try {
            return Interval.of(FactValue.read(type, argument.constant().stringValue()));
        } catch (IllegalArgumentException e) {
            return null; // said by the translator, with its place
        }
    }

    private static Truth truth(boolean value) {
        return value ? Truth.TRUE : Truth.FALSE;
    }

    private static Truth not(Truth truth) {
        return truth == Truth.UNKNOWN ? truth : truth(truth == Truth.FALSE);
    }

    /** The same for the same expression, wherever it stands. */
    private String text(CelExpr expr) {
        expression.step(expr);
        return switch (expr.getKind()) {
            case IDENT -> expr.ident().name();
            case SELECT ->
                expr.select().testOnly() ? "has(%s)".formatted(Expression.leafName(expr)) : Expression.leafName(expr);
            case CONSTANT -> expr.constant().toString();
            case CALL ->
                expr.call().function()
                        + expr.call().args().stream().map(this::text).collect(Collectors.joining(",", "(", ")"));
            case LIST -> expr.list().elements().stream().map(this::text).collect(Collectors.joining(",", "[", "]"));
            case COMPREHENSION -> {
                var walk = Walk.of(expr);
                yield "%s(%s,%s,%s)"
                        .formatted(walk.function(), text(walk.list()), walk.variable(), text(walk.condition()));
            }
            case NOT_SET, STRUCT, MAP -> expr.toString();
        };
    }

    private static String shown(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.SELECT ? Expression.leafName(expr) : "the value beside it";
    }
}
