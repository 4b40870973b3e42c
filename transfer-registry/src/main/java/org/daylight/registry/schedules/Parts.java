package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Amounts by what can be added to each other, with how many each is made of: of a kind that is left by all nothing remains. */
final class Parts {

    private final TreeMap<String, Part> parts = new TreeMap<>();

    private static final class Part {
        private int count;
        private BigDecimal amount = BigDecimal.ZERO;
    }

    /** @param times 1, or -1 for what was added before */
    void add(int times, String kind, BigDecimal amount) {
        var part = parts.computeIfAbsent(kind, _ -> new Part());
        part.count += times;
        part.amount = times > 0 ? part.amount.add(amount) : part.amount.subtract(amount);
        if (part.count == 0) {
            parts.remove(kind);
        }
    }

    Set<String> kinds() {
        return parts.keySet();
    }

    /** The kind of all of them; null if there are several, or none. */
    @Nullable
    String only() {
        return parts.size() == 1 ? parts.firstKey() : null;
    }

    int count(String kind) {
        var part = parts.get(kind);
        return part == null ? 0 : part.count;
    }

    @Nullable
    BigDecimal amount(String kind) {
        var part = parts.get(kind);
        return part == null ? null : part.amount;
    }

    /** Zero where there is none. */
    BigDecimal amountOf(String kind) {
        var amount = amount(kind);
        return amount == null ? BigDecimal.ZERO : amount;
    }

    /** To be {@link #read} again. */
    ObjectNode written() {
        var written = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, Part> each : parts.entrySet()) {
            var part = each.getValue();
            written.putArray(each.getKey()).add(part.count).add(part.amount.toPlainString());
        }
        return written;
    }

    void read(JsonNode written) {
        for (var each : written.properties()) {
            var part = new Part();
            part.count = each.getValue().get(0).asInt();
            part.amount = new BigDecimal(each.getValue().get(1).asText());
            parts.put(each.getKey(), part);
        }
    }
}
