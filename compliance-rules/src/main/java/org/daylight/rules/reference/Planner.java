package org.daylight.rules.reference;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DYN;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Effort;
import org.daylight.rules.evaluation.MemberSet;
import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;
import org.daylight.rules.facts.Span;

/** Makes programs of dev.cel's planner, with the functions of the language. Nothing here changes once it is made. */
@SuppressWarnings("Immutable")
final class Planner {

    private static final CelOptions OPTIONS =
            CelOptions.current().comprehensionMaxIterations(0).build();

    private interface Unary {
        Object apply(Object value) throws CelEvaluationException;
    }

    private interface Binary {
        Object apply(Object left, Object right) throws CelEvaluationException;
    }

    private final Map<String, MemberSet> sets = new HashMap<>();
    private final List<CelFunctionDecl> declarations = new ArrayList<>();
    private final List<CelFunctionBinding> bindings = new ArrayList<>();
    private final CelCompiler parser;
    private final CelRuntime runtime;

    Planner(Collection<DatedSet> dated) {
        dated.forEach(set -> sets.put(set.name(), MemberSet.of(set)));
        for (var relation : List.of("less", "atMost", "more", "atLeast", "equal", "notEqual")) {
            binary(relation, BOOL, (left, right) -> Intervals.compare(left, right, relation));
        }
        binary("among", BOOL, Intervals::among);
        unary("holds", BOOL, Intervals::holds);
        unary("value", DYN, Intervals::number);
        binary("plusDays", DYN, (left, right) -> Intervals.plus(left, right, true));
        binary("minusDays", DYN, (left, right) -> Intervals.minus(left, right, true));
        binary("plus", DYN, (left, right) -> Intervals.plus(left, right, false));
        binary("minus", DYN, (left, right) -> Intervals.minus(left, right, false));
        binary("times", DYN, Intervals::times);
        binary("addMonths", DYN, Intervals::addMonths);
        binary("addYears", DYN, Intervals::addYears);
        binary("either", DYN, Intervals::either);
        binary("daysBetween", DYN, Intervals::daysBetween);
        unary("fiscalYear", DYN, Intervals::fiscalYear);
        unary("endOfYear", DYN, Intervals::endOfYear);
        binary("literal", DYN, Planner::literal);
        function("inSet", BOOL, 3, this::inSet);
        function("workingDaysBetween", DYN, 3, this::workingDaysBetween);
        function("addWorkingDays", DYN, 3, this::addWorkingDays);
        parser = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.HAS)
                .build();
        runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS.toBuilder()
                        .enableHeterogeneousNumericComparisons(true)
                        .build())
                .addFunctionBindings(bindings)
                .build();
    }

    PlannedCondition plan(String text, Rewriting rewriting, Effort effort) throws Rewriting.Unsupported {
        try {
            var rewritten = rewriting.rewrite(parser.parse(text).getAst().getExpr());
            var choices = new ArrayList<PlannedCondition.Choice>();
            var compiler = compiler(rewriting);
            for (var choice : rewriting.choices()) {
                choices.add(new PlannedCondition.Choice(
                        program(compiler, choice.condition()),
                        program(compiler, choice.then()),
                        program(compiler, choice.otherwise())));
            }
            var pairs = new ArrayList<PlannedCondition.Pair>();
            for (var pair : rewriting.pairs()) {
                pairs.add(new PlannedCondition.Pair(program(compiler, pair.left()), program(compiler, pair.right())));
            }
            var lists = new ArrayList<PlannedCondition.Gone>();
            for (var list : rewriting.lists()) {
                var condition = list.condition();
                lists.add(new PlannedCondition.Gone(
                        list.function(),
                        list.slot(),
                        list.type(),
                        list.element(),
                        condition == null ? null : program(compiler, condition)));
            }
            return new PlannedCondition(
                    program(compiler, rewritten), rewriting.variables(), choices, pairs, lists, effort);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new Rewriting.Unsupported(String.valueOf(e.getMessage()));
        }
    }

    private CelCompiler compiler(Rewriting rewriting) {
        var compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .addFunctionDeclarations(declarations);
        rewriting.variables().forEach((name, variable) -> compiler.addVar(name, DYN));
        return compiler.build();
    }

    private CelRuntime.Program program(CelCompiler compiler, CelExpr expr)
            throws CelValidationException, CelEvaluationException {
        var parsed =
                CelAbstractSyntaxTree.newParsedAst(expr, CelSource.newBuilder().build());
        return runtime.createProgram(compiler.check(parsed).getAst());
    }

    private static Object literal(Object type, Object text) throws CelEvaluationException {
        try {
            return FactValue.read(FactType.valueOf(type.toString().toUpperCase(Locale.ROOT)), text.toString());
        } catch (IllegalArgumentException e) {
            throw Intervals.error(String.valueOf(e.getMessage()));
        }
    }

    private Object inSet(Object[] given) throws CelEvaluationException {
        if (!(given[0] instanceof String code) || !(given[2] instanceof Span on)) {
            throw Intervals.error("no code or no date");
        }
        return switch (set(given[1]).contains(code, on)) {
            case TRUE -> true;
            case FALSE -> false;
            case UNKNOWN, ERROR -> Intervals.UNDECIDED;
        };
    }

    private Object workingDaysBetween(Object[] given) throws CelEvaluationException {
        if (!(given[0] instanceof Span from) || !(given[1] instanceof Span to)) {
            throw Intervals.error("no dates");
        }
        return set(given[2]).calendar().between(from, to);
    }

    private Object addWorkingDays(Object[] given) throws CelEvaluationException {
        if (!(given[0] instanceof Span date) || !(Intervals.number(given[1]) instanceof Span number)) {
            throw Intervals.error("no date or no number");
        }
        var added = set(given[2]).calendar().add(date, number);
        if (added instanceof Span) {
            return added;
        }
        throw Intervals.error(added.toString());
    }

    private MemberSet set(Object name) throws CelEvaluationException {
        var set = sets.get(name.toString());
        if (set == null) {
            throw Intervals.error("there is no set " + name);
        }
        return set;
    }

    private void unary(String name, CelType result, Unary body) {
        function(name, result, 1, given -> body.apply(given[0]));
    }

    private void binary(String name, CelType result, Binary body) {
        function(name, result, 2, given -> body.apply(given[0], given[1]));
    }

    private void function(String name, CelType result, int arguments, CelFunctionOverload body) {
        var types = Collections.<CelType>nCopies(arguments, DYN);
        declarations.add(CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name + "_dyn", result, types)));
        var classes = new Class<?>[arguments];
        Arrays.fill(classes, Object.class);
        bindings.add(CelFunctionBinding.from(
                name + "_dyn", Arrays.asList(classes), result.equals(DYN) ? given -> orAbsent(body, given) : body));
    }

    /**
     * A value that cannot be computed, given as absence, which no function takes. Thrown, it would count before another argument that
     * is not known; a function of something unknown is unknown, whatever its other argument is.
     */
    private static Object orAbsent(CelFunctionOverload body, Object[] given) {
        try {
            return body.apply(given);
        } catch (CelEvaluationException e) {
            return Absent.ABSENT;
        }
    }
}
