package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A transfer without most of its content. */
record Supplied(String partner, @Nullable String supplier, Map<Integer, String> classes, Known known) {

    static Supplied of(Known transfer, @Nullable String supplier) {
        var classes = new HashMap<Integer, String>();
        for (var line : transfer.content().path("lines")) {
            classes.put(
                    line.path("number").asInt(), line.path("capabilityClass").asText(""));
        }
        return new Supplied(transfer.content().path("partner").asText(), supplier, classes, transfer.withoutContent());
    }

    /** Empty if it is not known. */
    String capabilityClass(@Nullable JsonNode line) {
        if (line != null && line.isNumber()) {
            return classes.getOrDefault(line.asInt(), "");
        }
        return classes.size() == 1 ? classes.values().iterator().next() : "";
    }
}
