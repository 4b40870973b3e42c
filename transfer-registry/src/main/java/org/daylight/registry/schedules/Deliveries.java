package org.daylight.registry.schedules;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.daylight.registry.facts.Dates;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.Span;
import org.daylight.registry.facts.StoredDelivery;
import org.daylight.registry.facts.StoredDelivery.Amount;
import org.daylight.registry.records.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of one objective or partner up to a day, summed up while they are read. What was added can be taken away again,
 * so that sums that were kept are brought up to date by what has changed.
 */
final class Deliveries {

    static final Milestone DEFAULT_MILESTONE = Milestone.HANDED_OVER;

    private final Measured measured;
    private final Set<Milestone> looked;
    private LocalDate asOf;
    private String asOfText;
    private Tally delivered = new Tally();
    private Tally planned = new Tally();
    private Tally totals = new Tally();
    private Days days = new Days();
    private final Map<UUID, Delivered> byTransfer = new TreeMap<>();
    private Guarded guarded = new Guarded();

    private final @Nullable Coming coming;
    private final boolean apart;

    /** @param coming where it is held what reaches a milestone only after the day; null = these sums are not kept */
    Deliveries(LocalDate asOf, Measured measured, @Nullable Coming coming) {
        this(asOf, measured, coming, false);
    }

    /** @param apart whether each delivery that does not state a milestone itself is told apart from all others */
    Deliveries(LocalDate asOf, Measured measured, @Nullable Coming coming, boolean apart) {
        this.coming = coming;
        this.apart = apart;
        this.measured = measured;
        this.looked = measured.looked();
        this.asOf = asOf;
        this.asOfText = asOf.toString();
    }

    /** From now on what is added or taken away is as of this day. */
    void on(LocalDate day) {
        asOf = day;
        asOfText = day.toString();
    }

    /** @param times 1, or -1 for what was added before and is taken away again */
    void add(int times, Known record, StoredDelivery delivery, Served served) {
        var of = byTransfer.computeIfAbsent(served.known().id(), _ -> new Delivered());
        of.counted(times);
        guarded.add(times, record);
        sums(times, delivery, served, of);
        if (coming != null) {
            comes(coming, times, record.id(), delivery);
        }
        if (of.counted() == 0) {
            byTransfer.remove(served.known().id());
        }
    }

    private void comes(Coming coming, int times, UUID id, StoredDelivery delivery) {
        for (var milestone : looked) {
            if (delivery.isDerived(milestone) && measured.countsStatedOnly(milestone)) {
                continue;
            }
            var on = delivery.reachedOn(milestone);
            if (on != null && Dates.isAfter(on, asOf, asOfText)) {
                coming.add(times, Dates.earliest(on), id);
            } else if (on != null && isOpen(on)) {
                coming.add(times, Dates.latest(on), id);
            }
        }
        var dropped = measured.milestones().isEmpty() ? null : delivery.dropped();
        var next = dropped == null ? null : dropped.next(asOf);
        if (next != null) {
            coming.add(times, next, id);
        }
    }

    private void sums(int times, StoredDelivery delivery, Served served, Delivered of) {
        var transfer = served.reference();
        var line = delivery.line;
        var capabilityClass = served.capabilityClass(line);
        for (var milestone : measured.milestones()) {
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
                count(
                        times,
                        delivered.add(
                                times,
                                apart && !delivery.on(milestone).isStated()
                                        ? row.of(delivery.reference.textOr(""))
                                        : row,
                                delivery.quantity,
                                delivery.value),
                        delivery.quantity,
                        served,
                        line);
            }
        }
        if (isPlanned(delivery)) {
            var row = plannedRow(delivery, transfer, capabilityClass);
            count(
                    times,
                    planned.add(times, row, delivery.plannedQuantity, null),
                    delivery.plannedQuantity,
                    served,
                    line);
        }
        var main = measured.main();
        var on = main != null ? reachedOn(delivery, main) : firstPhysical(delivery);
        if (on == null) {
            return;
        }
        if (delivery.measure.textOr("").equals("CUMULATIVE")) {
            of.addRunningTotal(times);
            totals.add(
                    times,
                    row(delivery, delivery.quantity, on, "", transfer, capabilityClass, ""),
                    delivery.quantity,
                    delivery.value);
        } else {
            if (hasNoEnd(on) || isOpen(on)) {
                of.addUnvalued(times);
            } else {
                of.add(times, delivery.value);
            }
            days.add(times, on, delivery, transfer);
        }
    }

    private boolean isPlanned(StoredDelivery delivery) {
        if (measured.milestones().isEmpty() || !delivery.plannedOn.isStated() || !delivery.plannedQuantity.isThere()) {
            return false;
        }
        var dropped = delivery.dropped();
        return dropped == null || !dropped.surely(asOf);
    }

    /** Where the day on which it was dropped may have come, so much is planned at most. */
    private Tally.Row plannedRow(StoredDelivery delivery, String transfer, String capabilityClass) {
        var row = row(delivery, delivery.plannedQuantity, delivery.plannedOn.text(), "", transfer, capabilityClass, "");
        var dropped = delivery.dropped();
        return dropped != null && dropped.perhaps(asOf) ? row.atMost() : row;
    }

    private void count(int times, Sum sum, Amount quantity, Served served, Span line) {
        for (var index : measured.indexes()) {
            sum.count(times, index, quantity, served.index(line, index, quantity.unit.textOr("")));
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
        String found = null;
        for (var milestone : Measured.PHYSICAL) {
            var on = delivery.isDerived(milestone) ? null : reachedOn(delivery, milestone);
            if (on != null && !hasNoEnd(on)) {
                return on;
            }
            found = found == null ? on : found;
        }
        return found;
    }

    private @Nullable String reachedOn(StoredDelivery delivery, Milestone milestone) {
        var on = delivery.reachedOn(milestone);
        return on == null || Dates.isAfter(on, asOf, asOfText) ? null : on;
    }

    /** Whether it is never known for certain that it has come. */
    private static boolean hasNoEnd(String on) {
        return on.endsWith("/..");
    }

    /** Whether it is known to come by a day that lies ahead, stated or because something after it is, and may have come. */
    private boolean isOpen(String on) {
        return !hasNoEnd(on) && Dates.mayBeAfter(on, asOf, asOfText);
    }

    /** What the sums were made with; null = they are not kept. */
    @Nullable
    Coming coming() {
        return coming;
    }

    Tally delivered() {
        return delivered;
    }

    Tally planned() {
        return planned;
    }

    Written written(Map<UUID, Served> transfers) {
        var written = new Written();
        byTransfer.forEach((id, came) -> written.add(came, served(transfers, id).terms()));
        return written;
    }

    private static Served served(Map<UUID, Served> transfers, UUID id) {
        return Objects.requireNonNull(transfers.get(id), "a transfer whose deliveries were read");
    }

    /** Who may see all that was added, and how it is marked. */
    void reaches(Reach reach, Map<UUID, Served> transfers) {
        guarded.reaches(reach);
        byTransfer.keySet().forEach(id -> reach.add(served(transfers, id).known()));
    }

    /** What was added on each day, and after that every running total as a statement of its own, which adds to no day. */
    ArrayNode byDay() {
        var list = JsonNodeFactory.instance.arrayNode();
        days.write(list);
        for (var total : totals.json(false)) {
            var statement = (ObjectNode) total;
            statement.remove("milestone");
            list.add(statement);
        }
        return list;
    }

    /** Whether what is left does not say all that was to be said, so that all has to be read again. */
    boolean isLacking() {
        return days.isLacking();
    }

    /** Writes sums that are kept, to be {@link #read} again, piece by piece: nothing holds all of it. */
    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        write(out, "delivered", delivered.written());
        write(out, "planned", planned.written());
        write(out, "totals", totals.written());
        out.writeObjectFieldStart("days");
        days.write(out);
        out.writeEndObject();
        out.writeObjectFieldStart("transfers");
        for (var of : byTransfer.entrySet()) {
            write(out, of.getKey().toString(), of.getValue().written());
        }
        out.writeEndObject();
        guarded.write(out);
        write(
                out,
                "coming",
                Objects.requireNonNull(coming, "sums that are kept").written());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, String field, TreeNode written) throws IOException {
        out.writeFieldName(field);
        out.writeTree(written);
    }

    static Deliveries read(JsonNode kept, LocalDate asOf, Measured measured, Coming coming) {
        var deliveries = new Deliveries(asOf, measured, coming);
        deliveries.delivered = Tally.read(kept.path("delivered"));
        deliveries.planned = Tally.read(kept.path("planned"));
        deliveries.totals = Tally.read(kept.path("totals"));
        deliveries.days = Days.read(kept.path("days"));
        for (var of : kept.path("transfers").properties()) {
            deliveries.byTransfer.put(UUID.fromString(of.getKey()), Delivered.read(of.getValue()));
        }
        deliveries.guarded = Guarded.read(kept);
        coming.read(kept.path("coming"));
        return deliveries;
    }
}
