package org.daylight.rules.language;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.daylight.rules.evaluation.DatedSet;
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
 */
public record ExpressionCheck(@Nullable FactType type, List<String> leaves, List<Issue> issues) {

    private static final String NAME = "expression";
    private static final String POINTER = "/" + NAME;

    public static ExpressionCheck check(
            Vocabulary vocabulary,
            String subject,
            Map<String, Parameter> parameters,
            List<DatedSet> sets,
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
            return new ExpressionCheck(null, List.of(), issues.list());
        }
        var checked = new Checker(type.get(), Parameters.types(parameters)).check(expression, null, POINTER, issues);
        if (checked.isEmpty()) {
            found.addAll(issues.list());
            return new ExpressionCheck(null, List.of(), found);
        }
        var parsed = checked.get();
        new Guards(type.get(), parsed, POINTER, issues).check(parsed.root(), Set.of());
        new AsOfForms(parsed, POINTER, issues).check(parsed.root());
        var names = parameters.keySet().stream().sorted().toList();
        var translator = new Translator(type.get(), names, members, parsed, NAME);
        translate(parsed, translator, issues);
        var leaves = new TreeSet<String>();
        collect(parsed.root(), type.get(), leaves);
        found.addAll(issues.list());
        return new ExpressionCheck(Types.factType(parsed.type(parsed.root())), List.copyOf(leaves), List.copyOf(found));
    }

    private static void translate(Expression parsed, Translator translator, Issues issues) {
        try {
            if (parsed.type(parsed.root()).equals(SimpleType.BOOL)) {
                translator.condition();
            } else {
                translator.term();
            }
        } catch (Refusal e) {
            issues.add(POINTER, parsed, e.at(), String.valueOf(e.getMessage()), e.mend());
        }
    }

    private static void collect(CelExpr expr, SubjectType type, Set<String> leaves) {
        leaves.addAll(Determinations.leaves(expr, type));
        Expression.children(expr).forEach(child -> collect(child, type, leaves));
    }
}
