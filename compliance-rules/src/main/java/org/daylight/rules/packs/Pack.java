package org.daylight.rules.packs;

import static org.daylight.rules.problem.RuleProblems.PACK_NOT_READABLE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.revisions.Definition;

/**
 * A pack as its file, or its files one after another, have it: YAML documents of the same name.
 *
 * @param pointers where each key stands: "/rules/0", or "/documents/1/rules/0" where there are several documents
 */
public record Pack(String name, String title, List<Definition> definitions, Map<String, String> pointers) {

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(50).build())
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final List<String> PARTS = List.of("pack", "title", "sets", "templates", "rules");

    /**
     * Reads a pack.
     *
     * @throws org.daylight.kit.problem.ProblemException that lists everything that is not understood
     */
    public static Pack read(String yaml) {
        var documents = documents(yaml);
        var violations = new ArrayList<Violation>();
        var definitions = new ArrayList<Definition>();
        var pointers = new HashMap<String, String>();
        var name = documents.getFirst().path("pack").asText();
        for (var index = 0; index < documents.size(); index++) {
            var at = documents.size() == 1 ? "" : "/documents/" + index;
            var root = documents.get(index);
            root.fieldNames().forEachRemaining(field -> {
                if (!PARTS.contains(field)) {
                    violations.add(new Violation(at + "/" + field, "is not part of a pack; it has " + PARTS));
                }
            });
            if (!root.path("pack").asText().equals(name)) {
                violations.add(new Violation(at + "/pack", "must be %s as in the first document".formatted(name)));
            }
            part(root, at + "/sets", Definition::set, definitions, pointers, violations);
            part(root, at + "/templates", Definition::template, definitions, pointers, violations);
            part(root, at + "/rules", Definition::rule, definitions, pointers, violations);
        }
        if (!name.matches("[a-z][a-z0-9-]{1,39}")) {
            violations.add(new Violation("/pack", "must be a short name such as us or eu-2008-944"));
        }
        if (!violations.isEmpty()) {
            throw PACK_NOT_READABLE.problem("Nothing was taken in; mend what is listed and send it again", violations);
        }
        return new Pack(name, documents.getFirst().path("title").asText(name), definitions, pointers);
    }

    private static List<JsonNode> documents(String yaml) {
        try (var reader = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            var documents = reader.readAll();
            if (documents.isEmpty() || !documents.stream().allMatch(JsonNode::isObject)) {
                throw PACK_NOT_READABLE.problem("A pack is a YAML document with pack, title, sets and rules");
            }
            return documents;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw PACK_NOT_READABLE.problem(
                    "The YAML is not well formed: " + e.getOriginalMessage(),
                    new Violation(
                            at == null ? "" : "line:" + at.getLineNr(),
                            "mend it here, at column " + (at == null ? "?" : Integer.toString(at.getColumnNr()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void part(
            JsonNode root,
            String place,
            Function<JsonNode, Definition> reader,
            List<Definition> definitions,
            Map<String, String> pointers,
            List<Violation> violations) {
        var index = 0;
        for (var written : root.at(place.substring(place.lastIndexOf('/')))) {
            var pointer = place + "/" + index++;
            try {
                var definition = reader.apply(written);
                definitions.add(definition);
                pointers.put(definition.key(), pointer);
            } catch (IllegalArgumentException e) {
                violations.add(new Violation(
                        pointer, "%s: %s".formatted(written.path("key").asText("without a key"), e.getMessage())));
            }
        }
    }

    Set<String> digests() {
        return definitions.stream().map(Definition::digest).collect(Collectors.toSet());
    }

    /** One part as an element of a list, laid out by us. */
    static String write(JsonNode part) {
        try {
            var text = YAML.writeValueAsString(YAML.createArrayNode().add(part));
            return text.lines()
                    .filter(line -> !line.startsWith("---"))
                    .map(line -> line.isBlank() ? "" : "  " + line)
                    .collect(Collectors.joining("\n"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
