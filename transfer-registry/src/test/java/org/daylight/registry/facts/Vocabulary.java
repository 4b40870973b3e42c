package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The leaves of the fact types that compliance-rules publishes, by type and name: {@code "hold hold.releasedOn"}. */
record Vocabulary(Map<String, JsonNode> leaves) {

    private static final Path FILE = Path.of("../compliance-rules/src/main/resources/fact-types.yaml");

    static Vocabulary read() {
        try {
            var document = new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
            var leaves = new HashMap<String, JsonNode>();
            for (var type : document.path("types")) {
                var name = type.path("name").asText() + " ";
                for (var shared : type.path("with")) {
                    add(leaves, name, shared.asText(), document.path("shared").path(shared.asText()));
                }
                type.path("groups").properties().forEach(group -> add(leaves, name, group.getKey(), group.getValue()));
            }
            return new Vocabulary(leaves);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Map<String, JsonNode> leaves, String type, String group, JsonNode fields) {
        fields.properties().forEach(field -> leaves.put(type + group + "." + field.getKey(), field.getValue()));
    }

    /** What the registry has to tell. */
    Set<String> suppliedByTheRegistry() {
        var names = new TreeSet<String>();
        leaves.forEach((name, leaf) -> {
            if (isOfTheRegistry(leaf)) {
                names.add(name);
            }
        });
        return names;
    }

    /** What is wrong with the leaves of a line of that type. */
    Set<String> faults(String type, JsonNode line) {
        var faults = new TreeSet<String>();
        line.fieldNames().forEachRemaining(name -> {
            if (name.contains(".")) {
                var leaf = leaves.get(type + " " + name);
                if (leaf == null || !isOfTheRegistry(leaf)) {
                    faults.add(type + " " + name + " is not supplied by the registry");
                } else if (line.path(name).isNull() && !leaf.path("absent").asBoolean()) {
                    faults.add(type + " " + name + " may not be absent");
                }
            }
        });
        return faults;
    }

    private static boolean isOfTheRegistry(JsonNode leaf) {
        return leaf.path("by").isMissingNode();
    }
}
