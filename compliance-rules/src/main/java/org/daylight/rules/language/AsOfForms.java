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
    private static final String CHOICE_MEND = "choose between two conditions: asOf < a date ? x < y : x < z";

    private final Expression expression;
    private final String pointer;
    private final Issues issues;

    AsOfForms(Expression expression, String pointer, Issues issues) {
        this.expression = expression;
        this.pointer = pointer;
        this.issues = issues;
    }

    void check(CelExpr expr) {
        if (isAsOf(expr)) {
            issues.add(pointer, expression, expr, "asOf cannot be used here", MEND);
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
        check(left);
        check(right);
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
                || (Expression.isCall(expr, Declarations.DETERMINED)
                        && expr.call().args().size() == 1)
                || Expression.children(expr).stream().anyMatch(AsOfForms::mentions);
    }

    /** A choice between values, not conditions. */
    private boolean decidesValue(CelExpr expr) {
        return Expression.isCall(expr, Declarations.CHOOSE)
                && !expression.type(expr).equals(SimpleType.BOOL)
                && mentions(expr.call().args().getFirst());
    }

    private static boolean isAsOf(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.IDENT
                && expr.ident().name().equals(AS_OF);
    }
}
