package org.daylight.review.projection;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of the lines of transfers counts for by each index, as schedule lines say it. A fact line names no line of its
 * transfer: a delivery is of the one line that has its class and its designation, and where several have both and count for
 * different amounts, nobody can say how much it counts for.
 */
public final class PerUnit {

    private final Map<String, List<Line>> byTransfer;

    /** @param unit in which the line is counted; null = not stated */
    private record Line(
            @Nullable String capabilityClass,
            @Nullable String designation,
            @Nullable String unit,
            Map<String, BigDecimal> indexes) {

        boolean isOf(OpenDelivery delivery) {
            return Objects.equals(capabilityClass, delivery.capabilityClass())
                    && Objects.equals(designation, delivery.designation());
        }

        /** What so many units count for; null if that is not stated, or not for this unit. */
        @Nullable
        BigDecimal of(OpenDelivery.Amount quantity, String index) {
            var each = unit == null || unit.equals(quantity.unit()) ? indexes.get(index) : null;
            return each == null ? null : each.multiply(quantity.amount());
        }
    }

    private PerUnit(Map<String, List<Line>> byTransfer) {
        this.byTransfer = byTransfer;
    }

    public static PerUnit of(Collection<JsonNode> schedules) {
        var byTransfer = new HashMap<String, Map<Integer, Line>>();
        for (var schedule : schedules) {
            for (var line : schedule.path("perUnit")) {
                var indexes = new TreeMap<String, BigDecimal>();
                line.path("indexes")
                        .propertyStream()
                        .forEach(index -> indexes.put(
                                index.getKey(), new BigDecimal(index.getValue().asText())));
                byTransfer
                        .computeIfAbsent(line.path("transfer").asText(), _ -> new TreeMap<>())
                        .put(
                                line.path("line").asInt(),
                                new Line(
                                        OpenDelivery.text(line, "capabilityClass"),
                                        OpenDelivery.text(line, "designation"),
                                        OpenDelivery.text(line, "unit"),
                                        indexes));
            }
        }
        var lists = new HashMap<String, List<Line>>();
        byTransfer.forEach((transfer, lines) -> lists.put(transfer, new ArrayList<>(lines.values())));
        return new PerUnit(lists);
    }

    /** What something that comes counts for by an index; null where nobody can say. */
    @Nullable
    BigDecimal counts(Coming coming, String index) {
        var quantity = coming.quantity();
        if (quantity == null) {
            return null;
        }
        var instead = coming.instead();
        if (instead != null) {
            var each = instead.indexes().get(index);
            return each == null ? null : each.multiply(quantity.amount());
        }
        var delivery = coming.delivery();
        var lines = byTransfer.getOrDefault(delivery.transfer(), List.of());
        if (delivery.designation() == null && lines.size() > 1) {
            return null;
        }
        BigDecimal found = null;
        for (var line : lines) {
            if (line.isOf(delivery)) {
                var counts = line.of(quantity, index);
                if (counts == null || (found != null && found.compareTo(counts) != 0)) {
                    return null;
                }
                found = counts;
            }
        }
        return found;
    }
}
