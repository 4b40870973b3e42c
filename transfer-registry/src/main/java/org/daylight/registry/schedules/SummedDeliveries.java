package org.daylight.registry.schedules;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.Query;
import org.daylight.registry.facts.Reading;
import org.daylight.registry.facts.StoredDelivery;

/**
 * Sums up what came for one objective or partner after the other, and sees to it that no partner reads again what an
 * objective has read: that is added to its partner's sums at once. Of whom sums were kept of an earlier moment, only what has
 * changed is read. Objectives are asked for before partners, and each of them once.
 */
final class SummedDeliveries {

    private final Reading reading;
    private final TransferIndex transfers;
    private final KeptSums kept;
    private final LocalDate asOf;
    private final boolean apart;
    private final Set<UUID> read = new HashSet<>();
    private final StoredDelivery stated = new StoredDelivery();
    private final Map<String, Deliveries> sums = new HashMap<>();
    private final Map<String, String> prints = new HashMap<>();
    private final Map<String, Boolean> keptPartners = new HashMap<>();

    /** @param apart whether deliveries of objectives that do not state a milestone themselves are told apart */
    SummedDeliveries(Reading reading, TransferIndex transfers, KeptSums kept, boolean apart) {
        this.reading = reading;
        this.transfers = transfers;
        this.kept = kept;
        this.asOf = reading.moment().asOf();
        this.apart = apart;
    }

    /** @param reference by which transfers name the objective */
    Deliveries ofObjective(UUID id, String reference, Measured measured) throws SQLException, IOException {
        var owner = "objective:" + id;
        var serving = transfers.ofObjective(reference);
        var ids = ids(serving);
        var print = kept.print(measured, ids);
        var found = kept.find(owner, print, measured, ids);
        if (found != null) {
            return found;
        }
        var deliveries = new Deliveries(asOf, measured, kept.coming(), apart);
        var partnersToo = new HashSet<UUID>();
        for (var served : serving) {
            if (!read.contains(served.known().id()) && !isKept(served.partner())) {
                partnersToo.add(served.known().id());
            }
        }
        deliveries(ids, (delivery, stated, served) -> {
            deliveries.add(1, delivery, stated, served);
            if (partnersToo.contains(served.known().id())) {
                sums(served.partner()).add(1, delivery, stated, served);
            }
        });
        read.addAll(partnersToo);
        kept.keep(owner, print, deliveries);
        return deliveries;
    }

    Deliveries ofPartner(String code) throws SQLException, IOException {
        var ids = ids(transfers.ofPartner(code));
        var found = kept.find(owner(code), print(code), Measured.OF_PARTNER, ids);
        if (found != null) {
            return found;
        }
        // None of them is in the sums yet if they were believed to be kept and were not.
        deliveries(
                ids.stream().filter(id -> !read.contains(id)).toList(),
                (delivery, stated, served) -> sums(code).add(1, delivery, stated, served));
        var deliveries = sums(code);
        sums.remove(code);
        kept.keep(owner(code), print(code), deliveries);
        return deliveries;
    }

    private boolean isKept(String partner) {
        return keptPartners.computeIfAbsent(partner, code -> kept.has(owner(code), print(code)));
    }

    private static String owner(String partner) {
        return "partner:" + partner;
    }

    private String print(String partner) {
        return prints.computeIfAbsent(partner, code -> kept.print(Measured.OF_PARTNER, ids(transfers.ofPartner(code))));
    }

    private Deliveries sums(String partner) {
        return sums.computeIfAbsent(partner, _ -> new Deliveries(asOf, Measured.OF_PARTNER, kept.coming()));
    }

    private static List<UUID> ids(List<Served> transfers) {
        return transfers.stream().map(served -> served.known().id()).toList();
    }

    /** What to do with a delivery that counts; its content is overwritten by the next one's. */
    private interface EachDelivery {
        void delivery(Known delivery, StoredDelivery stated, Served served);
    }

    private void deliveries(List<UUID> ids, EachDelivery each) throws SQLException, IOException {
        if (ids.isEmpty()) {
            return;
        }
        reading.each(query(ids), row -> {
            var served = transfers.byId().get(row.getObject(6, UUID.class));
            if (served != null) {
                var delivery = Reading.stored(row);
                stated.read(delivery.content());
                if (!stated.counted.isFalse()) {
                    each.delivery(delivery.withoutContent(), stated, served);
                }
            }
        });
    }

    private Query query(List<UUID> transfers) {
        var ids = transfers.stream().map(UUID::toString).collect(Collectors.joining(","));
        return new Query()
                .add("select s.id, s.access_group, null, s.content::text, s.marking::text, s.transfer_id from "
                        + reading.moment().rows("delivery") + " s")
                .add("where s.transfer_id = any(string_to_array(?, ',')::uuid[])", ids)
                .visible(reading.sight(), "delivery", "s");
    }
}
