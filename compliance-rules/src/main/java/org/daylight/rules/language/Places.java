package org.daylight.rules.language;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.daylight.rules.evaluation.MemberSet;
import org.daylight.rules.evaluation.Place;
import org.daylight.rules.evaluation.Term;
import org.daylight.rules.facts.SubjectType;

/** Where a clause stands in its expression, and what it looks at: leaves, parameters, dated sets and lists. */
final class Places {

    private final SubjectType subject;
    private final List<String> parameters;
    private final NamedSets sets;
    private final Expression expression;
    private final String name;
    private final Walks walks;
    private final Function<CelExpr, Term> terms;

    /**
     * Of one expression.
     *
     * @param parameters names in the order of their indexes
     * @param name "appliesWhen", "requires" or "permittedFrom"
     * @param terms gives the term of a part of it
     */
    Places(
            SubjectType subject,
            List<String> parameters,
            NamedSets sets,
            Expression expression,
            String name,
            Walks walks,
            Function<CelExpr, Term> terms) {
        this.subject = subject;
        this.parameters = parameters;
        this.sets = sets;
        this.expression = expression;
        this.name = name;
        this.walks = walks;
        this.terms = terms;
    }

    Place of(CelExpr expr, Expression.Range range) {
        var leaves = new TreeSet<Integer>();
        var used = new TreeSet<Integer>();
        var asked = new ArrayList<Place.Asked>();
        var lists = new ArrayList<Place.Gone>();
        collect(expr, leaves, used, asked);
        lists(expr, expr, lists);
        return new Place(
                name,
                expression.text(range),
                expression.line(range.from()),
                expression.column(range.from()),
                List.copyOf(leaves),
                List.copyOf(used),
                asked,
                lists,
                AsOfForms.mentions(expr));
    }

    private void collect(CelExpr expr, Set<Integer> leaves, Set<Integer> used, List<Place.Asked> sets) {
        expression.step(expr);
        var leaf = Expression.leafName(expr);
        var asked = Determinations.leaves(expr, subject);
        if (!asked.isEmpty()) {
            asked.forEach(name -> leaves.add(subject.slot(name)));
        } else if (leaf.startsWith(Parameters.GROUP + ".")) {
            used.add(parameters.indexOf(expr.select().field()));
        }
        if (expr.getKind() == CelExpr.ExprKind.Kind.CALL) {
            asked(expr, sets);
        }
        Expression.children(expr).forEach(child -> collect(child, leaves, used, sets));
    }

    private void lists(CelExpr expr, CelExpr clause, List<Place.Gone> lists) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
            lists.add(new Place.Gone(walks.fold(expr), Walk.of(expr).question(), expr.id() == clause.id()));
        } else {
            Expression.children(expr).forEach(child -> lists(child, clause, lists));
        }
    }

    private void asked(CelExpr expr, List<Place.Asked> sets) {
        var args = expr.call().args();
        switch (expr.call().function()) {
            case Declarations.IN_SET -> {
                // Of an element it is asked as often as there are elements.
                var ofLine = walks.isOfLine(args.get(0)) && walks.isOfLine(args.get(2));
                sets.add(new Place.Asked(
                        set(args.get(1)),
                        ofLine ? terms.apply(args.get(0)) : null,
                        ofLine ? terms.apply(args.get(2)) : null));
            }
            case Declarations.WORKING_DAYS_BETWEEN, Declarations.ADD_WORKING_DAYS ->
                sets.add(new Place.Asked(set(args.get(2)), null, null));
            default -> {}
        }
    }

    /** The set that an argument names. */
    MemberSet set(CelExpr argument) {
        var named = Translator.literal(argument, "the name of a set stands in the rule");
        var set = sets.find(named);
        if (set == null) {
            throw new Refusal(
                    argument, "there is no set \"%s\"".formatted(named), named, sets.names(), "the sets are: ");
        }
        return set;
    }
}
