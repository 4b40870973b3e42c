package org.daylight.rules.language;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.stream.Stream;
import org.daylight.rules.facts.SubjectType;

/**
 * The leaves behind determined("a kind", a date): the day from which a finding, waiver or emergency holds, and the first day
 * on which it no longer does. determination.waiverOn and determination.waiverUntil are of the kind "waiver".
 */
final class Determinations {

    private static final String GROUP = "determination.";
    private static final String FROM = "On";
    private static final String UNTIL = "Until";

    private Determinations() {}

    static String from(String kind) {
        return GROUP + kind + FROM;
    }

    static String until(String kind) {
        return GROUP + kind + UNTIL;
    }

    /** The kind that stands in the call, or else "". */
    static String kind(CelExpr call) {
        var written = call.call().args().getFirst();
        var text = written.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && written.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return text ? written.constant().stringValue() : "";
    }

    static List<String> kinds(SubjectType subject) {
        return subject.leaves().stream()
                .map(leaf -> leaf.name())
                .filter(name -> name.startsWith(GROUP) && name.endsWith(FROM))
                .map(name -> name.substring(GROUP.length(), name.length() - FROM.length()))
                .toList();
    }

    /** The facts that an expression asks for by itself, not in what it is made of. */
    static List<String> leaves(CelExpr expr, SubjectType subject) {
        var leaves = Expression.isCall(expr, Declarations.DETERMINED)
                ? Stream.of(from(kind(expr)), until(kind(expr)))
                : Stream.of(Expression.leafName(expr));
        return leaves.filter(leaf -> subject.slot(leaf) != null).toList();
    }
}
