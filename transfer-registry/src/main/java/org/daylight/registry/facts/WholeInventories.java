package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The inventories of whole deliveries, as one check by serial number of each of their articles: inventories by serial number
 * that name the delivery, and its milestone.
 */
final class WholeInventories {

    private static final String MILESTONE = "INVENTORIED";

    private final Map<String, List<Known>> byDelivery = new HashMap<>();

    /** Reads those of the deliveries that the articles of a partition came with. */
    void read(Reading reading, Partition partition) throws SQLException, IOException {
        var partner = partition.partner();
        if (partner == null) {
            return;
        }
        var came = "(select i.delivery_id from " + reading.moment().rows("item")
                + " i where i.partner_id = ? and i.id between ? and ?)";
        var from = partition.from();
        var to = partition.to();
        var named = "s.partner_id = ? and s.kind = 'SERIAL' and s.delivery_id in " + came;
        for (var inventory : reading.all("inventory", named, partner, partner, from, to)) {
            add(inventory.content().path("delivery").asText(), inventory, inventory.content());
        }
        var reached = "s.content->'milestones' ?? 'INVENTORIED' and s.id in " + came;
        for (var delivery : reading.all("delivery", reached, partner, from, to)) {
            var at = delivery.content().path("milestones").path(MILESTONE);
            add(
                    delivery.content().path("reference").asText(),
                    delivery,
                    at.isTextual() ? JsonNodeFactory.instance.objectNode().set("on", at) : at);
        }
    }

    private void add(String delivery, Known record, JsonNode stated) {
        var check = JsonNodeFactory.instance.objectNode().put("kind", "SERIAL_INVENTORY");
        if (stated.has("on")) {
            check.set("on", stated.get("on"));
        }
        if (stated.has("share")) {
            check.set("share", stated.get("share"));
        }
        byDelivery
                .computeIfAbsent(delivery, _ -> new ArrayList<>())
                .add(new Known(record.id(), record.accessGroup(), record.partnerGroup(), record.marking(), check));
    }

    /** Those of an article, as far as it was held then: what was gone nobody saw, and where that is open no day is known. */
    List<Known> of(Known item) {
        var found = new ArrayList<Known>();
        for (var check : byDelivery.getOrDefault(item.content().path("delivery").asText(), List.of())) {
            var on = check.text("on");
            if (on == null) {
                found.add(check);
                continue;
            }
            var held = StillHeld.throughout(item.content(), on);
            if (held == null) {
                found.add(withoutDay(check));
            } else if (held) {
                found.add(check);
            }
        }
        return found;
    }

    private static Known withoutDay(Known check) {
        var content = JsonNodeFactory.instance.objectNode().put("kind", "SERIAL_INVENTORY");
        return new Known(check.id(), check.accessGroup(), check.partnerGroup(), check.marking(), content);
    }
}
