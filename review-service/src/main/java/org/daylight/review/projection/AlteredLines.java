package org.daylight.review.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.review.projection.OpenDelivery.Amount;
import org.jspecify.annotations.Nullable;

/**
 * Fact lines as they would read on a day if things come as supposed. What is supposed stands in them; what would follow from
 * it and nobody states is left out, which is unknown, and nothing is known to be absent because it was absent before.
 */
public final class AlteredLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> MONITORING =
            List.of("monitoring.firstInventoryOn", "monitoring.lastInventoryOn", "monitoring.otherEvidenceOn");

    /** What a substitute is by law and by trade nobody has stated. */
    private static final List<String> OF_THE_ARTICLE = List.of(
            "item.designation",
            "item.usmlCategory",
            "item.unrocaCategory",
            "item.wassenaarCategory",
            "item.mde",
            "item.sme",
            "item.classified",
            "item.enhancedMonitoring");

    private AlteredLines() {}

    /** The same line as of another day. */
    public static ObjectNode asOf(ObjectNode line, LocalDate day) {
        var altered = line.deepCopy();
        altered.put("asOf", day.toString());
        altered.putNull("sameUntil");
        return altered;
    }

    /**
     * A delivery that comes as supposed, on the day on which the effects are looked at.
     *
     * @param line as the register has it, or as it would have it of what goes elsewhere
     * @param counted the milestones that its objectives count: the planned day is meant for these, otherwise for the last
     */
    public static ObjectNode delivery(ObjectNode line, Coming coming, Set<String> counted, LocalDate until) {
        var altered = asOf(line, until);
        var on = coming.on();
        if (on == null) {
            // A day that has passed stays what was planned; one that is only no longer ahead is none.
            if (coming.delivery().on() != null) {
                altered.putNull("delivery.plannedOn");
            }
        } else if (!on.equals(coming.delivery().on())) {
            altered.put("delivery.plannedOn", on.text());
        }
        if (coming.instead() != null) {
            substitute(altered, coming);
        }
        if (on != null && !on.earliest().isAfter(until)) {
            came(altered, coming, counted, on.text());
        }
        return altered;
    }

    /** The act of delivering it to another partner, on the day on which the effects are looked at. */
    public static ObjectNode act(ObjectNode line, Coming coming, LocalDate until) {
        var altered = asOf(line, until);
        var instead = coming.instead();
        if (instead != null) {
            article(altered, instead);
            altered.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(leaf -> leaf.startsWith("weapon."))
                    .toList()
                    .forEach(altered::remove);
        }
        return altered;
    }

    private static void came(ObjectNode line, Coming coming, Set<String> counted, String on) {
        var ahead = coming.delivery().ahead();
        var meant = ahead.stream().filter(counted::contains).toList();
        ahead.forEach(milestone -> line.remove(OpenDelivery.LEAVES.get(milestone)));
        (meant.isEmpty() ? List.of(ahead.getLast()) : meant)
                .forEach(milestone -> line.put(OpenDelivery.LEAVES.get(milestone), on));
        OpenDelivery.AFTER.forEach(line::remove);
        MONITORING.stream().filter(leaf -> line.path(leaf).isNull()).forEach(line::remove);
        put(line, "delivery.quantity", coming.quantity());
        var value = coming.value();
        if (value == null) {
            line.remove("delivery.value");
        } else {
            line.put("delivery.value", value.text());
        }
    }

    private static void put(ObjectNode line, String leaf, @Nullable Amount amount) {
        if (amount == null) {
            line.remove(leaf);
        } else {
            line.put(leaf, amount.text());
        }
    }

    private static void substitute(ObjectNode line, Coming coming) {
        article(line, Objects.requireNonNull(coming.instead()));
        put(line, "delivery.plannedQuantity", coming.quantity());
    }

    private static void article(ObjectNode line, Measure.Substitute instead) {
        OF_THE_ARTICLE.forEach(line::remove);
        line.put("item.capabilityClass", instead.capabilityClass());
        if (instead.designation() != null) {
            line.put("item.designation", instead.designation());
        }
    }

    /** An objective with so many more baselines; the new one keeps the tolerances of the last. */
    public static ObjectNode objective(ObjectNode line, int more, LocalDate until) {
        var altered = asOf(line, until);
        if (more > 0) {
            altered.put(
                    "objective.baselines", altered.path("objective.baselines").asInt() + more);
        }
        return altered;
    }

    /**
     * A hold that is released on a day, or by nobody, or ends by itself before: as the register would read it on the day on which
     * the effects are looked at.
     *
     * @param releasedOn null = nobody releases it
     */
    public static ObjectNode hold(ObjectNode line, @Nullable LocalDate releasedOn, LocalDate until) {
        var altered = asOf(line, until);
        var expires = OpenDelivery.text(line, "hold.expiresOn");
        var byItself = expires == null ? null : ImpreciseDate.parse(expires);
        var released = releasedOn == null ? null : ImpreciseDate.of(releasedOn);
        var ends = released == null ? byItself : byItself == null ? released : Days.sooner(released, byItself);
        if (ends == null) {
            return altered;
        }
        if (ends.earliest().isAfter(until)) {
            altered.putNull("hold.releasedOn");
            altered.putNull("hold.ending");
            return altered;
        }
        altered.put("hold.releasedOn", ends.text());
        if (ends.latest().isAfter(until)) {
            altered.remove("hold.ending");
        } else if (byItself == null || (released != null && !byItself.earliest().isBefore(released.latest()))) {
            altered.put("hold.ending", "RELEASED");
        } else if (released == null || byItself.latest().isBefore(released.earliest())) {
            altered.put("hold.ending", "EXPIRED");
        } else {
            altered.remove("hold.ending");
        }
        return altered;
    }

    /** The header keeps its order and the leaves are sorted, as in every fact line. */
    public static byte[] bytes(ObjectNode line) {
        var whole = JSON.createObjectNode();
        var leaves = new TreeMap<String, JsonNode>();
        for (var field : line.properties()) {
            if (field.getKey().indexOf('.') < 0) {
                whole.set(field.getKey(), field.getValue());
            } else {
                leaves.put(field.getKey(), field.getValue());
            }
        }
        leaves.forEach(whole::set);
        try {
            return (JSON.writeValueAsString(whole) + '\n').getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
