package org.daylight.benchmarks.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** Camunda's FEEL engine over nested maps; each rule parsed once to one expression. */
final class FeelOnMaps extends Peer {

    private final FeelEngineApi engine = FeelEngineBuilder.forJava().build();
    private final List<ParsedExpression> expressions = new ArrayList<>();
    private final List<Map<String, Object>> facts = new ArrayList<>();

    FeelOnMaps(Subset rules, Facts given) {
        super(
                rules,
                "Camunda FEEL 1.21 on maps",
                "FeelEngineApi.evaluate(parsed, map): if applies then if requires then \"M\" else \"N\" else \"A\"",
                Answers.TWO_VALUED);
        for (var rule : rules.sources()) {
            var written = new Rewritten(rule, rules.type(), new Dialect.Feel());
            var text = "if (%s) then (if (%s) then \"M\" else \"N\") else \"A\""
                    .formatted(String.join(" and ", written.applies()), written.requires());
            var parsed = engine.parseExpression(text);
            if (!parsed.isSuccess()) {
                throw new IllegalStateException(text + ": " + parsed.failure().message());
            }
            expressions.add(parsed.parsedExpression());
        }
        given.known.forEach(known -> facts.add(new HashMap<>(CelOnMaps.nested(known, false))));
    }

    @Override
    void judge() {
        for (var row = 0; row < facts.size(); row++) {
            for (var rule = 0; rule < letters.length; rule++) {
                var result = engine.evaluate(expressions.get(rule), facts.get(row));
                letters[rule][row] = result.isSuccess()
                        ? (byte) String.valueOf(result.result()).charAt(0)
                        : (byte) '?';
            }
        }
    }
}
