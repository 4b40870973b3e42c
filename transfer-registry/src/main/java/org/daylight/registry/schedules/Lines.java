package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.daylight.registry.facts.Encoded;
import org.jspecify.annotations.Nullable;

/** What the lines of a transfer say of themselves, by their numbers. */
record Lines(Map<Integer, Line> byNumber) {

    /**
     * One line.
     *
     * @param capabilityClass empty if unknown
     * @param designation empty if unknown
     * @param unit in which its quantity is stated; empty if it is not
     * @param indexes how much each counts for a unit
     */
    record Line(String capabilityClass, String designation, String unit, Map<String, BigDecimal> indexes) {}

    static Lines of(JsonNode transfer) {
        var lines = new HashMap<Integer, Line>();
        for (var line : transfer.path("lines")) {
            lines.put(
                    line.path("number").asInt(),
                    new Line(
                            line.path("capabilityClass").asText(""),
                            line.path("designation").asText(""),
                            line.path("quantity").path("unit").asText(""),
                            indexes(line.path("indexes"))));
        }
        return new Lines(lines);
    }

    private static Map<String, BigDecimal> indexes(JsonNode stated) {
        if (stated.isEmpty()) {
            return Map.of();
        }
        var indexes = new HashMap<String, BigDecimal>();
        for (var index : stated) {
            indexes.put(
                    index.path("name").asText(),
                    new BigDecimal(index.path("perUnit").asText()));
        }
        return indexes;
    }

    /** Who may see what {@link #perUnit} shows: also a transfer of which nothing has come is shown then. */
    static void perUnitReaches(List<Served> transfers, Reach reach) {
        transfers.stream().filter(served -> served.lines().stateIndexes()).forEach(served -> reach.add(served.known()));
    }

    static void perUnit(List<Served> transfers, ObjectNode line) {
        var list = line.putArray("perUnit");
        transfers.stream()
                .sorted(Comparator.comparing(Served::reference))
                .forEach(served -> served.lines().write(served.reference(), list));
    }

    /**
     * Adds what a unit of each line counts for by each index, if a line of the transfer states one. All lines are added then, so
     * that it shows which of them state none.
     */
    private void write(String transfer, ArrayNode list) {
        if (!stateIndexes()) {
            return;
        }
        new TreeMap<>(byNumber).forEach((number, line) -> {
            var entry = list.addObject().put("transfer", transfer).put("line", number);
            entry.put("capabilityClass", stated(line.capabilityClass()))
                    .put("designation", stated(line.designation()))
                    .put("unit", stated(line.unit()));
            var indexes = entry.putObject("indexes");
            new TreeMap<>(line.indexes()).forEach((name, perUnit) -> indexes.put(name, Encoded.plain(perUnit)));
        });
    }

    private boolean stateIndexes() {
        return byNumber.values().stream().anyMatch(line -> !line.indexes().isEmpty());
    }

    private static @Nullable String stated(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The line that a delivery names; null if it names none. */
    static @Nullable Integer named(@Nullable JsonNode line) {
        return line != null && line.isNumber() ? (Integer) line.asInt() : null;
    }

    private @Nullable Line line(@Nullable Integer number) {
        if (number != null) {
            return byNumber.get(number);
        }
        return byNumber.size() == 1 ? byNumber.values().iterator().next() : null;
    }

    /** Null if it is not known. */
    @Nullable
    String capabilityClass(@Nullable Integer number) {
        var line = line(number);
        return line == null || line.capabilityClass().isEmpty() ? null : line.capabilityClass();
    }

    /**
     * How much a unit of a line counts for by an index; null if it is not stated, or not for this unit.
     *
     * @param unit in which something of the line is counted; empty = not stated
     */
    @Nullable
    BigDecimal index(@Nullable Integer number, String name, String unit) {
        var line = line(number);
        return line == null || !(unit.isEmpty() || line.unit().isEmpty() || unit.equals(line.unit()))
                ? null
                : line.indexes().get(name);
    }
}
