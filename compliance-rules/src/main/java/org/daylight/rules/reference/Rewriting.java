package org.daylight.rules.reference;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.SubjectType;
import org.jspecify.annotations.Nullable;

/**
 * Writes a parsed expression again for the planner: leaves, parameters and has() as flat variables, operators on intervals as
 * functions by name, and a choice as a variable of its own.
 */
final class Rewriting {

    /** A condition and the two expressions between which it chooses. */
    record Choice(CelExpr condition, CelExpr then, CelExpr otherwise) {}

    /** Two conditions that are asked whether they are the same. */
    record Pair(CelExpr left, CelExpr right) {}

    /**
     * A list that is gone through.
     *
     * @param function exists, all, count or sum
     * @param element how the condition names an element
     * @param condition null = the list is counted or summed up as a whole
     */
    record Gone(
            String function,
            int slot,
            FactType type,
            String element,
            @Nullable CelExpr condition) {}

    /** The expression is not one of the language, or a part of it that the reference does not know. */
    static final class Unsupported extends Exception {
        private static final long serialVersionUID = 1L;

        Unsupported(String what) {
            super(what);
        }
    }

    private static final Map<String, String> RELATIONS = Map.of(
            "_<_", "less",
            "_<=_", "atMost",
            "_>_", "more",
            "_>=_", "atLeast",
            "_==_", "equal",
            "_!=_", "notEqual");
    private static final Set<String> LITERALS = Set.of("date", "days", "money", "quantity", "decimal");
    private static final Set<String> SAME = Set.of(
            "addMonths",
            "addYears",
            "daysBetween",
            "either",
            "fiscalYear",
            "endOfYear",
            "inSet",
            "workingDaysBetween",
            "addWorkingDays");

    private final SubjectType subject;
    private final List<String> parameters;
    private final ExpressionKinds kinds;
    private final Map<String, Variable> variables = new TreeMap<>();
    private final List<Choice> choices = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Gone> lists = new ArrayList<>();

    private long lastId;

    Rewriting(SubjectType subject, List<String> parameters, Map<String, FactType> parameterTypes) {
        this.subject = subject;
        this.parameters = parameters;
        kinds = new ExpressionKinds(subject, parameterTypes);
    }

    Map<String, Variable> variables() {
        return variables;
    }

    /** Those that stand for a variable, the inner ones before the outer. */
    List<Choice> choices() {
        return choices;
    }

    List<Pair> pairs() {
        return pairs;
    }

    /** The inner ones before the outer. */
    List<Gone> lists() {
        return lists;
    }

    CelExpr rewrite(CelExpr expr) throws Unsupported {
        return switch (expr.getKind()) {
            case CONSTANT -> CelExpr.ofConstant(id(), expr.constant());
            case IDENT -> ident(expr);
            case SELECT -> select(expr);
            case LIST -> {
                var elements = ImmutableList.<CelExpr>builder();
                for (var element : expr.list().elements()) {
                    elements.add(rewrite(element));
                }
                yield CelExpr.ofList(id(), elements.build(), ImmutableList.of());
            }
            case CALL -> call(expr, expr.call().function(), expr.call().args());
            case NOT_SET, STRUCT, MAP, COMPREHENSION -> throw new Unsupported("a " + expr.getKind());
        };
    }

    private CelExpr ident(CelExpr expr) throws Unsupported {
        var element = kinds.element(expr.ident().name());
        if (element != null) {
            var name = expr.ident().name();
            var variable = variable("element_" + name, new Variable.Element(name));
            return element == FactType.BOOL ? function("holds", variable) : variable;
        }
        if (!expr.ident().name().equals("asOf")) {
            throw new Unsupported("the name " + expr.ident().name());
        }
        return variable("asOf", new Variable.AsOf());
    }

    private CelExpr select(CelExpr expr) throws Unsupported {
        var name = ExpressionKinds.name(expr);
        if (name.startsWith("params.")) {
            var index = parameters.indexOf(expr.select().field());
            return holds(expr, variable(flat(name), new Variable.Parameter(index)));
        }
        var slot = subject.slot(name);
        if (slot == null) {
            throw new Unsupported("the fact " + name);
        }
        return expr.select().testOnly() ? has(name, slot) : holds(expr, variable(flat(name), new Variable.Leaf(slot)));
    }

    private CelExpr has(String name, int slot) {
        return variable("has_" + flat(name), new Variable.Has(slot));
    }

    /** What is absent is neither true nor false: an error, not a value of its own. */
    private CelExpr holds(CelExpr expr, CelExpr variable) {
        return kinds.of(expr) == FactType.BOOL ? function("holds", variable) : variable;
    }

    private CelExpr call(CelExpr expr, String function, List<CelExpr> args) throws Unsupported {
        if (RELATIONS.containsKey(function)) {
            return relation(function, args);
        }
        return switch (function) {
            case "_&&_", "_||_" -> function(function, rewrite(args.get(0)), rewrite(args.get(1)));
            case "!_" -> not(rewrite(args.getFirst()));
            case "_?_:_" -> choice(args);
            case "@in" -> function("among", rewrite(args.get(0)), rewrite(args.get(1)));
            case "determined" -> determined(args);
            case "exists", "all", "count", "sum" -> gone(expr, function, args);
            case "addDays" -> function("plusDays", rewrite(args.get(0)), rewrite(args.get(1)));
            case "_+_" ->
                function(
                        kinds.isDate(args.getFirst()) ? "plusDays" : "plus",
                        rewrite(args.get(0)),
                        rewrite(args.get(1)));
            case "_-_" ->
                function(
                        kinds.isDate(args.getFirst()) ? "minusDays" : "minus",
                        rewrite(args.get(0)),
                        rewrite(args.get(1)));
            case "_*_" -> function("times", rewrite(args.get(0)), rewrite(args.get(1)));
            default -> other(expr, function, args);
        };
    }

    /** Asked apart, element by element: the planner goes through no list by itself, and no loop has to be believed. */
    private CelExpr gone(CelExpr expr, String function, List<CelExpr> args) throws Unsupported {
        var list = expr.call().target().orElseGet(args::getFirst);
        var slot = subject.slot(ExpressionKinds.name(list));
        if (slot == null) {
            throw new Unsupported("a list that is no fact");
        }
        var type = subject.leaf(slot).type().element().orElseThrow(() -> new Unsupported("a fact that is no list"));
        var element = "";
        CelExpr condition = null;
        if (expr.call().target().isPresent()) {
            element = args.get(0).ident().name();
            kinds.begin(element, type);
            condition = rewrite(args.get(1));
            kinds.end(element);
        }
        lists.add(new Gone(function, slot, type, element, condition));
        var index = lists.size() - 1;
        var variable = variable("list_" + index, new Variable.Gone(index));
        return function.equals("exists") || function.equals("all")
                ? function("holds", variable)
                : function("value", variable);
    }

    private CelExpr other(CelExpr expr, String function, List<CelExpr> args) throws Unsupported {
        if (LITERALS.contains(function)) {
            return function("literal", text(function), rewrite(args.getFirst()));
        }
        if (!SAME.contains(function) || expr.call().target().isPresent()) {
            throw new Unsupported("the function " + function);
        }
        var rewritten = new CelExpr[args.size()];
        for (var index = 0; index < rewritten.length; index++) {
            rewritten[index] = rewrite(args.get(index));
        }
        return function(function, rewritten);
    }

    private CelExpr relation(String function, List<CelExpr> args) throws Unsupported {
        var left = args.get(0);
        var right = args.get(1);
        if (!kinds.isCondition(left) && !kinds.isCondition(right)) {
            return function(RELATIONS.get(function), rewrite(left), rewrite(right));
        }
        // Asked apart: written out with "and" and "or", every one inside another would double the expression.
        pairs.add(new Pair(rewrite(left), rewrite(right)));
        var index = pairs.size() - 1;
        var same = function("holds", variable("same_" + index, new Variable.Same(index)));
        return function.equals("_==_") ? same : not(same);
    }

    /** Asked apart: the planner would not look at either side of a choice when it does not know which of them counts. */
    private CelExpr choice(List<CelExpr> args) throws Unsupported {
        var choice = new Choice(rewrite(args.get(0)), rewrite(args.get(1)), rewrite(args.get(2)));
        choices.add(choice);
        var index = choices.size() - 1;
        var variable = variable("choice_" + index, new Variable.Chosen(index));
        return kinds.isCondition(args.get(1)) ? function("holds", variable) : function("value", variable);
    }

    /** From its first day on, and before its last day is over. */
    private CelExpr determined(List<CelExpr> args) throws Unsupported {
        if (args.getFirst().getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            throw new Unsupported("a kind of determination that is computed");
        }
        var kind = "determination." + args.getFirst().constant().stringValue();
        var from = subject.slot(kind + "On");
        var until = subject.slot(kind + "Until");
        if (from == null) {
            throw new Unsupported("the determination " + kind);
        }
        var begun = and(
                has(kind + "On", from),
                function("atMost", variable(flat(kind + "On"), new Variable.Leaf(from)), date(args)));
        if (until == null) {
            return begun;
        }
        var lasts = or(
                not(has(kind + "Until", until)),
                function("less", date(args), variable(flat(kind + "Until"), new Variable.Leaf(until))));
        return and(begun, lasts);
    }

    private CelExpr date(List<CelExpr> args) throws Unsupported {
        return args.size() > 1 ? rewrite(args.get(1)) : variable("asOf", new Variable.AsOf());
    }

    private static String flat(String name) {
        return name.replace('.', '_');
    }

    private CelExpr variable(String name, Variable variable) {
        variables.put(name, variable);
        return CelExpr.ofIdent(id(), name);
    }

    private CelExpr text(String text) {
        return CelExpr.ofConstant(id(), CelConstant.ofValue(text));
    }

    private CelExpr and(CelExpr left, CelExpr right) {
        return function("_&&_", left, right);
    }

    private CelExpr or(CelExpr left, CelExpr right) {
        return function("_||_", left, right);
    }

    private CelExpr not(CelExpr condition) {
        return function("!_", condition);
    }

    private CelExpr function(@Nullable String name, CelExpr... args) {
        return CelExpr.ofCall(id(), Optional.empty(), String.valueOf(name), ImmutableList.copyOf(args));
    }

    private long id() {
        return ++lastId;
    }
}
