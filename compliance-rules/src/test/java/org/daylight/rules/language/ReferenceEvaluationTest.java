package org.daylight.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.evaluator;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.requires;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.PartialVars;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.daylight.rules.evaluation.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the evaluator against CEL's own runtime on what both can say: bools, ints and strings, some of them unknown. */
class ReferenceEvaluationTest {

    private static final List<String> CLAUSES = List.of(
            "transfer.newSalesTerritory",
            "transfer.isPackage",
            "transfer.channel == \"FMS\"",
            "transfer.channel != transfer.status",
            "transfer.status in [\"FMS\", \"DCS\"]",
            "transfer.isPackage == transfer.newSalesTerritory",
            "has(objective.match)",
            "(has(objective.match) && objective.match > 2)",
            "(!has(objective.match) || objective.match + 1 <= 3)",
            "(has(objective.match) && objective.match - 3 == 1)",
            "has(notification.reference)",
            "(has(notification.reference) && notification.reference == transfer.channel)");

    /** Not inside "==": there the runtime takes an error for a value. */
    private static final String OVERFLOW = "(has(objective.match) && objective.match + 9223372036854775806 > 0)";

    private static final Map<String, List<Object>> VALUES = Map.of(
            "transfer.newSalesTerritory", List.of(true, false),
            "transfer.isPackage", List.of(true, false),
            "transfer.channel", List.of("FMS", "DCS"),
            "transfer.status", List.of("FMS", "PDA"),
            "objective.match", List.of(0, 2, 3, 4),
            "notification.reference", List.of("FMS", "N-1"));

    private static final List<String> MAY_BE_ABSENT = List.of("objective.match", "notification.reference");

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.HAS)
            .addVar("transfer", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("objective", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("notification", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().build();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bothGiveTheSameAnswer(long seed) throws CelValidationException, CelEvaluationException {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++) {
            var expression = expression(random, 4, true);
            var evaluator =
                    evaluator(List.of(), requires("transfer", expression).message("-"));
            var program = RUNTIME.createProgram(COMPILER.compile(expression).getAst());
            for (var sample = 0; sample < 40; sample++) {
                var facts = facts(random);

                var ours = evaluator.answer("test.rule", line("transfer", "2024-01-01", facts));

                assertThat(ours.answer()).as("%s with %s", expression, facts).isEqualTo(reference(program, facts));
            }
        }
    }

    private static Answer reference(CelRuntime.Program program, Map<String, @Nullable Object> facts) {
        var groups = new HashMap<String, Map<String, Object>>();
        var unknown = new ArrayList<CelAttributePattern>();
        for (var leaf : VALUES.keySet()) {
            var group = groups.computeIfAbsent(leaf.substring(0, leaf.indexOf('.')), name -> new HashMap<>());
            var value = facts.get(leaf);
            if (!facts.containsKey(leaf)) {
                unknown.add(CelAttributePattern.fromQualifiedIdentifier(leaf));
            } else if (value != null) {
                group.put(
                        leaf.substring(leaf.indexOf('.') + 1),
                        value instanceof Integer number ? Long.valueOf(number) : value);
            }
        }
        try {
            var result = program.eval(PartialVars.of(groups, unknown.toArray(CelAttributePattern[]::new)));
            if (result instanceof CelUnknownSet) {
                return Answer.UNDETERMINED;
            }
            return Boolean.TRUE.equals(result) ? Answer.MET : Answer.NOT_MET;
        } catch (CelEvaluationException e) {
            return Answer.ERROR;
        }
    }

    private static String expression(Random random, int depth, boolean mayFail) {
        if (depth == 0 || random.nextInt(5) == 0) {
            var clause = random.nextInt(CLAUSES.size() + 1);
            return clause < CLAUSES.size() ? CLAUSES.get(clause) : mayFail ? OVERFLOW : "true";
        }
        var equality = random.nextInt(4) == 0;
        var left = expression(random, depth - 1, mayFail && !equality);
        var right = expression(random, depth - 1, mayFail && !equality);
        if (equality) {
            return "((%s) == (%s))".formatted(left, right);
        }
        return switch (random.nextInt(3)) {
            case 0 -> "(%s && %s)".formatted(left, right);
            case 1 -> "(%s || %s)".formatted(left, right);
            default -> "!(%s)".formatted(left);
        };
    }

    private static Map<String, @Nullable Object> facts(Random random) {
        var facts = new HashMap<String, @Nullable Object>();
        for (var leaf : VALUES.entrySet()) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            var absent = MAY_BE_ABSENT.contains(leaf.getKey()) && random.nextInt(3) == 0;
            facts.put(
                    leaf.getKey(),
                    absent
                            ? null
                            : leaf.getValue().get(random.nextInt(leaf.getValue().size())));
        }
        return facts;
    }
}
