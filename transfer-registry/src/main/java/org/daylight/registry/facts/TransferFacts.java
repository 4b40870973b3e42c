package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.daylight.kit.recording.StateOfDay;
import org.daylight.registry.transfers.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of a transfer, of the objectives that it serves and of its notification.
 *
 * <p>An objective counts once it is stated: not a draft, and not approved wholly after {@code asOf}. Where several
 * notifications name the transfer, the one that was delivered last speaks for it, one that is not known to be delivered
 * before all others. One that was withdrawn by the day of the offer is none; what was offered before rests on it.
 */
final class TransferFacts {

    static final StateOfDay STATUS = StateOfDay.of(Transfer.class, "status");

    private static final Set<String> PACKAGES = Set.of("PDA", "USAI");

    private TransferFacts() {}

    static void write(
            Leaves leaves,
            Known transfer,
            List<Known> objectives,
            List<Known> notifications,
            List<Known> emergencies,
            Leaves.@Nullable Block partner) {
        NotificationFacts.emergencyOn(leaves, emergencies);
        notification(leaves, transfer, notifications, emergencies);
        objectives(leaves, objectives);
        if (partner != null) {
            leaves.block(partner);
        }
        leaves.event("transfer.agreedOn", transfer.get("agreedOn"));
        leaves.event("transfer.cancelledOn", transfer.get("cancelledOn"));
        leaves.optional("transfer.channel", transfer.get("channel"));
        leaves.event("transfer.completedOn", transfer.get("completedOn"));
        var channel = transfer.text("channel");
        if (channel != null) {
            leaves.flag("transfer.isPackage", PACKAGES.contains(channel));
        }
        leaves.optional("transfer.kind", transfer.get("kind"));
        leaves.event("transfer.licensedOn", transfer.get("licensedOn"));
        value(leaves, transfer, "transfer.mdeValue", "MDE");
        leaves.flag("transfer.newSalesTerritory", transfer.get("newSalesTerritory"));
        leaves.event("transfer.notifiedOn", transfer.get("notifiedOn"));
        leaves.event("transfer.offeredOn", transfer.get("offeredOn"));
        value(leaves, transfer, "transfer.otherValue", "OTHER");
        leaves.event("transfer.proposedOn", transfer.get("proposedOn"));
        leaves.optional("transfer.reference", transfer.get("reference"));
        leaves.state("transfer.status", STATUS, transfer);
        value(leaves, transfer, "transfer.totalValue", "TOTAL");
    }

    private static void notification(
            Leaves leaves, Known transfer, List<Known> notifications, List<Known> emergencies) {
        Known speaking = null;
        String spoken = "";
        var isOpen = false;
        for (var notification : notifications) {
            if (NotificationFacts.isYetToCome(leaves, notification, emergencies)) {
                continue;
            }
            var stands = stands(leaves, notification, transfer);
            if (!stands.orElse(true)) {
                continue;
            }
            var alone = new Leaves(leaves.asOf());
            NotificationFacts.deliveredOn(alone, notification);
            var delivered = alone.bytes().isEmpty() ? "~" : alone.bytes().toString();
            if (speaking == null || delivered.compareTo(spoken) > 0) {
                speaking = notification;
                spoken = delivered;
                isOpen = stands.isEmpty();
            }
            leaves.changes(alone.changesOn());
        }
        if (speaking == null) {
            leaves.absent("notification.reference");
        } else if (!isOpen) {
            NotificationFacts.deliveredOn(leaves, speaking);
            leaves.optional("notification.reference", speaking.get("reference"));
        }
    }

    /** By the day of the offer; where that is not known, what was agreed or licensed while it stood rests on it. */
    private static Optional<Boolean> stands(Leaves leaves, Known notification, Known transfer) {
        if (transfer.text("offeredOn") == null) {
            for (var field : List.of("agreedOn", "licensedOn")) {
                var stood = NotificationFacts.stands(leaves, notification, transfer.get(field));
                if (stood.orElse(false)) {
                    return stood;
                }
            }
        }
        return NotificationFacts.stands(leaves, notification, transfer.get("offeredOn"));
    }

    private static void objectives(Leaves leaves, List<Known> objectives) {
        var approved = new ArrayList<String>();
        var unknownApproval = false;
        var stated = new ArrayList<Known>();
        for (var objective : objectives) {
            var approvedOn = objective.text("approvedOn");
            if ("DRAFT".equals(objective.text("status")) || (approvedOn != null && leaves.isYetToCome(approvedOn))) {
                continue;
            }
            stated.add(objective);
            if (approvedOn == null) {
                unknownApproval |= objective.get("approvedOn") == null;
            } else {
                approved.add(approvedOn);
            }
        }
        if (!approved.isEmpty()) {
            leaves.text("objective.approvedOn", Dates.min(approved, unknownApproval));
        } else if (!unknownApproval) {
            leaves.absent("objective.approvedOn");
        }
        if (stated.isEmpty()) {
            leaves.absent("objective.match");
        } else if (stated.stream().allMatch(objective -> objective.text("partnerMatch") != null)) {
            stated.stream()
                    .map(objective -> objective.content().path("partnerMatch").asInt())
                    .min(Comparator.naturalOrder())
                    .ifPresent(match -> leaves.number("objective.match", match));
        }
        leaves.flag("objective.stated", !stated.isEmpty());
    }

    /** The value on the basis of the contract if there is one, of the announced maximum otherwise, or the first. */
    private static void value(Leaves leaves, Known transfer, String name, String element) {
        JsonNode chosen = null;
        var rank = Integer.MAX_VALUE;
        for (var value : transfer.content().path("values")) {
            if (value.path("element").asText().equals(element)) {
                var money = value.path("money");
                var own = switch (money.path("basis").asText()) {
                    case "CONTRACT" -> 0;
                    case "ANNOUNCED_MAXIMUM" -> 1;
                    default -> 2;
                };
                if (own < rank) {
                    rank = own;
                    chosen = money;
                }
            }
        }
        leaves.money(name, chosen);
    }
}
