package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.Query;
import org.daylight.registry.facts.Reading;
import org.jspecify.annotations.Nullable;

/** The deliveries of one objective or partner up to a day, summed up while they are read. */
final class Deliveries {

    static final String DEFAULT_MILESTONE = "HANDED_OVER";

    /** What counts as delivered where no plan names a milestone; what was only announced never does. */
    private static final List<String> PHYSICAL =
            List.of("HANDED_OVER", "ENTERED_COUNTRY", "ARRIVED_AT_PORT", "SHIPPED", "ACKNOWLEDGED", "INVENTORIED");

    private final LocalDate asOf;
    private final String asOfText;
    private final Collection<String> milestones;
    private final @Nullable String main;
    private final Collection<String> indexes;
    private final Tally delivered = new Tally();
    private final Tally planned = new Tally();
    private final Written written = new Written();
    private final Map<String, Day> days = new TreeMap<>();
    private final Tally totals = new Tally();

    /**
     * @param milestones what plans count; where there are none, what was planned is not summed up either
     * @param main the milestone that the written coverage is taken at; null = the first physical one reached
     * @param indexes what plans count by
     */
    Deliveries(LocalDate asOf, Collection<String> milestones, @Nullable String main, Collection<String> indexes) {
        this.asOf = asOf;
        this.asOfText = asOf.toString();
        this.milestones = milestones;
        this.main = main;
        this.indexes = indexes;
    }

    static Query query(Reading reading, Collection<UUID> transfers) {
        var ids = transfers.stream().map(UUID::toString).collect(Collectors.joining(","));
        return new Query()
                .add("select s.id, s.access_group, null, s.content::text, s.marking::text, s.transfer_id from "
                        + reading.moment().rows("delivery") + " s")
                .add("where s.transfer_id = any(string_to_array(?, ',')::uuid[])", ids)
                .visible(reading.sight(), "delivery", "s");
    }

    void add(Known delivery, Served served) {
        var transfer = served.reference();
        var line = delivery.get("line");
        var capabilityClass = served.capabilityClass(line);
        var reached = delivery.content().path("milestones");
        for (var milestone : milestones) {
            var on = reachedOn(reached, milestone);
            if (on != null) {
                delivered
                        .add(
                                row(
                                        delivery,
                                        "quantity",
                                        on,
                                        milestone,
                                        transfer,
                                        capabilityClass,
                                        served.designation(line)),
                                delivery.get("quantity"),
                                delivery.get("value"))
                        .count(indexes, delivery.get("quantity"), served.lines(), line);
            }
        }
        var plannedOn = delivery.text("plannedOn");
        if (!milestones.isEmpty() && plannedOn != null && delivery.content().hasNonNull("plannedQuantity")) {
            planned.add(
                            row(delivery, "plannedQuantity", plannedOn, "", transfer, capabilityClass, ""),
                            delivery.get("plannedQuantity"),
                            null)
                    .count(indexes, delivery.get("plannedQuantity"), served.lines(), line);
        }
        var on = main != null ? reachedOn(reached, main) : firstPhysical(reached);
        if (on == null) {
            return;
        }
        if ("CUMULATIVE".equals(delivery.text("measure"))) {
            written.addRunningTotal(served.terms());
            totals.add(
                    row(delivery, "quantity", on, "", transfer, capabilityClass, ""),
                    delivery.get("quantity"),
                    delivery.get("value"));
        } else {
            written.add(delivery.get("value"), served.terms());
            days.computeIfAbsent(on, _ -> new Day()).add(delivery, transfer);
        }
    }

    private static Tally.Row row(
            Known delivery,
            String quantity,
            String on,
            String milestone,
            String transfer,
            String capabilityClass,
            String designation) {
        var measure = delivery.content().path("measure").asText("INCREMENT");
        return new Tally.Row(
                on,
                milestone,
                transfer,
                capabilityClass,
                designation,
                delivery.content().path(quantity).path("unit").asText(""),
                delivery.content().path(quantity).path("bound").asText(""),
                measure,
                measure.equals("CUMULATIVE")
                        ? delivery.content().path("reference").asText()
                        : "");
    }

    private @Nullable String firstPhysical(JsonNode reached) {
        for (var milestone : PHYSICAL) {
            var on = reachedOn(reached, milestone);
            if (on != null) {
                return on;
            }
        }
        return null;
    }

    private @Nullable String reachedOn(JsonNode reached, String milestone) {
        var at = reached.path(milestone);
        var on = (at.isTextual() ? at : at.path("on")).asText(null);
        return on == null || Dates.isAfter(on, asOf, asOfText) ? null : on;
    }

    Tally delivered() {
        return delivered;
    }

    Tally planned() {
        return planned;
    }

    Written written() {
        return written;
    }

    /** What was added on each day, and after that every running total as a statement of its own, which adds to no day. */
    ArrayNode byDay() {
        var list = JsonNodeFactory.instance.arrayNode();
        days.forEach((on, day) -> day.write(list.addObject().put("on", on)));
        for (var total : totals.json(false)) {
            var statement = (ObjectNode) total;
            statement.remove("milestone");
            list.add(statement);
        }
        return list;
    }
}
