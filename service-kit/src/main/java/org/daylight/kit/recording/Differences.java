package org.daylight.kit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where two versions of a record differ, field by field. Of two lists the equal beginning and the equal end are passed
 * over; what stands between them is compared by position.
 */
final class Differences {

    private final List<FieldChange> found = new ArrayList<>();

    private Differences() {}

    static List<FieldChange> between(Recorded<?> earlier, Recorded<?> later) {
        var differences = new Differences();
        differences.compare("", said(earlier), said(later));
        return List.copyOf(differences.found);
    }

    /** What a version says; its number, its instants and its act are its own and no difference. */
    private static ObjectNode said(Recorded<?> version) {
        var said = JsonNodeFactory.instance.objectNode();
        if (version.voidedReason() != null) {
            said.put("voidedReason", version.voidedReason());
        }
        if (version.accessGroup() != null) {
            said.put("accessGroup", version.accessGroup());
        }
        said.set("marking", Json.mapper().valueToTree(version.marking()));
        said.set("sources", Json.mapper().valueToTree(version.sources()));
        said.set("content", Json.mapper().valueToTree(version.content()));
        return said;
    }

    private void compare(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before != null && before.equals(after)) {
            return;
        }
        if (before instanceof ObjectNode && after instanceof ObjectNode) {
            before.properties()
                    .forEach(field ->
                            compare(below(pointer, field.getKey()), field.getValue(), after.get(field.getKey())));
            after.properties().stream()
                    .filter(field -> !before.has(field.getKey()))
                    .forEach(field -> compare(below(pointer, field.getKey()), null, field.getValue()));
        } else if (before != null && before.isArray() && after != null && after.isArray()) {
            lists(pointer, before, after);
        } else {
            found.add(new FieldChange(pointer, before, after));
        }
    }

    private void lists(String pointer, JsonNode before, JsonNode after) {
        var shorter = Math.min(before.size(), after.size());
        var start = 0;
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        var same = 0;
        while (same < shorter - start
                && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
            same++;
        }
        for (var i = start; i < Math.max(before.size(), after.size()) - same; i++) {
            compare(
                    pointer + "/" + i,
                    i < before.size() - same ? before.get(i) : null,
                    i < after.size() - same ? after.get(i) : null);
        }
    }

    private static String below(String pointer, String field) {
        return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
    }
}
