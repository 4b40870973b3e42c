package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.daylight.kit.json.Stated;
import org.jspecify.annotations.Nullable;

/** The values of one row by their names, each with its three states. */
final class RowValues {

    private final Map<String, Stated<JsonNode>> values = new HashMap<>();

    void put(String name, Stated<JsonNode> value) {
        values.put(name, value);
    }

    void put(String name, JsonNode value) {
        values.put(name, Stated.of(value));
    }

    /** The same values with one more. */
    RowValues with(String name, JsonNode value) {
        var more = new RowValues();
        more.values.putAll(values);
        more.put(name, value);
        return more;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Stated<JsonNode> get(String name) {
        return values.getOrDefault(name, Stated.unknown());
    }

    /** Whether there is a value; what is known to be absent has none. */
    boolean isKnown(String name) {
        return get(name).orNull() != null;
    }

    String text(String name) {
        var value = get(name).orNull();
        return value == null ? "" : value.asText();
    }

    /** Whether its number is the number meant, and not about, at least or at most that much. */
    boolean isExact(String name) {
        var bound = bound(name);
        return bound.isEmpty() || bound.equals("EXACT");
    }

    /** Whether it is known to be so much or more. */
    boolean isAtLeast(String name) {
        return isExact(name) || bound(name).equals("AT_LEAST");
    }

    /** Whether it is known to be so much or less. */
    boolean isAtMost(String name) {
        return isExact(name) || bound(name).equals("AT_MOST");
    }

    boolean isAbout(String name) {
        return bound(name).equals("ABOUT");
    }

    private String bound(String name) {
        var value = get(name).orNull();
        return value == null ? "" : value.path("bound").asText();
    }

    /** The number of a value, the amount of money or of a quantity; null where there is none. */
    @Nullable
    BigDecimal number(String name) {
        var value = get(name).orNull();
        if (value == null) {
            return null;
        }
        var amount = value.isObject() ? value.path("amount") : value;
        return amount.asText().matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(amount.asText()) : null;
    }
}
