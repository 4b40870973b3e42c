package org.daylight.rules.language;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.daylight.rules.evaluation.Clauses;
import org.daylight.rules.evaluation.Condition;
import org.daylight.rules.evaluation.Effort;
import org.daylight.rules.evaluation.Logic;
import org.daylight.rules.evaluation.Place;
import org.daylight.rules.evaluation.Relation;
import org.daylight.rules.evaluation.Term;
import org.daylight.rules.evaluation.Terms;
import org.daylight.rules.evaluation.WorkingCalendar;
import org.daylight.rules.evaluation.WorkingDayTerms;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;
import org.daylight.rules.facts.Span;
import org.daylight.rules.facts.SubjectType;

/** Turns a checked expression into conditions and terms. */
final class Translator {

    private final SubjectType subject;
    private final List<String> parameters;
    private final Set<String> byOtherDate;
    private final Expression expression;
    private final Walks walks;
    private final Places places;

    /**
     * For one expression.
     *
     * @param parameters names in the order of their indexes
     * @param byOtherDate those of them that are dated by another leaf than the rule
     * @param effort of the revision, to which the lists that are gone through are added
     */
    Translator(
            SubjectType subject,
            List<String> parameters,
            Set<String> byOtherDate,
            NamedSets sets,
            Expression expression,
            String name,
            Effort effort) {
        this.subject = subject;
        this.parameters = parameters;
        this.byOtherDate = byOtherDate;
        this.expression = expression;
        this.walks = new Walks(subject, expression, effort, element -> condition(element, expression.whole()));
        this.places = new Places(subject, parameters, sets, expression, name, walks, this::term);
    }

    Condition condition() {
        return condition(expression.root(), expression.whole());
    }

    Term term() {
        return term(expression.root());
    }

    /** That of the whole expression, with all that it looks at. */
    Place place() {
        return places.of(expression.root(), expression.whole());
    }

    private Condition condition(CelExpr expr, Expression.Range range) {
        expression.step(expr);
        return switch (expr.getKind()) {
            case CONSTANT -> Logic.constant(expr.constant().booleanValue(), places.of(expr, range));
            case SELECT ->
                expr.select().testOnly() ? has(expr, range) : Clauses.holds(term(expr), places.of(expr, range));
            case CALL -> call(expr, range);
            case IDENT -> Clauses.holds(term(expr), places.of(expr, range));
            case COMPREHENSION ->
                Walk.of(expr).function().equals(Walk.EXISTS)
                        ? walks.fold(expr).exists(places.of(expr, range))
                        : walks.fold(expr).all(places.of(expr, range));
            case NOT_SET, LIST, STRUCT, MAP -> throw unknown(expr);
        };
    }

    private Condition call(CelExpr expr, Expression.Range range) {
        var args = expr.call().args();
        var position = expression.position(expr);
        return switch (expr.call().function()) {
            case Declarations.AND ->
                Logic.and(
                        condition(args.get(0), expression.before(range, position)),
                        condition(args.get(1), expression.after(range, position, 2)));
            case Declarations.OR ->
                Logic.or(
                        condition(args.get(0), expression.before(range, position)),
                        condition(args.get(1), expression.after(range, position, 2)));
            case Declarations.NOT -> Logic.not(condition(args.getFirst(), expression.after(range, position, 1)));
            case Declarations.CHOOSE -> {
                var colon = expression.colon(position, range.to());
                var then = new Expression.Range(Math.min(position + 1, colon), colon);
                yield Logic.choose(
                        condition(args.get(0), expression.before(range, position)),
                        condition(args.get(1), expression.trimmed(then)),
                        condition(args.get(2), expression.after(range, colon, 1)));
            }
            case Declarations.IN -> Clauses.in(term(args.get(0)), term(args.get(1)), places.of(expr, range));
            case Declarations.IN_SET ->
                Clauses.inSet(term(args.get(0)), places.set(args.get(1)), term(args.get(2)), places.of(expr, range));
            case Declarations.DETERMINED -> determined(expr, range);
            default -> relation(expr, range, position);
        };
    }

    private Condition relation(CelExpr expr, Expression.Range range, int position) {
        var relation = Declarations.RELATIONS.get(expr.call().function());
        if (relation == null) {
            throw unknown(expr);
        }
        var left = expr.call().args().get(0);
        var right = expr.call().args().get(1);
        if (expression.type(left).equals(SimpleType.BOOL)) {
            var same = Logic.same(
                    condition(left, expression.before(range, position)),
                    condition(right, expression.after(range, position, 2)));
            return expr.call().function().equals("_==_") ? same : Logic.not(same);
        }
        return Clauses.compare(relation, term(left), term(right), places.of(expr, range));
    }

    /** From its first day on, and before its last day is over. */
    private Condition determined(CelExpr expr, Expression.Range range) {
        var args = expr.call().args();
        var kind = literal(args.getFirst(), "the kind of a determination stands in the rule");
        var from = Determinations.from(kind);
        var slot = subject.slot(from);
        if (slot == null) {
            throw new Refusal(
                    args.getFirst(),
                    "there is no determination \"%s\" about a %s".formatted(kind, subject.name()),
                    kind,
                    Determinations.kinds(subject),
                    "the determinations are: ");
        }
        var place = places.of(expr, range);
        var date = args.size() > 1 ? term(args.get(1)) : Terms.asOf();
        var begun = Logic.and(
                Clauses.has(slot, from, place),
                Clauses.compare(Relation.AT_MOST, Terms.leaf(slot, from, FactType.DATE), date, place));
        var until = Determinations.until(kind);
        var end = subject.slot(until);
        if (end == null) {
            return Clauses.whole(begun, place);
        }
        var lasts = Logic.or(
                Logic.not(Clauses.has(end, until, place)),
                Clauses.compare(Relation.LESS, date, Terms.leaf(end, until, FactType.DATE), place));
        return Clauses.whole(Logic.and(begun, lasts), place);
    }

    private Condition has(CelExpr expr, Expression.Range range) {
        var leaf = Expression.leafName(expr);
        var slot = subject.slot(leaf);
        if (slot == null) {
            throw new Refusal(
                    expr, "has() asks for a fact", "write has() around a leaf such as has(transfer.offeredOn)");
        }
        return Clauses.has(slot, leaf, places.of(expr, range));
    }

    private Term term(CelExpr expr) {
        expression.step(expr);
        return switch (expr.getKind()) {
            case CONSTANT -> Terms.constant(constant(expr));
            case IDENT -> {
                var element = walks.element(expr);
                if (element != null) {
                    yield element;
                }
                if (!expr.ident().name().equals(AsOfForms.AS_OF)) {
                    throw new Refusal(
                            expr, "a group of facts is not a value", "write a leaf such as transfer.offeredOn");
                }
                yield Terms.asOf();
            }
            case SELECT -> leaf(expr);
            case LIST ->
                Terms.list(expr.list().elements().stream().map(this::term).toList());
            case CALL -> function(expr);
            case COMPREHENSION -> walks.fold(expr).count();
            case NOT_SET, STRUCT, MAP -> throw unknown(expr);
        };
    }

    private Term leaf(CelExpr expr) {
        var leaf = Expression.leafName(expr);
        if (leaf.startsWith(Parameters.GROUP + ".") && !expr.select().testOnly()) {
            var name = expr.select().field();
            var index = parameters.indexOf(name);
            return byOtherDate.contains(name) ? Terms.parameterByOtherDate(index) : Terms.parameter(index);
        }
        var slot = subject.slot(leaf);
        if (slot == null || expr.select().testOnly()) {
            throw unknown(expr);
        }
        return Terms.leaf(slot, leaf, subject.leaf(slot).type());
    }

    private Term function(CelExpr expr) {
        var function = expr.call().function();
        var args = expr.call().args();
        if (function.equals(Declarations.CHOOSE)) {
            return Terms.choose(condition(args.get(0), expression.whole()), term(args.get(1)), term(args.get(2)));
        }
        if (function.equals(Declarations.NEVER)) {
            if (!expression.type(expression.root()).equals(Types.DATE)) {
                throw new Refusal(
                        expr,
                        "never() is no day that could be held against another",
                        "use it where a date is asked for, as in permittedFrom: a condition ? never() : a date");
            }
            return Terms.never();
        }
        if (function.equals(Declarations.FISCAL_YEAR)) {
            return Terms.fiscalYear(term(args.getFirst()));
        }
        if (function.equals(Declarations.END_OF_YEAR)) {
            return Terms.endOfYear(term(args.getFirst()));
        }
        if (function.equals(Declarations.WORKING_DAYS_BETWEEN)) {
            return WorkingDayTerms.between(term(args.get(0)), term(args.get(1)), calendar(args.get(2)));
        }
        if (function.equals(Declarations.ADD_WORKING_DAYS)) {
            return WorkingDayTerms.after(term(args.get(0)), term(args.get(1)), calendar(args.get(2)));
        }
        if (Walks.isWhole(expr)) {
            return walks.whole(expr);
        }
        if (Declarations.LITERALS.containsKey(function)) {
            return Terms.constant(literal(expr, args.getFirst()));
        }
        var operation = Declarations.OPERATIONS.get(expression.overload(expr));
        if (operation == null) {
            throw unknown(expr);
        }
        return Terms.of(term(args.get(0)), term(args.get(1)), operation);
    }

    private Object literal(CelExpr call, CelExpr argument) {
        if (argument.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            throw new Refusal(
                    argument,
                    call.call().function() + "() reads a text that stands in the rule",
                    "write the text in quotes; what changes belongs into a parameter");
        }
        var type = Declarations.LITERALS.get(call.call().function());
        try {
            return FactValue.read(
                    Objects.requireNonNull(type), argument.constant().stringValue());
        } catch (IllegalArgumentException e) {
            throw new Refusal(argument, String.valueOf(e.getMessage()), "correct the text in the quotes");
        }
    }

    private WorkingCalendar calendar(CelExpr argument) {
        try {
            return places.set(argument).calendar();
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    argument,
                    String.valueOf(e.getMessage()),
                    "name a set of days off: each member has its first day as from and the day after its last as to");
        }
    }

    static String literal(CelExpr argument, String otherwise) {
        if (argument.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            throw new Refusal(argument, otherwise, "write it in quotes");
        }
        return argument.constant().stringValue();
    }

    private static Object constant(CelExpr expr) {
        if (expr.constant().getKind() == CelConstant.Kind.INT64_VALUE) {
            return Span.of(expr.constant().int64Value());
        }
        if (expr.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
            return expr.constant().stringValue();
        }
        if (expr.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE) {
            return expr.constant().booleanValue();
        }
        throw unknown(expr);
    }

    private static Refusal unknown(CelExpr expr) {
        return new Refusal(
                expr,
                "this form is not part of the language",
                "use facts, params, comparisons, &&, ||, !, ?:, in and the listed functions");
    }
}
