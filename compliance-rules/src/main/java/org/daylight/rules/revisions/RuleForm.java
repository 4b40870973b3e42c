package org.daylight.rules.revisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.UnreadableJson;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.evaluation.RuleSource;

/** How a rule is written, and its normal form: short forms spelt out, empty parts present. */
final class RuleForm {

    private static final List<String> NEEDED = List.of(
            "key",
            "title",
            "authority",
            "citation",
            "choice",
            "dutyHolder",
            "subject",
            "effective",
            "severity",
            "requires",
            "message");

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(50).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private RuleForm() {}

    static ObjectNode normal(ObjectNode tree) {
        for (var field : NEEDED) {
            if (!tree.hasNonNull(field)) {
                throw NotUnderstood.leftOut(field);
            }
        }
        if (tree.path("counselReview").isTextual()
                && tree.path("counselReview").asText().equals("none")) {
            tree.putNull("counselReview");
        }
        if (tree.path("parameters").isObject()) {
            tree.path("parameters").properties().forEach(parameter -> {
                var values = parameter.getValue();
                if (!values.isContainerNode()) {
                    throw new NotUnderstood(
                            "/parameters/"
                                    + parameter.getKey().replace("~", "~0").replace("/", "~1"),
                            "must be an object with values, or a list of values");
                }
                if (values.isArray()) {
                    var spelt = Json.mapper().createObjectNode();
                    spelt.set("values", values);
                    parameter.setValue(spelt);
                }
            });
        } else {
            tree.putObject("parameters");
        }
        for (var list : List.of("exceptions", "examples")) {
            if (!tree.hasNonNull(list)) {
                tree.putArray(list);
            }
        }
        for (var example : tree.path("examples")) {
            if (example instanceof ObjectNode object && !object.hasNonNull("given")) {
                object.putObject("given");
            }
        }
        return tree;
    }

    /** What a revision says, as its author could have written it; without the comments of a pack. */
    static String written(String canonical) {
        try {
            return YAML.writeValueAsString(Json.mapper().readTree(canonical));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One rule as an element of a pack. */
    static JsonNode yaml(String text) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            var alias = Aliases.first(YAML, text);
            if (alias.isPresent()) {
                throw new IllegalArgumentException("Line %d, column %d: %s"
                        .formatted(alias.get().getLineNr(), alias.get().getColumnNr(), Aliases.MEND));
            }
            var all = documents.readAll();
            if (all.size() > 1) {
                throw new IllegalArgumentException(
                        "One rule is written at a time, and the text has %d documents; send a pack, or one of them"
                                .formatted(all.size()));
            }
            return all.isEmpty() ? MissingNode.getInstance() : all.getFirst();
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    "The YAML is not well formed, line %d, column %d: %s"
                            .formatted(
                                    at == null ? 0 : at.getLineNr(),
                                    at == null ? 0 : at.getColumnNr(),
                                    e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuleSource source(ObjectNode tree) {
        var engine = tree.deepCopy();
        engine.remove("bill");
        return read(engine, RuleSource.class);
    }

    static <T> T read(JsonNode tree, Class<T> type) {
        try {
            return Json.mapper().treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw notUnderstood(e);
        }
    }

    /** In the words in which every other body is refused. */
    private static NotUnderstood notUnderstood(JsonProcessingException e) {
        var unreadable = UnreadableJson.problem(e);
        var violation = unreadable.violations().stream().findFirst().orElse(new Violation("", unreadable.detail()));
        var refused = new NotUnderstood(violation.pointer(), violation.message());
        refused.initCause(e);
        return refused;
    }
}
