package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.daylight.registry.facts.Known;
import org.daylight.registry.schedules.Written.Terms;
import org.jspecify.annotations.Nullable;

/** A transfer without most of its content, and the terms it is under. */
record Served(
        String reference,
        String partner,
        List<String> objectives,
        Map<Integer, String> classes,
        Terms terms,
        Known known) {

    String capabilityClass(@Nullable JsonNode line) {
        if (line != null && line.isNumber()) {
            return classes.getOrDefault(line.asInt(), "");
        }
        return classes.size() == 1 ? classes.values().iterator().next() : "";
    }
}
