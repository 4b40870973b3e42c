package org.daylight.registry.schedules;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.daylight.registry.facts.StoredDelivery;
import org.daylight.registry.facts.StoredDelivery.Amount;

/** What was added on each day. */
final class Days {

    /** After the day of what is stated as at most so much, which may be none: it is summed up apart from what surely came. */
    private static final String PERHAPS_NONE = " AT_MOST";

    private final Map<String, Day> days = new TreeMap<>();

    /** @param times 1, or -1 for what was added before and is taken away again */
    void add(int times, String on, StoredDelivery delivery, String transfer) {
        var key = isPerhapsNone(delivery.quantity) ? on + PERHAPS_NONE : on;
        var day = days.computeIfAbsent(key, _ -> new Day());
        day.add(times, delivery, transfer);
        if (day.isEmpty()) {
            days.remove(key);
        }
    }

    private static boolean isPerhapsNone(Amount quantity) {
        return quantity.amount.isStated() && quantity.bound.textOr("").equals("AT_MOST");
    }

    /** Whether what is left does not say all that was to be said. */
    boolean isLacking() {
        return days.values().stream().anyMatch(Day::lacksNames);
    }

    void write(ArrayNode list) {
        days.forEach((key, day) -> {
            var perhapsNone = key.endsWith(PERHAPS_NONE);
            var line = list.addObject()
                    .put("on", perhapsNone ? key.substring(0, key.length() - PERHAPS_NONE.length()) : key);
            day.write(line);
            if (perhapsNone) {
                line.put("perhapsNone", true);
            }
        });
    }

    /** Writes what is kept, to be {@link #read} again, day by day. */
    void write(JsonGenerator out) throws IOException {
        for (var day : days.entrySet()) {
            out.writeFieldName(day.getKey());
            out.writeTree(day.getValue().written());
        }
    }

    static Days read(JsonNode kept) {
        var days = new Days();
        for (var day : kept.properties()) {
            days.days.put(day.getKey(), Day.read(day.getValue()));
        }
        return days;
    }
}
