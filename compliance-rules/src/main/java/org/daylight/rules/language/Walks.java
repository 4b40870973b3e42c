package org.daylight.rules.language;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.Condition;
import org.daylight.rules.evaluation.Effort;
import org.daylight.rules.evaluation.Fold;
import org.daylight.rules.evaluation.ListLeaf;
import org.daylight.rules.evaluation.Pass;
import org.daylight.rules.evaluation.Term;
import org.daylight.rules.facts.Leaf;
import org.daylight.rules.facts.SubjectType;
import org.jspecify.annotations.Nullable;

/** Turns what goes through the lists of a subject into folds, and counts what that may cost. */
final class Walks {

    /** An element that can be named where a fold is. */
    private record Element(String name, ListLeaf list, int depth) {}

    private final SubjectType subject;
    private final Expression expression;
    private final Effort effort;
    private final Function<CelExpr, Condition> conditions;
    private final List<Element> scope = new ArrayList<>();
    private final Map<Long, Fold> folds = new HashMap<>();

    /** @param conditions translates what is asked of an element */
    Walks(SubjectType subject, Expression expression, Effort effort, Function<CelExpr, Condition> conditions) {
        this.subject = subject;
        this.expression = expression;
        this.effort = effort;
        this.conditions = conditions;
    }

    /** The same one for the same expression. */
    Fold fold(CelExpr expr) {
        var known = folds.get(expr.id());
        if (known != null) {
            return known;
        }
        expression.step(expr);
        var walk = Walk.of(expr);
        var list = list(walk.list());
        allowed(expr, walk);
        var depth = scope.size();
        scope.add(new Element(walk.variable(), list, depth));
        var condition = conditions.apply(walk.condition());
        scope.removeLast();
        if (depth == 0) {
            effort.add(pass(walk.list(), walk.condition(), walk.variable(), ""));
        }
        var fold = new Fold(list, depth, condition, effort);
        folds.put(expr.id(), fold);
        return fold;
    }

    /** count(list) or sum(list). */
    Term whole(CelExpr call) {
        var argument = call.call().args().getFirst();
        var list = list(argument);
        if (scope.size() == Walk.DEEPEST) {
            throw tooDeep(call);
        }
        if (scope.isEmpty()) {
            effort.add(pass(argument, argument, "", ""));
        }
        var counted = scope.isEmpty() ? effort : null;
        return call.call().function().equals(Walk.COUNT) ? list.count(counted) : list.sum(counted);
    }

    /** The element of that name; null if there is none. */
    @Nullable
    Term element(CelExpr name) {
        return scope.stream()
                .filter(element -> element.name().equals(name.ident().name()))
                .findFirst()
                .map(element -> element.list().element(element.depth()))
                .orElse(null);
    }

    /** Whether it names no element. */
    boolean isOfLine(CelExpr expr) {
        var name = expr.getKind() == CelExpr.ExprKind.Kind.IDENT ? expr.ident().name() : AsOfForms.AS_OF;
        return (name.equals(AsOfForms.AS_OF) || isGroup(name))
                && Expression.children(expr).stream().allMatch(this::isOfLine);
    }

    private boolean isGroup(String name) {
        return name.equals(Parameters.GROUP)
                || subject.leaves().stream().anyMatch(leaf -> leaf.group().equals(name));
    }

    /** How often an expression asks for what moves with asOf, that of elements left out. */
    static int moving(CelExpr expr) {
        return moving(expr, expr, _ -> true);
    }

    /**
     * @param clause the comparison, or what else is true or false, in which it stands
     * @param which of these clauses count
     */
    private static int moving(CelExpr expr, CelExpr clause, Predicate<CelExpr> which) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
            return 0;
        }
        if (AsOfForms.isAsOf(expr) || AsOfForms.isDeterminedNow(expr)) {
            return which.test(clause) ? 1 : 0;
        }
        var within = AsOfForms.isForm(expr) ? expr : clause;
        return Expression.children(expr).stream()
                .mapToInt(child -> moving(child, within, which))
                .sum();
    }

    private static boolean names(CelExpr expr, String element) {
        return expr.getKind() == CelExpr.ExprKind.Kind.IDENT
                ? expr.ident().name().equals(element)
                : Expression.children(expr).stream().anyMatch(child -> names(child, element));
    }

    private ListLeaf list(CelExpr expr) {
        var name = Expression.leafName(expr);
        var slot = subject.slot(name);
        if (slot != null && subject.leaf(slot).type().element().isPresent()) {
            return new ListLeaf(slot, name, subject.leaf(slot).type().element().get());
        }
        var lists = subject.leaves().stream()
                .filter(leaf -> leaf.type().element().isPresent())
                .map(Leaf::name)
                .toList();
        var message = "only a fact that is a list is gone through";
        throw lists.isEmpty()
                ? new Refusal(expr, message, "a %s has no list".formatted(subject.name()))
                : new Refusal(expr, message, name, lists, "the lists are: ");
    }

    private void allowed(CelExpr expr, Walk walk) {
        if (scope.size() == Walk.DEEPEST) {
            throw tooDeep(expr);
        }
        var name = walk.variable();
        var taken = name.equals(AsOfForms.AS_OF)
                || isGroup(name)
                || scope.stream().anyMatch(element -> element.name().equals(name));
        if (taken) {
            throw new Refusal(
                    expr,
                    "the name %s is taken".formatted(name),
                    "call the element by a name of its own, as in one, other or day");
        }
    }

    private static Refusal tooDeep(CelExpr expr) {
        return new Refusal(
                expr,
                "a list is gone through within a list within a list",
                "hold the elements of one list against those of one other at most");
    }

    /** @param around the name of the element for each of which the list is gone through, or "" */
    private Pass pass(CelExpr list, CelExpr condition, String element, String around) {
        var inner = new ArrayList<Pass>();
        var parts = parts(condition, element, inner);
        var slot = Objects.requireNonNull(subject.slot(Expression.leafName(list)));
        var pairs = moving(condition, condition, clause -> names(clause, around));
        return new Pass(slot, parts, moving(condition) - pairs, pairs, inner);
    }

    /** What stands in a condition; what is gone through in it is gathered. */
    private int parts(CelExpr expr, String element, List<Pass> inner) {
        expression.step(expr);
        if (expr.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
            var walk = Walk.of(expr);
            inner.add(pass(walk.list(), walk.condition(), walk.variable(), element));
            return 1;
        }
        if (isWhole(expr)) {
            var argument = expr.call().args().getFirst();
            inner.add(pass(argument, argument, "", element));
            return 1;
        }
        return 1
                + Expression.children(expr).stream()
                        .mapToInt(child -> parts(child, element, inner))
                        .sum();
    }

    static boolean isWhole(CelExpr expr) {
        return Stream.of(Walk.COUNT, Declarations.SUM).anyMatch(function -> Expression.isCall(expr, function));
    }
}
