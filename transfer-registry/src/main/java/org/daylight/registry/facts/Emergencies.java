package org.daylight.registry.facts;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The emergencies that were determined for transfers and notifications of a partner. */
final class Emergencies {

    private final List<Known> all = new ArrayList<>();
    private final Map<String, List<Known>> byTransfer = new HashMap<>();

    /**
     * Those that name a transfer or a notification of the partner, whenever that was known; what they are read with they name by
     * its key.
     */
    void read(Reading reading, @Nullable UUID partner) throws SQLException, IOException {
        if (partner == null) {
            return;
        }
        var of = "(select array_agg(o.id) from %s o where o.partner_id = ?)";
        var condition = "s.kind = 'EMERGENCY' and (s.transfer_ids && %s or s.notification_ids && %s)"
                .formatted(of.formatted("transfer"), of.formatted("notification"));
        all.addAll(reading.all("determination", condition, partner, partner));
        for (var determination : all) {
            for (var transfer : determination.content().path("transfers")) {
                Joins.put(byTransfer, transfer.asText(), determination);
            }
        }
    }

    List<Known> all() {
        return all;
    }

    /** Those that name the transfer or one of the notifications. */
    List<Known> of(@Nullable String transfer, List<String> notifications) {
        return all.stream()
                .filter(determination -> (transfer != null && determination.names("transfers", transfer))
                        || notifications.stream().anyMatch(key -> determination.names("notifications", key)))
                .toList();
    }

    /** Those that name the transfer: deliveries are many and name no notification, so that each finds them by the key. */
    List<Known> of(String transfer) {
        return byTransfer.isEmpty() ? List.of() : byTransfer.getOrDefault(transfer, List.of());
    }
}
