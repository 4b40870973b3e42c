package org.daylight.registry.facts;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.daylight.registry.facts.Leaves.Name;
import org.daylight.registry.records.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of a delivery, of the line of the transfer that it belongs to, and of the inventories taken of it.
 *
 * <p>Milestones are events. The delivered quantity and value belong to them: while every milestone with a date lies
 * wholly after {@code asOf}, nothing is delivered, and both are null. Plans are shown as recorded until they are dropped.
 *
 * <p>Where articles of the delivery are recorded, each was inventoried when it was checked by its serial number or the whole
 * delivery was inventoried. The first inventory is null if inventories are recorded and all lie after {@code asOf}, or if the
 * milestone INVENTORIED is known not to have happened and no inventory is recorded. With nothing recorded it is unknown.
 */
final class DeliveryFacts {

    private static final Name COUNTED = new Name("delivery.counted");
    private static final Name MEASURE = new Name("delivery.measure");
    private static final Name PLANNED_ON = new Name("delivery.plannedOn");
    private static final Name PLANNED_QUANTITY = new Name("delivery.plannedQuantity");
    private static final Name QUANTITY = new Name("delivery.quantity");
    private static final Name REFERENCE = new Name("delivery.reference");
    private static final Name VALUE = new Name("delivery.value");
    private static final Name FIRST_INVENTORY = new Name("monitoring.firstInventoryOn");
    private static final Name LAST_INVENTORY = new Name("monitoring.lastInventoryOn");

    private static final Map<Milestone, Name> EVENTS = new EnumMap<>(Map.of(
            Milestone.ACKNOWLEDGED, new Name("delivery.acknowledgedOn"),
            Milestone.ANNOUNCED, new Name("delivery.announcedOn"),
            Milestone.ARRIVED_AT_PORT, new Name("delivery.arrivedAtPortOn"),
            Milestone.AUTHORISED, new Name("delivery.authorisedOn"),
            Milestone.ENTERED_COUNTRY, new Name("delivery.enteredCountryOn"),
            Milestone.HANDED_OVER, new Name("delivery.handedOverOn"),
            Milestone.INVENTORIED, new Name("delivery.inventoriedOn"),
            Milestone.SHIPPED, new Name("delivery.shippedOn")));

    private DeliveryFacts() {}

    static void write(
            Leaves leaves,
            StoredDelivery delivery,
            @Nullable TransferBlocks transfer,
            List<Known> inventories,
            Serials serials,
            List<Known> emergencies,
            Leaves.@Nullable Block partner) {
        event(leaves, delivery, Milestone.ACKNOWLEDGED);
        event(leaves, delivery, Milestone.ANNOUNCED);
        event(leaves, delivery, Milestone.ARRIVED_AT_PORT);
        event(leaves, delivery, Milestone.AUTHORISED);
        leaves.flag(COUNTED, delivery.counted);
        event(leaves, delivery, Milestone.ENTERED_COUNTRY);
        event(leaves, delivery, Milestone.HANDED_OVER);
        event(leaves, delivery, Milestone.INVENTORIED);
        leaves.optional(MEASURE, delivery.measure);
        plannedOn(leaves, delivery);
        leaves.quantity(PLANNED_QUANTITY, delivery.plannedQuantity);
        var nothingYet = isNothingYet(leaves, delivery);
        if (nothingYet && Leaves.isQuantity(delivery.quantity)) {
            leaves.absent(QUANTITY);
        } else {
            leaves.quantity(QUANTITY, delivery.quantity);
        }
        leaves.optional(REFERENCE, delivery.reference);
        event(leaves, delivery, Milestone.SHIPPED);
        if (nothingYet && Leaves.isMoney(delivery.value)) {
            leaves.absent(VALUE);
        } else {
            leaves.money(VALUE, delivery.value);
        }
        if (!emergencies.isEmpty()) {
            emergency(leaves, emergencies);
        }
        if (transfer != null) {
            transfer.item(leaves, delivery.line);
        }
        var ofWhole = Inventoried.ofWhole(leaves, delivery.on(Milestone.INVENTORIED), inventories);
        if (serials.isEmpty()) {
            inventories(leaves, ofWhole);
        } else {
            serials.write(leaves, ofWhole);
        }
        if (partner != null) {
            leaves.block(partner);
        }
        if (transfer != null) {
            leaves.block(transfer.ofDelivery());
        }
    }

    /** Null from the day on which it was dropped, and not known where that day may have come. */
    private static void plannedOn(Leaves leaves, StoredDelivery delivery) {
        var dropped = delivery.dropped();
        if (dropped == null) {
            leaves.planned(PLANNED_ON, delivery.plannedOn);
            return;
        }
        leaves.changes(dropped.next(leaves.asOf()));
        if (!dropped.perhaps(leaves.asOf())) {
            leaves.planned(PLANNED_ON, delivery.plannedOn);
        } else if (dropped.surely(leaves.asOf())) {
            leaves.absent(PLANNED_ON);
        }
    }

    private static void event(Leaves leaves, StoredDelivery delivery, Milestone milestone) {
        leaves.event(Objects.requireNonNull(EVENTS.get(milestone)), delivery.on(milestone));
    }

    /** The first emergency determined for the transfer; where none is recorded nothing is said. */
    private static void emergency(Leaves leaves, List<Known> emergencies) {
        var first = emergencies.stream()
                .filter(determination -> !leaves.isYetToCome(day(determination)))
                .min(Comparator.comparing(determination -> Dates.earliest(day(determination))));
        if (first.isPresent()) {
            leaves.text("determination.emergencyOn", day(first.get()));
            leaves.planned("determination.emergencyUntil", first.get().get("until"));
        } else {
            leaves.absent("determination.emergencyOn");
            leaves.absent("determination.emergencyUntil");
        }
    }

    private static String day(Known determination) {
        return determination.content().path("on").asText();
    }

    private static boolean isNothingYet(Leaves leaves, StoredDelivery delivery) {
        var later = false;
        for (var date : delivery.milestones()) {
            if (date.isText()) {
                if (!leaves.isYetToCome(date)) {
                    return false;
                }
                later = true;
            }
        }
        return later;
    }

    private static void inventories(Leaves leaves, Inventoried whole) {
        if (whole.isUnknown()) {
            return;
        }
        if (!whole.dates().isEmpty()) {
            leaves.text("monitoring.firstInventoryOn", whole.first());
            leaves.text("monitoring.lastInventoryOn", whole.last());
        } else if (whole.notYet()) {
            leaves.absent(FIRST_INVENTORY);
            leaves.absent(LAST_INVENTORY);
        }
    }
}
