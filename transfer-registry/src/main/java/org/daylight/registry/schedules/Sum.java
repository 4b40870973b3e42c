package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.daylight.registry.facts.Encoded;
import org.daylight.registry.facts.StoredDelivery.Amount;
import org.jspecify.annotations.Nullable;

/**
 * Quantities and values added up. A value that says nothing once one part has none, or one on another basis; what was added
 * can be taken away again, so everything is counted.
 */
final class Sum {

    private final Parts quantities = new Parts();
    private final Parts values = new Parts();
    private final Map<String, Parts> indexes = new TreeMap<>();
    private int count;

    private static final String STATED = "stated";

    /** @param times 1, or -1 for what was added before */
    void add(int times, @Nullable Amount quantity, @Nullable Amount value) {
        count += times;
        if (quantity != null && quantity.amount.isStated()) {
            quantities.add(times, STATED, Encoded.amount(quantity));
        }
        if (value != null && value.amount.isStated()) {
            values.add(times, value.currency.text() + " " + value.basis.text(), Encoded.amount(value));
        }
    }

    /** @param perUnit how much a unit of it counts for; null = not stated */
    void count(int times, String index, Amount quantity, @Nullable BigDecimal perUnit) {
        var parts = indexes.computeIfAbsent(index, _ -> new Parts());
        if (perUnit == null || !quantity.amount.isStated()) {
            parts.add(times, "", BigDecimal.ZERO);
        } else {
            parts.add(times, STATED, perUnit.multiply(Encoded.amount(quantity)));
        }
    }

    int count() {
        return count;
    }

    /** Of those that state one; null where none does. */
    @Nullable
    BigDecimal quantity() {
        return quantities.amount(STATED);
    }

    @Nullable
    String value() {
        var kind = values.only();
        return kind == null || values.count(kind) < count ? null : Encoded.plain(values.amountOf(kind)) + " " + kind;
    }

    /** What it counts for by each index that is asked for; empty once one part counts for nobody knows how much. */
    Map<String, Optional<BigDecimal>> indexes() {
        var known = new TreeMap<String, Optional<BigDecimal>>();
        indexes.forEach((name, parts) ->
                known.put(name, parts.count("") > 0 ? Optional.empty() : Optional.of(parts.amountOf(STATED))));
        return known;
    }

    /** To be {@link #read} again. */
    ObjectNode written() {
        var written = JsonNodeFactory.instance.objectNode();
        written.put("n", count).set("q", quantities.written());
        written.set("v", values.written());
        if (!indexes.isEmpty()) {
            var by = written.putObject("i");
            indexes.forEach((name, parts) -> by.set(name, parts.written()));
        }
        return written;
    }

    static Sum read(JsonNode written) {
        var sum = new Sum();
        sum.count = written.path("n").asInt();
        sum.quantities.read(written.path("q"));
        sum.values.read(written.path("v"));
        for (var by : written.path("i").properties()) {
            var parts = new Parts();
            parts.read(by.getValue());
            sum.indexes.put(by.getKey(), parts);
        }
        return sum;
    }
}
