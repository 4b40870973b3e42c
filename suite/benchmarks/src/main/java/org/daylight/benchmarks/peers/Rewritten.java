package org.daylight.benchmarks.peers;

import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.daylight.rules.evaluation.RuleSource;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.SubjectType;
import org.jspecify.annotations.Nullable;

/** A rule's own conditions in the words of a peer: clause for clause, a determination as the comparisons behind it. */
final class Rewritten {

    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setStandardMacros(CelStandardMacro.HAS)
            .build();
    private static final Map<String, String> RELATIONS =
            Map.of("_<_", "<", "_<=_", "<=", "_>_", ">", "_>=_", ">=", "_==_", "==", "_!=_", "!=");

    private final RuleSource rule;
    private final SubjectType type;
    private final Dialect dialect;

    Rewritten(RuleSource rule, SubjectType type, Dialect dialect) {
        this.rule = rule;
        this.type = type;
        this.dialect = dialect;
    }

    /** The conditions that all have to hold, one by one. */
    List<String> applies() {
        var all = new ArrayList<String>();
        conjuncts(parsed(rule.appliesWhen()), all);
        return all;
    }

    String requires() {
        return condition(parsed(rule.requires()));
    }

    private static CelExpr parsed(@Nullable String text) {
        try {
            return PARSER.parse(text == null ? "true" : text).getAst().getExpr();
        } catch (CelValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void conjuncts(CelExpr expr, List<String> all) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.CALL
                && expr.call().function().equals("_&&_")) {
            expr.call().args().forEach(argument -> conjuncts(argument, all));
        } else {
            all.add(condition(expr));
        }
    }

    private String condition(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            return expr.select().testOnly() ? dialect.has(leaf(expr)) : dialect.flag(leaf(expr));
        }
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
            throw unknown(expr);
        }
        var args = expr.call().args();
        return switch (expr.call().function()) {
            case "_&&_" -> dialect.and(condition(args.get(0)), condition(args.get(1)));
            case "_||_" -> dialect.or(condition(args.get(0)), condition(args.get(1)));
            case "!_" -> dialect.not(condition(args.getFirst()));
            case "@in" ->
                dialect.among(
                        term(args.get(0)),
                        args.get(1).list().elements().stream()
                                .map(element -> element.constant().stringValue())
                                .toList());
            case "determined" -> determined(args.get(0).constant().stringValue(), leaf(args.get(1)));
            default -> {
                var relation = RELATIONS.get(expr.call().function());
                if (relation == null) {
                    throw unknown(expr);
                }
                yield dialect.compare(term(args.get(0)), relation, term(args.get(1)), typeOf(leaf(args.get(0))));
            }
        };
    }

    private String determined(String kind, String on) {
        var from = "determination." + kind + "On";
        var until = "determination." + kind + "Until";
        var begun = dialect.and(
                dialect.has(from), dialect.compare(dialect.leaf(from), "<=", dialect.leaf(on), FactType.DATE));
        return type.slot(until) == null
                ? begun
                : dialect.and(
                        begun,
                        dialect.or(
                                dialect.not(dialect.has(until)),
                                dialect.compare(dialect.leaf(on), "<", dialect.leaf(until), FactType.DATE)));
    }

    private String term(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
            return "\"%s\"".formatted(expr.constant().stringValue());
        }
        var leaf = leaf(expr);
        if (leaf.startsWith("params.")) {
            // Whole dollars; the twenty rules have no other parameters.
            var name = leaf.substring("params.".length());
            var values = rule.parameters().get(name);
            if (values == null || values.values().size() != 1) {
                throw unknown(expr);
            }
            return values.values().getFirst().value().replaceFirst(" USD [A-Z]+$", "");
        }
        return dialect.leaf(leaf);
    }

    private static String leaf(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.SELECT) {
            throw unknown(expr);
        }
        return expr.select().operand().ident().name() + "." + expr.select().field();
    }

    private FactType typeOf(String leaf) {
        var slot = type.slot(leaf);
        if (slot == null) {
            throw new IllegalStateException(leaf);
        }
        return type.leaf(slot).type();
    }

    private static IllegalStateException unknown(CelExpr expr) {
        return new IllegalStateException("not in the subset: " + expr);
    }
}
