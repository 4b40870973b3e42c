package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.daylight.launcher.Suite;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the registry tells is what the rules can read: every leaf is in the vocabulary, with a type that fits. */
@ResourceLock(RunningSuite.SHARED)
class FactVocabularyTest {

    private static final Set<String> HEADER =
            Set.of("subject", "type", "asOf", "knownAt", "sameUntil", "partner", "accessGroups", "marking", "label");

    private static final String DECIMAL = "-?\\d+(\\.\\d+)?";
    private static final String DAY = "\\d{4}(-\\d{2}(-\\d{2})?)?";
    private static final String RANGE = "(~?%1$s|%1$s\\.\\.%1$s|%1$s\\.\\.|\\.\\.%1$s)".formatted(DECIMAL);
    private static final Map<String, Pattern> TEXTS = Map.of(
            "DATE", Pattern.compile("(\\.\\.|" + DAY + ")(/(\\.\\.|" + DAY + "))?"),
            "MONEY", Pattern.compile(DECIMAL + " [A-Z]{3} [A-Z_]+"),
            "QUANTITY", Pattern.compile(RANGE + " [A-Z_0-9]+"),
            "DECIMAL", Pattern.compile(RANGE),
            "DAYS", Pattern.compile("-?\\d+ days"));

    private static Suite suite;
    private static Map<String, JsonNode> leaves;

    @BeforeAll
    static void start() {
        suite = RunningSuite.withFirstPortfolio();
        leaves = new HashMap<>();
        for (var type : suite.rules("reviewer").get("/v1/fact-types")) {
            for (var leaf : type.path("leaves")) {
                leaves.put(type.path("type").asText() + " " + leaf.path("name").asText(), leaf);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-06-30", "2024-03-31", "2025-12-31"})
    void everyLeafIsInTheVocabularyAsOf(String asOf) {
        var wrong = new TreeSet<String>();

        var lines = Facts.declaredBy(suite, asOf);

        for (var line : lines) {
            line.properties().stream()
                    .filter(leaf -> !HEADER.contains(leaf.getKey()))
                    .forEach(leaf -> {
                        var name = line.path("type").asText() + " " + leaf.getKey();
                        var fault = fault(leaves.get(name), leaf.getValue());
                        if (!fault.isEmpty()) {
                            wrong.add(name + " = " + leaf.getValue() + ": " + fault);
                        }
                    });
        }
        assertThat(lines).hasSizeGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    private static String fault(@Nullable JsonNode leaf, JsonNode value) {
        if (leaf == null) {
            return "not in the vocabulary";
        }
        if (!leaf.path("supplier").asText().equals("REGISTRY")) {
            return "the supplier would be " + leaf.path("supplier").asText();
        }
        if (value.isNull()) {
            return leaf.path("mayBeAbsent").asBoolean() ? "" : "may not be absent";
        }
        var type = leaf.path("type").asText();
        if (type.endsWith("_LIST")) {
            return value.isArray()
                            && value.valueStream()
                                    .allMatch(element ->
                                            element.isNull() || fits(type.substring(0, type.indexOf('_')), element))
                    ? ""
                    : "is no " + type;
        }
        return fits(type, value) ? "" : "is no " + type;
    }

    private static boolean fits(String type, JsonNode value) {
        return switch (type) {
            case "BOOL" -> value.isBoolean();
            case "INT" -> value.isIntegralNumber();
            case "STRING" -> value.isTextual();
            default ->
                value.isTextual()
                        && TEXTS.containsKey(type)
                        && TEXTS.get(type).matcher(value.asText()).matches();
        };
    }
}
