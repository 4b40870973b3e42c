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
        expression.step(expr);
        switch (expr.getKind()) {
            case SELECT -> leaf(expr, guarded);
            case CALL -> call(expr, guarded);
            case LIST, COMPREHENSION -> Expression.children(expr).forEach(child -> check(child, guarded));
            case NOT_SET, CONSTANT, IDENT, STRUCT, MAP -> {}
        }
    }

    private void call(CelExpr expr, Set<String> guarded) {
        var args = expr.call().args();
        switch (expr.call().function()) {
            case Declarations.AND -> {
                check(args.get(0), guarded);
                check(args.get(1), union(guarded, present(expression, args.get(0)).ifTrue));
            }
            case Declarations.OR -> {
                check(args.get(0), guarded);
                check(args.get(1), union(guarded, present(expression, args.get(0)).ifFalse));
            }
            case Declarations.CHOOSE -> {
                var asked = present(expression, args.get(0));
                check(args.get(0), guarded);
                check(args.get(1), union(guarded, asked.ifTrue));
                check(args.get(2), union(guarded, asked.ifFalse));
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

    /** The leaves that surely have a value if an expression is true, and those if it is false. */
    record Present(Set<String> ifTrue, Set<String> ifFalse) {

        private static final Present NOTHING = new Present(Set.of(), Set.of());
    }

    /** Both at once: asked one after the other, every choice inside a choice would double the work. */
    static Present present(Expression expression, CelExpr expr) {
        expression.step(expr);
        if (expr.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            return expr.select().testOnly()
                    ? new Present(Set.of(Expression.leafName(expr)), Set.of())
                    : Present.NOTHING;
        }
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return Present.NOTHING;
        }
        var args = expr.call().args();
        return switch (expr.call().function()) {
            case Declarations.NOT -> {
                var inside = present(expression, args.getFirst());
                yield new Present(/* ifTrue= */ inside.ifFalse, /* ifFalse= */ inside.ifTrue);
            }
            case Declarations.AND -> {
                var left = present(expression, args.get(0));
                var right = present(expression, args.get(1));
                yield new Present(union(left.ifTrue, right.ifTrue), intersection(left.ifFalse, right.ifFalse));
            }
            case Declarations.OR -> {
                var left = present(expression, args.get(0));
                var right = present(expression, args.get(1));
                yield new Present(intersection(left.ifTrue, right.ifTrue), union(left.ifFalse, right.ifFalse));
            }
            case Declarations.CHOOSE -> {
                var asked = present(expression, args.get(0));
                var then = present(expression, args.get(1));
                var otherwise = present(expression, args.get(2));
                yield new Present(
                        intersection(union(asked.ifTrue, then.ifTrue), union(asked.ifFalse, otherwise.ifTrue)),
                        intersection(union(asked.ifTrue, then.ifFalse), union(asked.ifFalse, otherwise.ifFalse)));
            }
            case Declarations.DETERMINED ->
                new Present(Set.of(Determinations.from(Determinations.kind(expr))), Set.of());
            default -> Present.NOTHING;
        };
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
