package org.daylight.registry.schedules;

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
import org.daylight.registry.facts.Query;
import org.daylight.registry.facts.Reading;
import org.daylight.registry.facts.Span;
import org.daylight.registry.facts.StoredDelivery;
import org.daylight.registry.facts.StoredDelivery.Amount;
import org.daylight.registry.records.Milestone;
import org.jspecify.annotations.Nullable;

/** The deliveries of one objective or partner up to a day, summed up while they are read. */
final class Deliveries {

    static final Milestone DEFAULT_MILESTONE = Milestone.HANDED_OVER;

    /** What counts as delivered where no plan names a milestone; what was only announced never does. */
    private static final List<Milestone> PHYSICAL = List.of(
            Milestone.HANDED_OVER,
            Milestone.ENTERED_COUNTRY,
            Milestone.ARRIVED_AT_PORT,
            Milestone.SHIPPED,
            Milestone.ACKNOWLEDGED,
            Milestone.INVENTORIED);

    private final LocalDate asOf;
    private final String asOfText;
    private final Collection<Milestone> milestones;
    private final @Nullable Milestone main;
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
    Deliveries(LocalDate asOf, Collection<Milestone> milestones, @Nullable Milestone main, Collection<String> indexes) {
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

    void add(StoredDelivery delivery, Served served) {
        var transfer = served.reference();
        var line = delivery.line;
        var capabilityClass = served.capabilityClass(line);
        for (var milestone : milestones) {
            var on = reachedOn(delivery, milestone);
            if (on != null) {
                var row = row(
                        delivery,
                        delivery.quantity,
                        on,
                        milestone.name(),
                        transfer,
                        capabilityClass,
                        served.designation(line));
                count(delivered.add(row, delivery.quantity, delivery.value), delivery.quantity, served, line);
            }
        }
        if (!milestones.isEmpty() && delivery.plannedOn.isStated() && delivery.plannedQuantity.isThere()) {
            var plannedOn = delivery.plannedOn.text();
            var row = row(delivery, delivery.plannedQuantity, plannedOn, "", transfer, capabilityClass, "");
            count(planned.add(row, delivery.plannedQuantity, null), delivery.plannedQuantity, served, line);
        }
        var on = main != null ? reachedOn(delivery, main) : firstPhysical(delivery);
        if (on == null) {
            return;
        }
        if (delivery.measure.textOr("").equals("CUMULATIVE")) {
            written.addRunningTotal(served.terms());
            totals.add(
                    row(delivery, delivery.quantity, on, "", transfer, capabilityClass, ""),
                    delivery.quantity,
                    delivery.value);
        } else {
            written.add(delivery.value, served.terms());
            days.computeIfAbsent(on, _ -> new Day()).add(delivery, transfer);
        }
    }

    private void count(Tally.Sum sum, Amount quantity, Served served, Span line) {
        for (var index : indexes) {
            sum.count(index, quantity, served.index(line, index, quantity.unit.textOr("")));
        }
    }

    private static Tally.Row row(
            StoredDelivery delivery,
            Amount quantity,
            String on,
            String milestone,
            String transfer,
            String capabilityClass,
            String designation) {
        var measure = delivery.measure.textOr("INCREMENT");
        return new Tally.Row(
                on,
                milestone,
                transfer,
                capabilityClass,
                designation,
                quantity.unit.textOr(""),
                quantity.bound.textOr(""),
                measure,
                measure.equals("CUMULATIVE") ? delivery.reference.textOr("") : "",
                measure.equals("CUMULATIVE") ? delivery.line.textOr("") : "");
    }

    private @Nullable String firstPhysical(StoredDelivery delivery) {
        for (var milestone : PHYSICAL) {
            var on = reachedOn(delivery, milestone);
            if (on != null) {
                return on;
            }
        }
        return null;
    }

    private @Nullable String reachedOn(StoredDelivery delivery, Milestone milestone) {
        var at = delivery.on(milestone);
        if (!at.isStated()) {
            return null;
        }
        var on = at.text();
        return Dates.isAfter(on, asOf, asOfText) ? null : on;
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
