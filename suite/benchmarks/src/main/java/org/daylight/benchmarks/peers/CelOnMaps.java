package org.daylight.benchmarks.peers;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** dev.cel's planner over nested maps, dates as timestamps; each rule compiled once to one expression. */
final class CelOnMaps extends Peer {

    private static final List<String> GROUPS =
            List.of("proposal", "item", "partner", "agreement", "judgement", "document", "determination", "transfer");

    private final List<CelRuntime.Program> programs = new ArrayList<>();
    private final List<Map<String, Map<String, Object>>> facts = new ArrayList<>();

    CelOnMaps(Subset rules, Facts given) {
        super(
                rules,
                "dev.cel 0.14 planner on maps",
                "CelRuntime.Program.eval(map): applies ? (requires ? \"M\" : \"N\") : \"A\"",
                Answers.TWO_VALUED);
        var options =
                CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(options)
                .setStandardMacros(CelStandardMacro.HAS);
        GROUPS.forEach(group -> builder.addVar(group, MapType.create(SimpleType.STRING, SimpleType.DYN)));
        var compiler = builder.build();
        var runtime =
                CelRuntimeFactory.plannerRuntimeBuilder().setOptions(options).build();
        for (var rule : rules.sources()) {
            var written = new Rewritten(rule, rules.type(), new Dialect.Cel());
            var text = "(%s) ? (%s ? \"M\" : \"N\") : \"A\""
                    .formatted(String.join(" && ", written.applies()), written.requires());
            try {
                programs.add(runtime.createProgram(compiler.compile(text).getAst()));
            } catch (CelValidationException | CelEvaluationException e) {
                throw new IllegalStateException(text, e);
            }
        }
        given.known.forEach(known -> facts.add(nested(known, true)));
    }

    /** By group and field. */
    static Map<String, Map<String, Object>> nested(Map<String, Object> known, boolean timestamps) {
        var groups = new HashMap<String, Map<String, Object>>();
        GROUPS.forEach(group -> groups.put(group, new HashMap<>()));
        known.forEach((leaf, value) -> {
            var dot = leaf.indexOf('.');
            groups.computeIfAbsent(leaf.substring(0, dot), _ -> new HashMap<>())
                    .put(
                            leaf.substring(dot + 1),
                            timestamps && value instanceof LocalDate day
                                    ? day.atStartOfDay().toInstant(ZoneOffset.UTC)
                                    : value);
        });
        return groups;
    }

    @Override
    void judge() {
        for (var row = 0; row < facts.size(); row++) {
            for (var rule = 0; rule < letters.length; rule++) {
                letters[rule][row] = letter(programs.get(rule), facts.get(row));
            }
        }
    }

    /** An error, such as of a key that is not there, is no answer. */
    private static byte letter(CelRuntime.Program program, Map<String, Map<String, Object>> facts) {
        try {
            return (byte) String.valueOf(program.eval(facts)).charAt(0);
        } catch (CelEvaluationException e) {
            return '?';
        }
    }
}
