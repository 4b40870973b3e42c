package org.daylight.rules.lawbooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.daylight.kit.json.Json;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.FactLineException;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.jspecify.annotations.Nullable;

/** A line of the register with what rules do not look at: who may see it, and how people call its subject. */
public final class RegisterLine {

    private final byte[] bytes;
    private final FactLine facts;
    private final @Nullable String label;
    private final List<String> accessGroups;

    private RegisterLine(byte[] bytes, FactLine facts, @Nullable String label, List<String> accessGroups) {
        this.bytes = bytes;
        this.facts = facts;
        this.label = label;
        this.accessGroups = accessGroups;
    }

    public static RegisterLine read(byte[] bytes) {
        var facts = FactLine.read(Vocabulary.standard(), bytes);
        var label = (String) null;
        var groups = new ArrayList<String>();
        try (var json = Json.mapper().createParser(bytes)) {
            json.nextToken();
            for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                var token = json.nextToken();
                if (name.equals("label") && token == JsonToken.VALUE_STRING) {
                    label = json.getText();
                } else if (name.equals("accessGroups") && token == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.VALUE_STRING) {
                        groups.add(json.getText());
                    }
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new FactLineException("the line is not JSON: " + e.getMessage());
        }
        groups.sort(null);
        return new RegisterLine(bytes, facts, label, List.copyOf(groups));
    }

    /** Who may see a line of which perhaps nothing else can be read; null where not even that can. */
    public static @Nullable List<String> groups(byte[] bytes) {
        try {
            var allowed = Json.mapper().readTree(bytes).path("accessGroups");
            if (!allowed.isArray()) {
                return null;
            }
            var groups = new ArrayList<String>();
            allowed.forEach(group -> groups.add(group.asText()));
            return groups;
        } catch (IOException e) {
            return null;
        }
    }

    public byte[] bytes() {
        return bytes;
    }

    public FactLine facts() {
        return facts;
    }

    public @Nullable String label() {
        return label;
    }

    /** Sorted; whoever is not in all of them sees neither the subject nor its weight. */
    public List<String> accessGroups() {
        return accessGroups;
    }

    /**
     * Reads a value as it is read when it is supposed on a line.
     *
     * @throws FactLineException if no line of the type can carry it
     */
    public static @Nullable Object supposed(SubjectType type, String leaf, JsonNode value) {
        var line = Json.mapper()
                .createObjectNode()
                .put("type", type.id())
                .put("subject", type.name() + ":supposed")
                .put("asOf", "2024-01-01")
                .set(leaf, value);
        var facts = FactLine.read(Vocabulary.standard(), line.toString().getBytes(UTF_8));
        return facts.value(Objects.requireNonNull(type.slot(leaf)));
    }

    /** The facts as they would be. */
    FactLine supposing(List<FactChange> changes) {
        var bearing = changes.stream()
                .filter(change ->
                        change.partner().equals(facts.partner()) && facts.type().slot(change.leaf()) != null)
                .toList();
        if (bearing.isEmpty()) {
            return facts;
        }
        try {
            var tree = (ObjectNode) Json.mapper().readTree(bytes);
            bearing.forEach(change -> tree.set(change.leaf(), change.value()));
            return FactLine.read(Vocabulary.standard(), Json.mapper().writeValueAsBytes(tree));
        } catch (IOException e) {
            throw new FactLineException("the line is not JSON: " + e.getMessage());
        }
    }
}
