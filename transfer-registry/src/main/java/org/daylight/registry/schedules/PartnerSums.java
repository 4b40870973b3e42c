package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.StoredDelivery;

/** What the deliveries of each partner come to, as far as they have been read, and who may see it. */
final class PartnerSums {

    private final LocalDate asOf;
    private final Map<String, Sum> byPartner = new HashMap<>();

    private record Sum(Deliveries deliveries, Reach reach) {}

    PartnerSums(LocalDate asOf) {
        this.asOf = asOf;
    }

    void add(Known delivery, StoredDelivery content, Served served) {
        var sum = sum(served.partner());
        sum.deliveries.add(content, served);
        sum.reach.add(delivery);
        sum.reach.add(served.known());
    }

    private Sum sum(String partner) {
        return byPartner.computeIfAbsent(
                partner, _ -> new Sum(new Deliveries(asOf, List.of(), null, List.of()), new Reach()));
    }

    /** Writes the sums of a partner that is read to its end, and lets them go. */
    void write(String partner, Reach reach, ObjectNode line) {
        var sum = sum(partner);
        byPartner.remove(partner);
        reach.add(sum.reach);
        reach.write(line);
        line.set("deliveries", sum.deliveries.byDay());
        line.set("written", sum.deliveries.written().json());
    }
}
