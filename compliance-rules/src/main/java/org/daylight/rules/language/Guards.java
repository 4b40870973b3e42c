package org.daylight.rules.language;

import dev.cel.common.ast.CelExpr;
import java.util.HashSet;
import java.util.Set;
import org.daylight.rules.facts.SubjectType;

/** Refuses a leaf that may be absent unless has() guards it on every path. */
final class Guards {

    private final SubjectType subject;
    private final Expression expression;
    private final String pointer;
    private final Issues issues;

    Guards(SubjectType subject, Expression expression, String pointer, Issues issues) {
        this.subject = subject;
        this.expression = expression;
        this.pointer = pointer;
        this.issues = issues;
    }

    /** @param guarded leaves that are known to have a value whenever the expression matters */
    void check(CelExpr expr, Set<String> guarded) {
        switch (expr.getKind()) {
            case SELECT -> leaf(expr, guarded);
            case CALL -> call(expr, guarded);
            case LIST -> expr.list().elements().forEach(element -> check(element, guarded));
            case NOT_SET, CONSTANT, IDENT, STRUCT, MAP, COMPREHENSION -> {}
        }
    }

    private void call(CelExpr expr, Set<String> guarded) {
        var args = expr.call().args();
        switch (expr.call().function()) {
            case Declarations.AND -> {
                check(args.get(0), guarded);
                check(args.get(1), union(guarded, present(args.get(0), true)));
            }
            case Declarations.OR -> {
                check(args.get(0), guarded);
                check(args.get(1), union(guarded, present(args.get(0), false)));
            }
            case Declarations.CHOOSE -> {
                check(args.get(0), guarded);
                check(args.get(1), union(guarded, present(args.get(0), true)));
                check(args.get(2), union(guarded, present(args.get(0), false)));
            }
            default -> args.forEach(argument -> check(argument, guarded));
        }
    }

    private void leaf(CelExpr expr, Set<String> guarded) {
        var name = Expression.leafName(expr);
        var slot = subject.slot(name);
        if (slot == null || expr.select().testOnly() || guarded.contains(name)) {
            return;
        }
        if (subject.leaf(slot).mayBeAbsent()) {
            issues.add(
                    pointer,
                    expression,
                    expr,
                    "%s may be absent and is not guarded on every path".formatted(name),
                    "write has(%s) && … or !has(%s) || … before it".formatted(name, name));
        }
    }

    /** The leaves that surely have a value if the expression is true, or if it is false. */
    static Set<String> present(CelExpr expr, boolean ifTrue) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            return expr.select().testOnly() && ifTrue ? Set.of(Expression.leafName(expr)) : Set.of();
        }
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return Set.of();
        }
        var args = expr.call().args();
        return switch (expr.call().function()) {
            case Declarations.NOT -> present(args.getFirst(), !ifTrue);
            case Declarations.AND -> both(args.get(0), args.get(1), ifTrue, ifTrue);
            case Declarations.OR -> both(args.get(0), args.get(1), ifTrue, !ifTrue);
            case Declarations.CHOOSE ->
                intersection(
                        union(present(args.get(0), true), present(args.get(1), ifTrue)),
                        union(present(args.get(0), false), present(args.get(2), ifTrue)));
            case Declarations.DETERMINED -> ifTrue ? Set.of(Determinations.from(Determinations.kind(expr))) : Set.of();
            default -> Set.of();
        };
    }

    private static Set<String> both(CelExpr left, CelExpr right, boolean ifTrue, boolean together) {
        return together
                ? union(present(left, ifTrue), present(right, ifTrue))
                : intersection(present(left, ifTrue), present(right, ifTrue));
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        var union = new HashSet<>(left);
        union.addAll(right);
        return union;
    }

    private static Set<String> intersection(Set<String> left, Set<String> right) {
        var intersection = new HashSet<>(left);
        intersection.retainAll(right);
        return intersection;
    }
}
