package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.registry.facts.Known;
import org.jspecify.annotations.Nullable;

/**
 * A transfer without most of its content, as grouped schedules need it.
 *
 * @param why why its deliveries cannot be counted; empty if they can
 */
record Ordered(
        String reference,
        String partner,
        @Nullable String supplier,
        List<String> objectives,
        Map<Integer, Line> lines,
        String why,
        Known known) {

    /** What a line says: its class, empty if unknown, and how much each index counts for a unit. */
    record Line(String capabilityClass, Map<String, BigDecimal> indexes) {}

    static Map<Integer, Line> lines(JsonNode transfer) {
        var lines = new HashMap<Integer, Line>();
        for (var line : transfer.path("lines")) {
            var indexes = new HashMap<String, BigDecimal>();
            for (var index : line.path("indexes")) {
                indexes.put(
                        index.path("name").asText(),
                        new BigDecimal(index.path("perUnit").asText()));
            }
            lines.put(
                    line.path("number").asInt(),
                    new Line(line.path("capabilityClass").asText(""), indexes));
        }
        return lines;
    }

    private @Nullable Line line(@Nullable JsonNode number) {
        if (number != null && number.isNumber()) {
            return lines.get(number.asInt());
        }
        return lines.size() == 1 ? lines.values().iterator().next() : null;
    }

    /** Null if it is not known. */
    @Nullable
    String capabilityClass(@Nullable JsonNode number) {
        var line = line(number);
        return line == null || line.capabilityClass().isEmpty() ? null : line.capabilityClass();
    }

    @Nullable
    BigDecimal index(@Nullable JsonNode number, String name) {
        var line = line(number);
        return line == null ? null : line.indexes().get(name);
    }
}
