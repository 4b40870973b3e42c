package org.daylight.registry.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.recording.Knowing;
import org.daylight.registry.facts.FactStore;
import org.daylight.registry.facts.Known;
import org.daylight.registry.facts.Moments;
import org.daylight.registry.facts.Query;
import org.daylight.registry.facts.Reading;

/** What of notified transfers is not recorded as handed over, in the reader's sight. */
@ApplicationScoped
class UndeliveredParts {

    private static final String IDS = "any(string_to_array(?, ',')::uuid[])";

    private final FactStore store;
    private final Moments moments;

    UndeliveredParts(FactStore store, Moments moments) {
        this.store = store;
        this.moments = moments;
    }

    List<Undelivered> of(String ids, Knowing.OfDay when) {
        var moment = moments.of(when);
        var day = moment.asOf();
        var found = new ArrayList<Undelivered>();
        store.read(moment, moments.sight(), reading -> found.addAll(read(reading, ids, day)));
        return found;
    }

    private static List<Undelivered> read(Reading reading, String ids, LocalDate day) throws SQLException, IOException {
        var notifications = reading.all("notification", "s.id = " + IDS, ids);
        var transfers = new HashMap<String, Known>();
        for (var transfer : reading.all(
                "transfer",
                "s.id in (select n.transfer_id from %s n where n.id = %s)"
                        .formatted(reading.moment().rows("notification"), IDS),
                ids)) {
            transfers.put(String.valueOf(transfer.text("reference")), transfer);
        }
        var deliveries = deliveries(reading, transfers.values());
        return notifications.stream()
                .map(notification -> part(notification, transfers, deliveries, day))
                .toList();
    }

    private static Map<UUID, List<Known>> deliveries(Reading reading, java.util.Collection<Known> transfers)
            throws SQLException, IOException {
        var ids = transfers.stream().map(transfer -> transfer.id().toString()).collect(Collectors.joining(","));
        var found = new HashMap<UUID, List<Known>>();
        var query = new Query()
                .add("select s.id, s.access_group, null, s.content::text, s.marking::text, s.transfer_id from "
                        + reading.moment().rows("delivery") + " s")
                .add("where s.transfer_id = " + IDS, ids)
                .visible(reading.sight(), "delivery", "s")
                .add("order by s.id");
        reading.each(
                query,
                row -> found.computeIfAbsent(row.getObject(6, UUID.class), _ -> new ArrayList<>())
                        .add(Reading.known(row)));
        return found;
    }

    private static Undelivered part(
            Known notification, Map<String, Known> transfers, Map<UUID, List<Known>> deliveries, LocalDate day) {
        var reference = notification.text("transfer");
        var transfer = reference == null ? null : transfers.get(reference);
        var its = transfer == null ? List.<Known>of() : deliveries.getOrDefault(transfer.id(), List.of());
        var rests = new ArrayList<>(its);
        rests.add(notification);
        if (transfer != null) {
            rests.add(transfer);
        }
        var groups = new TreeSet<String>();
        var markings = new HashSet<Marking>();
        for (var known : rests) {
            if (known.accessGroup() != null) {
                groups.add(known.accessGroup());
            }
            if (known.partnerGroup() != null) {
                groups.add(known.partnerGroup());
            }
            markings.add(known.marking());
        }
        return new Undelivered(
                notification.id(),
                transfer == null ? null : reference,
                day,
                Undelivered.MILESTONE.name(),
                notification.text("undeliveredPart"),
                transfer == null ? List.of() : Undelivered.of(transfer.content(), its, day),
                List.copyOf(groups),
                Marking.highest(markings));
    }
}
