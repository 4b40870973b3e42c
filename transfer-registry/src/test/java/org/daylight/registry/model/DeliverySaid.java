package org.daylight.registry.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a delivery says; what was dropped is planned no more from that day on. */
record DeliverySaid(
        String transfer,
        @Nullable Integer line,
        Maybe plannedOn,
        @Nullable Date droppedOn,
        @Nullable Integer planned,
        @Nullable Integer quantity,
        Maybe shippedOn,
        Maybe handedOverOn)
        implements Said {

    @Override
    public Kind kind() {
        return Kind.DELIVERY;
    }

    boolean isDropped(LocalDate asOf) {
        return droppedOn != null && droppedOn.hasCome(asOf);
    }

    boolean mayBeDropped(LocalDate asOf) {
        return droppedOn != null && droppedOn.mayHaveCome(asOf);
    }

    @Override
    public Collection<Date> days() {
        return Stream.of(plannedOn.date(), droppedOn, shippedOn.date(), handedOverOn.date())
                .flatMap(Stream::ofNullable)
                .toList();
    }

    @Override
    public ObjectNode content(String key, String partner, @Nullable LocalDate asOf) {
        var content = JsonNodeFactory.instance
                .objectNode()
                .put("reference", key)
                .put("transfer", transfer)
                .put("counted", true)
                .put("measure", "INCREMENT");
        if (line != null) {
            content.put("line", line);
        }
        plannedOn.into(content, "plannedOn");
        if (droppedOn != null && (asOf == null || droppedOn.mayHaveCome(asOf))) {
            content.put("droppedOn", droppedOn.text());
        }
        quantity(content, "plannedQuantity", planned);
        quantity(content, "quantity", quantity);
        var milestones = JsonNodeFactory.instance.objectNode();
        milestone(milestones, "SHIPPED", shippedOn.by(asOf));
        milestone(milestones, "HANDED_OVER", handedOverOn.by(asOf));
        if (!milestones.isEmpty()) {
            content.set("milestones", milestones);
        }
        return content;
    }

    private static void milestone(ObjectNode milestones, String name, Maybe reached) {
        if (reached.absent() || reached.date() != null) {
            reached.into(milestones.putObject(name), "on");
        }
    }

    private static void quantity(ObjectNode content, String field, @Nullable Integer amount) {
        if (amount != null) {
            content.putObject(field).put("amount", Integer.toString(amount)).put("unit", "EACH");
        }
    }

    /** What its line says of it alone. */
    Map<String, String> leaves(String key, LocalDate asOf) {
        var leaves = new TreeMap<String, String>();
        leaves.put("delivery.counted", "true");
        leaves.put("delivery.measure", "INCREMENT");
        leaves.put("delivery.reference", key);
        handedOverOn.by(asOf).into(leaves, "delivery.handedOverOn");
        shippedOn.by(asOf).into(leaves, "delivery.shippedOn");
        plan(asOf).into(leaves, "delivery.plannedOn");
        if (planned != null) {
            leaves.put("delivery.plannedQuantity", planned + " EACH");
        }
        if (quantity != null) {
            var reached = Stream.of(shippedOn.date(), handedOverOn.date())
                    .flatMap(Stream::ofNullable)
                    .toList();
            var isYetToCome = !reached.isEmpty() && reached.stream().noneMatch(date -> date.mayHaveCome(asOf));
            leaves.put("delivery.quantity", isYetToCome ? "null" : quantity + " EACH");
        }
        return leaves;
    }

    private Maybe plan(LocalDate asOf) {
        return isDropped(asOf) ? Maybe.ABSENT : mayBeDropped(asOf) ? Maybe.UNKNOWN : plannedOn;
    }
}
