package org.daylight.rules.language;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;

/** Allows asOf only where the day on which its clause changes can be computed. */
final class AsOfForms {

    static final String AS_OF = "asOf";

    private static final String MEND =
            "use asOf only as in asOf < a date, daysBetween(a date, asOf) < a number of days,"
                    + " workingDaysBetween(a date, asOf, \"a set\") < a number, inSet(a code, \"a set\", asOf)"
                    + " or determined(\"a kind\", asOf)";
    private static final String COUNT_MEND = "compare the count itself with what stays: a list.count(x, asOf < x) > 2";
    private static final String CHOICE_MEND = "choose between two conditions: asOf < a date ? x < y : x < z";

    private final Expression expression;
    private final String pointer;
    private final Issues issues;

    AsOfForms(Expression expression, String pointer, Issues issues) {
        this.expression = expression;
        this.pointer = pointer;
        this.issues = issues;
    }

    /** Of a first permitted day: asked on another day it would be another. */
    void refuseAny() {
        if (mentions(expression.root())) {
            issues.add(
                    pointer,
                    expression,
                    expression.root(),
                    "asOf cannot be used here",
                    "the first permitted day follows from facts and parameters");
        }
    }

    void check(CelExpr expr) {
        if (isAsOf(expr)) {
            issues.add(pointer, expression, expr, "asOf cannot be used here", MEND);
            return;
        }
        if (expr.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
            elements(expr, false);
            return;
        }
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
            Expression.children(expr).forEach(this::check);
            return;
        }
        var call = expr.call();
        if (decidesValue(expr)) {
            issues.add(pointer, expression, expr, "asOf cannot decide between two values", CHOICE_MEND);
        } else if (Declarations.RELATIONS.containsKey(call.function())) {
            comparison(call.args().get(0), call.args().get(1));
        } else if (call.function().equals(Declarations.IN_SET)
                || call.function().equals(Declarations.DETERMINED)) {
            call.args().stream().filter(argument -> !isAsOf(argument)).forEach(this::check);
        } else {
            call.args().forEach(this::check);
        }
    }

    private void comparison(CelExpr left, CelExpr right) {
        if (moves(left) && !mentions(right)) {
            return;
        }
        if (moves(right) && !mentions(left)) {
            return;
        }
        if (isCount(left) && !mentions(right)) {
            elements(left, true);
            return;
        }
        if (isCount(right) && !mentions(left)) {
            elements(right, true);
            return;
        }
        check(left);
        check(right);
    }

    /**
     * The days on which what is said of each element changes are those on which the whole may, of a list within a list as well; a
     * count has to be compared.
     */
    private void elements(CelExpr expr, boolean compared) {
        var walk = Walk.of(expr);
        if (!mentions(walk.condition())) {
            return;
        }
        if (walk.counts() && !compared) {
            issues.add(pointer, expression, expr, "a count that changes with asOf is only compared", COUNT_MEND);
        } else {
            check(walk.condition());
        }
    }

    private static boolean isCount(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION
                && Walk.of(expr).counts();
    }

    /** asOf itself, or the days between it and a date. */
    private static boolean moves(CelExpr expr) {
        if (isAsOf(expr)) {
            return true;
        }
        if (!Expression.isCall(expr, Declarations.DAYS_BETWEEN)
                && !Expression.isCall(expr, Declarations.WORKING_DAYS_BETWEEN)) {
            return false;
        }
        var from = expr.call().args().get(0);
        var to = expr.call().args().get(1);
        return (isAsOf(from) && !mentions(to)) || (isAsOf(to) && !mentions(from));
    }

    static boolean mentions(CelExpr expr) {
        return isAsOf(expr)
                || isDeterminedNow(expr)
                || Expression.children(expr).stream().anyMatch(AsOfForms::mentions);
    }

    /** A choice between values, not conditions. */
    private boolean decidesValue(CelExpr expr) {
        return Expression.isCall(expr, Declarations.CHOOSE)
                && !expression.type(expr).equals(SimpleType.BOOL)
                && mentions(expr.call().args().getFirst());
    }

    static boolean isDeterminedNow(CelExpr expr) {
        return Expression.isCall(expr, Declarations.DETERMINED)
                && expr.call().args().size() == 1;
    }

    /** What is true or false itself and may ask for asOf: the days on which it changes follow from what stands in it. */
    static boolean isForm(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CALL
                && (Declarations.RELATIONS.containsKey(expr.call().function())
                        || Expression.isCall(expr, Declarations.IN_SET)
                        || Expression.isCall(expr, Declarations.DETERMINED));
    }

    static boolean isAsOf(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.IDENT
                && expr.ident().name().equals(AS_OF);
    }
}
