package org.daylight.rules.reference;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.SubjectType;
import org.jspecify.annotations.Nullable;

/** What parts of a parsed expression are: no more than the planner's functions have to be told apart by. */
final class ExpressionKinds {

    private static final Set<String> CONDITIONS = Set.of(
            "_&&_",
            "_||_",
            "!_",
            "_<_",
            "_<=_",
            "_>_",
            "_>=_",
            "_==_",
            "_!=_",
            "@in",
            "inSet",
            "determined",
            "exists",
            "all");
    private static final Set<String> DATES =
            Set.of("addDays", "addMonths", "addYears", "addWorkingDays", "either", "endOfYear", "date");

    private final SubjectType subject;
    private final Map<String, FactType> parameters;

    /** By the names that stand for elements at this place of the expression. */
    private final Map<String, FactType> elements = new HashMap<>();

    ExpressionKinds(SubjectType subject, Map<String, FactType> parameters) {
        this.subject = subject;
        this.parameters = parameters;
    }

    /** From here on a name stands for the elements of a list. */
    void begin(String name, FactType type) {
        elements.put(name, type);
    }

    void end(String name) {
        elements.remove(name);
    }

    /** Null if the name stands for no element here. */
    @Nullable
    FactType element(String name) {
        return elements.get(name);
    }

    boolean isCondition(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> expr.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE;
            case SELECT -> expr.select().testOnly() || of(expr) == FactType.BOOL;
            case CALL -> {
                var function = expr.call().function();
                yield CONDITIONS.contains(function)
                        || (function.equals("_?_:_")
                                && isCondition(expr.call().args().get(1)));
            }
            case IDENT -> elements.get(expr.ident().name()) == FactType.BOOL;
            case NOT_SET, LIST, STRUCT, MAP, COMPREHENSION -> false;
        };
    }

    boolean isDate(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT ->
                expr.ident().name().equals("asOf") || elements.get(expr.ident().name()) == FactType.DATE;
            case SELECT -> of(expr) == FactType.DATE;
            case CALL -> {
                var function = expr.call().function();
                var args = expr.call().args();
                yield DATES.contains(function)
                        || (function.equals("_?_:_") && isDate(args.get(1)))
                        || ((function.equals("_+_") || function.equals("_-_")) && isDate(args.getFirst()));
            }
            case NOT_SET, CONSTANT, LIST, STRUCT, MAP, COMPREHENSION -> false;
        };
    }

    @Nullable
    FactType of(CelExpr select) {
        var name = name(select);
        if (name.startsWith("params.")) {
            return parameters.get(name.substring("params.".length()));
        }
        var slot = subject.slot(name);
        return slot == null ? null : subject.leaf(slot).type();
    }

    static String name(CelExpr select) {
        var operand = select.select().operand();
        return operand.getKind() == CelExpr.ExprKind.Kind.IDENT
                ? operand.ident().name() + "." + select.select().field()
                : "";
    }
}
