package org.daylight.registry.facts;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The articles of the deliveries of a partition that have a serial number on record, and the checks of each. */
final class SerialsByDelivery {

    private final Map<String, List<Known>> items = new HashMap<>();
    final Map<String, List<Known>> checks = new HashMap<>();

    /** Deliveries with articles that the caller may not see. */
    private final Set<String> withHidden = new HashSet<>();

    void read(Reading reading, Partition partition) throws SQLException, IOException {
        var partner = partition.partner();
        if (partner == null) {
            return;
        }
        var between = "%1$s.partner_id = ? and %1$s.delivery_id between ? and ?";
        var from = partition.from();
        var to = partition.to();
        for (var item : reading.all("item", between.formatted("s"), partner, from, to)) {
            Joins.put(items, item.content().path("delivery").asText(), item);
        }
        if (!reading.sight().full()) {
            var all = new Query()
                    .add("select s.content->>'delivery', count(*) from "
                            + reading.moment().rows("item") + " s")
                    .add("where " + between.formatted("s") + " group by 1", partner, from, to);
            reading.each(all, row -> {
                if (row.getInt(2)
                        > items.getOrDefault(row.getString(1), List.of()).size()) {
                    withHidden.add(row.getString(1));
                }
            });
        }
        if (!items.isEmpty()) {
            var condition = "s.partner_id = ? and s.item_id in"
                    + " (select i.id from " + reading.moment().rows("item") + " i where " + between.formatted("i")
                    + ")";
            for (var check : reading.all("end_use_check", condition, partner, partner, from, to)) {
                Joins.put(checks, check.content().path("item").asText(), check);
            }
        }
    }

    Serials of(StoredDelivery delivery) {
        if (items.isEmpty() && withHidden.isEmpty()) {
            return Serials.NONE;
        }
        var reference = delivery.reference.text();
        return Serials.of(delivery, items.getOrDefault(reference, List.of()), checks, withHidden.contains(reference));
    }
}
