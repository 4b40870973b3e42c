package org.daylight.rules.language;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.RuleSource;

/**
 * The texts that stand in a rule's expressions, as the parser reads them: quotes may be single, double or threefold, and a
 * letter may be written as an escape.
 */
public final class NamedTexts {

    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(CelOptions.current()
                    .maxExpressionCodePointSize(Checker.LONGEST)
                    .build())
            .setStandardMacros(CelStandardMacro.HAS)
            .build();

    private NamedTexts() {}

    /** Those of the expressions in which a text need not stand as it reads; the others are not parsed. */
    public static Set<String> disguised(RuleSource rule) {
        var texts = new HashSet<String>();
        Stream.of(rule.appliesWhen(), rule.requires(), rule.permittedFrom())
                .filter(Objects::nonNull)
                .filter(NamedTexts::mayDisguise)
                .forEach(expression -> read(expression, texts));
        return texts;
    }

    private static boolean mayDisguise(String expression) {
        return expression.indexOf('\'') >= 0 || expression.indexOf('\\') >= 0;
    }

    private static void read(String expression, Set<String> texts) {
        try {
            var parsed = PARSER.parse(expression);
            if (!parsed.hasError()) {
                collect(parsed.getAst().getExpr(), texts);
            }
        } catch (CelValidationException e) {
            // What does not parse names nothing; it is refused where it is compiled.
            return;
        }
    }

    private static void collect(CelExpr expr, Set<String> texts) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
            texts.add(expr.constant().stringValue());
        }
        Expression.children(expr).forEach(child -> collect(child, texts));
    }
}
