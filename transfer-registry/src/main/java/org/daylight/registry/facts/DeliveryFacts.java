package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of a delivery, of the line of the transfer that it belongs to, and of the inventories taken of it.
 *
 * <p>Milestones are events. The delivered quantity and value belong to them: while every milestone with a date lies
 * wholly after {@code asOf}, nothing is delivered, and both are null. Plans are shown as recorded.
 *
 * <p>Where no inventory of the whole is recorded, the articles of the delivery say by their serial numbers when it was
 * inventoried. The first inventory is null if inventories are recorded and all lie after {@code asOf}, or if the milestone
 * INVENTORIED is known not to have happened and no inventory is recorded. With nothing recorded it is unknown.
 */
final class DeliveryFacts {

    private static final String[][] BEFORE_COUNTED = {
        {"delivery.acknowledgedOn", "ACKNOWLEDGED"},
        {"delivery.announcedOn", "ANNOUNCED"},
        {"delivery.arrivedAtPortOn", "ARRIVED_AT_PORT"},
        {"delivery.authorisedOn", "AUTHORISED"},
    };

    private static final String[][] BEFORE_MEASURE = {
        {"delivery.enteredCountryOn", "ENTERED_COUNTRY"},
        {"delivery.handedOverOn", "HANDED_OVER"},
        {"delivery.inventoriedOn", "INVENTORIED"},
    };

    private DeliveryFacts() {}

    static void write(
            Leaves leaves,
            Known delivery,
            @Nullable TransferBlocks transfer,
            List<Known> inventories,
            Serials serials,
            List<Known> emergencies,
            Leaves.@Nullable Block partner) {
        var milestones = delivery.content().path("milestones");
        for (var milestone : BEFORE_COUNTED) {
            leaves.event(milestone[0], on(milestones, milestone[1]));
        }
        leaves.flag("delivery.counted", delivery.get("counted"));
        for (var milestone : BEFORE_MEASURE) {
            leaves.event(milestone[0], on(milestones, milestone[1]));
        }
        leaves.optional("delivery.measure", delivery.get("measure"));
        leaves.planned("delivery.plannedOn", delivery.get("plannedOn"));
        leaves.quantity("delivery.plannedQuantity", delivery.get("plannedQuantity"));
        var nothingYet = isNothingYet(leaves, milestones);
        if (nothingYet && Encoded.quantity(delivery.get("quantity")) != null) {
            leaves.absent("delivery.quantity");
        } else {
            leaves.quantity("delivery.quantity", delivery.get("quantity"));
        }
        leaves.optional("delivery.reference", delivery.get("reference"));
        leaves.event("delivery.shippedOn", on(milestones, "SHIPPED"));
        if (nothingYet && Encoded.money(delivery.get("value")) != null) {
            leaves.absent("delivery.value");
        } else {
            leaves.money("delivery.value", delivery.get("value"));
        }
        if (!emergencies.isEmpty()) {
            emergency(leaves, emergencies);
        }
        if (transfer != null) {
            transfer.item(leaves, delivery.get("line"));
        }
        var inventoried = on(milestones, "INVENTORIED");
        if (inventories.isEmpty() && inventoried == null) {
            serials.write(leaves);
        } else {
            inventories(leaves, inventoried, inventories);
        }
        serials.evidence(leaves);
        if (partner != null) {
            leaves.block(partner);
        }
        if (transfer != null) {
            leaves.block(transfer.ofDelivery());
        }
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

    /** The date of a milestone: null if unknown, a JSON null if it is known not to have happened. */
    static @Nullable JsonNode on(JsonNode milestones, String milestone) {
        var reached = milestones.get(milestone);
        return reached == null || reached.isNull() || reached.isTextual() ? reached : reached.get("on");
    }

    private static boolean isNothingYet(Leaves leaves, JsonNode milestones) {
        var later = false;
        for (var reached : milestones) {
            var date = reached.isTextual() ? reached : reached.path("on");
            if (date.isTextual()) {
                if (!leaves.isYetToCome(date.asText())) {
                    return false;
                }
                later = true;
            }
        }
        return later;
    }

    private static void inventories(Leaves leaves, @Nullable JsonNode milestone, List<Known> inventories) {
        if (inventories.stream().anyMatch(inventory -> inventory.get("on") == null)) {
            return;
        }
        var dates = new ArrayList<String>();
        var later = false;
        for (var inventory : inventories) {
            var date = inventory.get("on");
            if (date != null && !date.isNull()) {
                if (leaves.isYetToCome(date.asText())) {
                    later = true;
                } else {
                    dates.add(date.asText());
                }
            }
        }
        if (milestone != null && milestone.isTextual()) {
            if (leaves.isYetToCome(milestone.asText())) {
                later = true;
            } else {
                dates.add(milestone.asText());
            }
        }
        if (!dates.isEmpty()) {
            leaves.text("monitoring.firstInventoryOn", Dates.min(dates, false));
            leaves.text("monitoring.lastInventoryOn", Dates.max(dates));
        } else if (later || (milestone != null && milestone.isNull())) {
            leaves.absent("monitoring.firstInventoryOn");
            leaves.absent("monitoring.lastInventoryOn");
        }
    }
}
