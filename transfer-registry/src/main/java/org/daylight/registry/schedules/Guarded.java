package org.daylight.registry.schedules;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.daylight.kit.identity.Marking;
import org.daylight.registry.facts.Known;
import org.jspecify.annotations.Nullable;

/** By how many of the records that were added each access group and each marking is there, so that they can be taken away again. */
final class Guarded {

    private final Map<String, Integer> groups = new TreeMap<>();
    private final Map<Marking, Integer> markings = new HashMap<>();

    /** @param times 1, or -1 for what was added before and is taken away again */
    void add(int times, Known record) {
        count(groups, record.accessGroup(), times);
        count(markings, record.marking(), times);
    }

    private static <K> void count(Map<K, Integer> counts, @Nullable K key, int times) {
        if (key != null && counts.merge(key, times, Integer::sum) == 0) {
            counts.remove(key);
        }
    }

    void reaches(Reach reach) {
        groups.keySet().forEach(reach::add);
        markings.keySet().forEach(reach::add);
    }

    /** Two fields of the object that is being written. */
    void write(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("groups");
        for (var group : groups.entrySet()) {
            out.writeNumberField(group.getKey(), group.getValue());
        }
        out.writeEndObject();
        out.writeObjectFieldStart("markings");
        for (var marking : markings.entrySet()) {
            out.writeNumberField(marking.getKey().json(), marking.getValue());
        }
        out.writeEndObject();
    }

    static Guarded read(JsonNode kept) {
        var guarded = new Guarded();
        for (var group : kept.path("groups").properties()) {
            guarded.groups.put(group.getKey(), group.getValue().asInt());
        }
        for (var marking : kept.path("markings").properties()) {
            guarded.markings.put(
                    Marking.read(marking.getKey()), marking.getValue().asInt());
        }
        return guarded;
    }
}
