package org.daylight.rules.language;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Effort;
import org.daylight.rules.evaluation.Parameter;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * An expression checked while it is typed.
 *
 * @param type null if it does not compile
 * @param leaves the facts it asks for
 * @param issues for which a rule with it is refused
 * @param warnings of clauses that are always true or never, which a rule may have
 */
public record ExpressionCheck(@Nullable FactType type, List<String> leaves, List<Issue> issues, List<Issue> warnings) {

    private static final String NAME = "expression";
    private static final String POINTER = "/" + NAME;

    /** Of an expression that stands alone. */
    public static ExpressionCheck check(
            Vocabulary vocabulary,
            String subject,
            Map<String, Parameter> parameters,
            List<DatedSet> sets,
            String expression) {
        return check(vocabulary, subject, parameters, sets, RulePart.CONDITION, null, expression);
    }

    /**
     * Of an expression of a rule.
     *
     * @param part where it stands
     * @param appliesWhen the condition under which it is asked: what that guards is guarded; null = none
     */
    public static ExpressionCheck check(
            Vocabulary vocabulary,
            String subject,
            Map<String, Parameter> parameters,
            List<DatedSet> sets,
            RulePart part,
            @Nullable String appliesWhen,
            String expression) {
        var found = new ArrayList<Issue>();
        var issues = new Issues("");
        var members = RulebookCompiler.sets(sets, found);
        var type = vocabulary.type(subject);
        if (type.isEmpty()) {
            var names = vocabulary.types().stream().map(SubjectType::name).toList();
            issues.add(
                    "/subject",
                    "there is no subject %s".formatted(subject),
                    Mends.closest(subject, names, "the subjects are: "));
            return new ExpressionCheck(null, List.of(), issues.list(), List.of());
        }
        var checker = new Checker(type.get(), Parameters.types(parameters));
        var given = appliesWhen == null
                ? Set.<String>of()
                : checker.check(appliesWhen, SimpleType.BOOL, "/appliesWhen", issues)
                        .map(condition ->
                                Guards.present(condition, condition.root()).ifTrue())
                        .orElse(Set.of());
        var names = parameters.keySet().stream().sorted().toList();
        var leaves = new TreeSet<String>();
        var effort = new Effort();
        BiFunction<Expression, String, Translator> translators = (parsed, name) -> {
            collect(parsed.root(), type.get(), leaves);
            return new Translator(
                    type.get(),
                    names,
                    Parameters.byOtherDate(parameters),
                    new NamedSets(members),
                    parsed,
                    name,
                    effort);
        };
        if (part == RulePart.MESSAGE) {
            new Messages(expression, POINTER, type.get(), checker, translators, issues).parse();
            found.addAll(issues.list());
            return new ExpressionCheck(
                    issues.isEmpty() ? FactType.STRING : null, List.copyOf(leaves), List.copyOf(found), List.of());
        }
        var date = part == RulePart.PERMITTED_FROM;
        var checked = checker.check(expression, date ? Types.DATE : null, POINTER, issues);
        if (checked.isEmpty()) {
            found.addAll(issues.list());
            return new ExpressionCheck(null, List.of(), found, List.of());
        }
        var parsed = checked.get();
        if (date) {
            new AsOfForms(parsed, POINTER, issues).refuseAny();
        } else {
            forms(parsed, type.get(), given, issues);
        }
        translate(parsed, translators.apply(parsed, NAME), issues);
        found.addAll(issues.list());
        return new ExpressionCheck(
                Types.factType(parsed.type(parsed.root())),
                List.copyOf(leaves),
                List.copyOf(found),
                warnings(parsed, parameters));
    }

    private static List<Issue> warnings(Expression parsed, Map<String, Parameter> parameters) {
        var warnings = new Issues("");
        var values = new HashMap<String, Interval>();
        parameters.forEach((name, parameter) -> {
            var all = Parameters.all(parameter);
            if (all != null) {
                values.put(Parameters.GROUP + "." + name, all);
            }
        });
        try {
            new Constants(parsed, values, POINTER, warnings).check();
        } catch (Refusal e) {
            // Too much work: what was proved until then is true.
            return warnings.list();
        }
        return warnings.list();
    }

    private static void forms(Expression parsed, SubjectType type, Set<String> given, Issues issues) {
        try {
            new Guards(type, parsed, POINTER, issues).check(parsed.root(), given);
            new AsOfForms(parsed, POINTER, issues).check(parsed.root());
        } catch (Refusal e) {
            issues.add(POINTER, parsed, e);
        }
    }

    private static void translate(Expression parsed, Translator translator, Issues issues) {
        try {
            if (parsed.type(parsed.root()).equals(SimpleType.BOOL)) {
                translator.condition();
            } else {
                translator.term();
            }
        } catch (Refusal e) {
            issues.add(POINTER, parsed, e);
        }
    }

    private static void collect(CelExpr expr, SubjectType type, Set<String> leaves) {
        leaves.addAll(Determinations.leaves(expr, type));
        Expression.children(expr).forEach(child -> collect(child, type, leaves));
    }
}
