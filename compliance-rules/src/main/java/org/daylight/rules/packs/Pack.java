package org.daylight.rules.packs;

import static org.daylight.rules.problem.RuleProblems.PACK_NOT_READABLE;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.revisions.Aliases;
import org.daylight.rules.revisions.Definition;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.NotUnderstood;

/**
 * A pack as its file, or its files one after another, have it: YAML documents of the same name.
 *
 * @param pointers where each digest stands: "/rules/0", or "/documents/1/rules/0" where there are several documents
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
        return read(yaml, true);
    }

    /** Reads one that was taken in once, whatever is asked of what is sent now. */
    static Pack taken(String yaml) {
        return read(yaml, false);
    }

    private static Pack read(String yaml, boolean sent) {
        var documents = documents(yaml, sent);
        var violations = new ArrayList<Violation>();
        var found = new LinkedHashMap<String, Definition>();
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
            if (sent) {
                requireLists(root, at, violations);
            }
            part(root, at + "/sets", sent ? Definition::newSet : Definition::set, found, violations);
            part(root, at + "/templates", sent ? Definition::newTemplate : Definition::template, found, violations);
            part(root, at + "/rules", sent ? Definition::newRule : Definition::rule, found, violations);
        }
        if (sent) {
            requireApart(found, violations);
        }
        if (!name.matches("[a-z][a-z0-9-]{1,39}")) {
            violations.add(new Violation("/pack", "must be a short name such as us or eu-2008-944"));
        }
        if (!violations.isEmpty()) {
            throw PACK_NOT_READABLE.problem("Nothing was taken in; mend what is listed and send it again", violations);
        }
        var pointers = new HashMap<String, String>();
        found.forEach((pointer, definition) -> pointers.putIfAbsent(definition.digest(), pointer));
        return new Pack(name, documents.getFirst().path("title").asText(name), List.copyOf(found.values()), pointers);
    }

    /** What is none is looked at no further. */
    private static void requireLists(JsonNode root, String at, List<Violation> violations) {
        for (var part : PARTS.subList(2, PARTS.size())) {
            if (root.hasNonNull(part) && !root.path(part).isArray()) {
                violations.add(new Violation(at + "/" + part, "must be a list: begin each part of it with - "));
                ((ObjectNode) root).remove(part);
            }
        }
    }

    private static List<JsonNode> documents(String yaml, boolean sent) {
        try (var reader = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            var alias = sent ? Aliases.first(YAML, yaml) : Optional.<JsonLocation>empty();
            if (alias.isPresent()) {
                throw PACK_NOT_READABLE.problem(
                        "Nothing was taken in; mend what is listed and send it again",
                        new Violation(
                                "line:" + alias.get().getLineNr(),
                                "column %d: %s".formatted(alias.get().getColumnNr(), Aliases.MEND)));
            }
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
            Map<String, Definition> found,
            List<Violation> violations) {
        var index = 0;
        for (var written : root.at(place.substring(place.lastIndexOf('/')))) {
            var pointer = place + "/" + index++;
            try {
                found.put(pointer, reader.apply(written));
            } catch (NotUnderstood e) {
                violations.add(new Violation(pointer + e.pointer(), said(written, e.what())));
            } catch (IllegalArgumentException e) {
                violations.add(new Violation(pointer, said(written, String.valueOf(e.getMessage()))));
            }
        }
    }

    private static String said(JsonNode written, String what) {
        return "%s: %s".formatted(written.path("key").asText("without a key"), what);
    }

    /** Of two texts that answer for the same days the pack would not say which one counts. */
    private static void requireApart(Map<String, Definition> found, List<Violation> violations) {
        var byKey = new HashMap<String, Map<String, Definition>>();
        found.forEach((pointer, definition) -> {
            var before = byKey.computeIfAbsent(definition.key(), _ -> new LinkedHashMap<>());
            before.forEach((other, earlier) -> {
                if (earlier.digest().equals(definition.digest()) || earlier.overlaps(definition)) {
                    violations.add(
                            new Violation(pointer, "%s: %s".formatted(definition.key(), twice(definition, other))));
                }
            });
            before.put(pointer, definition);
        });
    }

    private static String twice(Definition definition, String other) {
        return definition.kind() == Kind.RULE
                ? "it answers for some of the same days as %s; let one end before the other begins, or leave one out"
                        .formatted(other)
                : "it stands at %s already; leave one of them out".formatted(other);
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
