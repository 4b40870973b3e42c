package org.daylight.rules.language;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checked expression with its text and positions. */
final class Expression {

    /** A part of the text: from, inclusive, to, exclusive, in characters. */
    record Range(int from, int to) {}

    private final String text;
    private final CelAbstractSyntaxTree ast;
    private final Work work;

    Expression(String text, CelAbstractSyntaxTree ast, Work work) {
        this.text = text;
        this.ast = ast;
        this.work = work;
    }

    /** To be called for every part that is looked at. */
    void step(CelExpr at) {
        work.step(at);
    }

    CelExpr root() {
        return ast.getExpr();
    }

    CelType type(CelExpr expr) {
        return ast.getTypeOrThrow(expr.id());
    }

    @Nullable
    String overloadOrNull(CelExpr call) {
        return ast.getReference(call.id())
                .map(reference -> reference.overloadIds().getFirst())
                .orElse(null);
    }

    String overload(CelExpr call) {
        return ast.getReferenceOrThrow(call.id()).overloadIds().getFirst();
    }

    /** "delivery.enteredCountryOn" if the expression is that of a leaf, a parameter or has() of one; or else "". */
    static String leafName(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.SELECT
                && expr.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return expr.select().operand().ident().name() + "." + expr.select().field();
        }
        return "";
    }

    static boolean isCall(CelExpr expr, String function) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CALL
                && expr.call().function().equals(function);
    }

    /** The expressions directly inside. */
    static List<CelExpr> children(CelExpr expr) {
        return switch (expr.getKind()) {
            case CALL -> {
                var children = new ArrayList<CelExpr>();
                expr.call().target().ifPresent(children::add);
                children.addAll(expr.call().args());
                yield children;
            }
            case LIST -> List.copyOf(expr.list().elements());
            case SELECT -> List.of(expr.select().operand());
            case COMPREHENSION -> {
                var walk = Walk.of(expr);
                yield List.of(walk.list(), walk.condition());
            }
            case NOT_SET, CONSTANT, IDENT, STRUCT, MAP -> List.of();
        };
    }

    /** Where the parser saw it: an operator for a call of one, the name for a leaf. */
    int position(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            return position(expr.select().operand());
        }
        var codePoint = ast.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
        return text.offsetByCodePoints(0, Math.min(codePoint, text.codePointCount(0, text.length())));
    }

    Spot spot(CelExpr expr) {
        return Spot.at(text, position(expr));
    }

    String text(Range range) {
        return text.substring(range.from, range.to);
    }

    int line(int position) {
        return (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    }

    int column(int position) {
        return position - text.lastIndexOf('\n', position - 1);
    }

    Range whole() {
        return trimmed(new Range(0, text.length()));
    }

    /** Without blanks and the parentheses around it. */
    Range trimmed(Range range) {
        var from = range.from;
        var to = range.to;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (to - from > 1 && text.charAt(from) == '(' && closing(from) == to - 1) {
            return trimmed(new Range(from + 1, to - 1));
        }
        return new Range(from, to);
    }

    Range before(Range range, int position) {
        return trimmed(new Range(range.from, Math.clamp(position, range.from, range.to)));
    }

    Range after(Range range, int position, int length) {
        return trimmed(new Range(Math.clamp((long) position + length, range.from, range.to), range.to));
    }

    /** The colon that belongs to a question mark. */
    int colon(int question, int end) {
        var open = 0;
        for (var index = question + 1; index < end; index++) {
            switch (text.charAt(index)) {
                case '"', '\'' -> index = endOfString(index);
                case '(', '[', '?' -> open++;
                case ')', ']' -> open--;
                case ':' -> {
                    if (open == 0) {
                        return index;
                    }
                    open--;
                }
                default -> {}
            }
        }
        return end;
    }

    private int closing(int opening) {
        var open = 0;
        for (var index = opening; index < text.length(); index++) {
            switch (text.charAt(index)) {
                case '"', '\'' -> index = endOfString(index);
                case '(' -> open++;
                case ')' -> {
                    if (--open == 0) {
                        return index;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private int endOfString(int quote) {
        for (var index = quote + 1; index < text.length(); index++) {
            if (text.charAt(index) == '\\') {
                index++;
            } else if (text.charAt(index) == text.charAt(quote)) {
                return index;
            }
        }
        return text.length();
    }
}
