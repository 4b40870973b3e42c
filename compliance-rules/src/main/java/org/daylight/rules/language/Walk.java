package org.daylight.rules.language;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.daylight.rules.evaluation.Place.Gone.Question;

/**
 * A condition that is asked of every element of a list: list.exists(x, …), list.all(x, …) or list.count(x, …). The parser turns
 * it into a comprehension whose step is a function that nobody can write, so that it is known again by its name.
 *
 * @param function exists, all or count
 * @param list the expression that gives the list
 * @param variable the name of the element
 */
record Walk(String function, CelExpr list, String variable, CelExpr condition) {

    static final String EXISTS = "exists";
    static final String ALL = "all";
    static final String COUNT = "count";

    static final String NO_NAME = "the element has no name";

    /** Lists within lists: an element of one may be held against the elements of another, and no further. */
    static final int DEEPEST = 2;

    /** What the steps are called. */
    static final String STEP = "@";

    private static final List<String> FUNCTIONS = List.of(EXISTS, ALL, COUNT);

    /** Made once: the parser asks for them with every expression. */
    static final List<CelMacro> MACROS = FUNCTIONS.stream()
            .map(function -> CelMacro.newReceiverMacro(
                    function, 2, (factory, target, arguments) -> expanded(function, factory, target, arguments)))
            .toList();

    private static Optional<CelExpr> expanded(
            String function, CelMacroExprFactory factory, CelExpr list, ImmutableList<CelExpr> arguments) {
        var variable = arguments.get(0);
        if (variable.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return Optional.of(factory.reportError(CelIssue.formatError(factory.getSourceLocation(variable), NO_NAME)));
        }
        var found = factory.getAccumulatorVarName();
        var start = function.equals(COUNT) ? factory.newIntLiteral(0) : factory.newBoolLiteral(function.equals(ALL));
        return Optional.of(factory.fold(
                variable.ident().name(),
                list,
                found,
                start,
                factory.newBoolLiteral(true),
                factory.newGlobalCall(STEP + function, factory.newIdentifier(found), arguments.get(1)),
                factory.newIdentifier(found)));
    }

    /** Of a comprehension: there are no others. */
    static Walk of(CelExpr expr) {
        var folded = expr.comprehension();
        var step = folded.loopStep().call();
        return new Walk(
                step.function().substring(STEP.length()),
                folded.iterRange(),
                folded.iterVar(),
                step.args().get(1));
    }

    Question question() {
        return Question.valueOf(function.toUpperCase(Locale.ROOT));
    }

    boolean counts() {
        return function.equals(COUNT);
    }
}
