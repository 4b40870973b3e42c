package org.daylight.registry.facts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The articles of one delivery, their inventories by serial number and the other evidence of them. All of them count (SAMM C8.4): the delivery was
 * inventoried when the last article was, and is as old as the article that was longest not seen.
 *
 * @param hidden whether there are articles that the caller may not see, of which nobody can say that they were seen
 * @param complete whether as many articles are recorded as were delivered; those without a serial number on record were
 *     inventoried with the whole delivery or, as far as is known, not
 */
record Serials(List<Known> items, Map<String, List<Known>> checks, boolean hidden, boolean complete) {

    private static final Set<String> WITHOUT_IT = Set.of("NOT_FOUND", "ACCESS_REFUSED", "INCONCLUSIVE");

    private static final byte[] EACH = "EACH".getBytes(US_ASCII);
    private static final byte[] EXACT = "EXACT".getBytes(US_ASCII);
    private static final byte[] AT_MOST = "AT_MOST".getBytes(US_ASCII);
    private static final byte[] INCREMENT = "INCREMENT".getBytes(US_ASCII);

    static final Serials NONE = new Serials(List.of(), Map.of(), false, false);

    static Serials of(StoredDelivery delivery, List<Known> items, Map<String, List<Known>> checks, boolean hidden) {
        return items.isEmpty() && !hidden
                ? NONE
                : new Serials(items, checks, hidden, isComplete(delivery, items.size()));
    }

    /** Where nobody says how many articles there are, one may be missing. */
    private static boolean isComplete(StoredDelivery delivery, int recorded) {
        var quantity = delivery.quantity;
        var bound = quantity.bound;
        return delivery.measure.says(INCREMENT)
                && quantity.amount.isStated()
                && quantity.unit.says(EACH)
                && (!bound.isStated() || bound.says(EXACT) || bound.says(AT_MOST))
                && Encoded.amount(quantity).compareTo(BigDecimal.valueOf(recorded)) <= 0;
    }

    /** Whether there is none, also none that is not shown. */
    boolean isEmpty() {
        return items.isEmpty() && !hidden;
    }

    /**
     * The leaves, from which nothing can be said while one article has no inventory and nobody says it was never seen. An
     * inventory of the whole delivery is one of each article that was held then. Of what its holder has no more none is owed; where the day on
     * which it went leaves that open, only what is the same either way is said.
     */
    void write(Leaves leaves, Inventoried ofWhole) {
        var surely = new ArrayList<Known>();
        var perhaps = new ArrayList<Known>();
        for (var item : items) {
            leaves.changes(StillHeld.nextChange(item.content(), leaves.asOf()));
            var held = StillHeld.on(item.content(), leaves.asOf());
            if (held == null || held) {
                perhaps.add(item);
            }
            if (held != null && held) {
                surely.add(item);
            }
        }
        var inventories = inventories(leaves, ofWhole, perhaps);
        var evidence = evidence(leaves, perhaps);
        var open = surely.size() < perhaps.size();
        if (!open || inventories.equals(inventories(leaves, ofWhole, surely))) {
            inventories.write(leaves);
        }
        if (!open || evidence.equals(evidence(leaves, surely))) {
            if (evidence.never()) {
                leaves.absent("monitoring.otherEvidenceOn");
            } else {
                leaves.text("monitoring.otherEvidenceOn", evidence.on());
            }
        }
    }

    /** When the last article was first inventoried, and the one that was longest not seen; null if that is not known, or never. */
    private record Inventories(
            @Nullable String first, @Nullable String last, boolean never) {

        void write(Leaves leaves) {
            if (never) {
                leaves.absent("monitoring.firstInventoryOn");
                leaves.absent("monitoring.lastInventoryOn");
            } else {
                leaves.text("monitoring.firstInventoryOn", first);
                leaves.text("monitoring.lastInventoryOn", last);
            }
        }
    }

    private Inventories inventories(Leaves leaves, Inventoried ofWhole, List<Known> held) {
        var firsts = new ArrayList<String>();
        var lasts = new ArrayList<String>();
        var never = false;
        var unknown = hidden;
        for (var i = 0; i < held.size() + (complete ? 0 : 1); i++) {
            // Of those without a serial number on record nothing else is known.
            var item = i < held.size() ? held.get(i) : null;
            var inventoried =
                    item == null ? ofWhole : ofWhole.whileHeld(item.content()).and(leaves, of(item));
            var neverSeen = item != null && item.content().path("lastSeenOn").isNull();
            if (inventoried.isUnknown()) {
                unknown = true;
            } else if (!inventoried.dates().isEmpty()) {
                firsts.add(inventoried.first());
                lasts.add(inventoried.last());
            } else if (inventoried.notYet() || neverSeen) {
                never = true;
            } else {
                unknown = true;
            }
        }
        return never || unknown || firsts.isEmpty()
                ? new Inventories(null, null, never)
                : new Inventories(Dates.max(firsts), Dates.min(lasts, false), false);
    }

    /**
     * The oldest of what last came of each article from the partner or from afar; nothing while one article has none and nobody
     * says that none came.
     */
    private ItemFacts.Last evidence(Leaves leaves, List<Known> held) {
        var dates = new ArrayList<String>();
        var unknown = hidden || !complete || held.isEmpty();
        for (var item : held) {
            var last = ItemFacts.last(leaves, item.get("lastEvidenceOn"), checked(item), ItemFacts::isEvidence);
            if (last.never()) {
                return last;
            }
            if (last.on() == null) {
                unknown = true;
            } else {
                dates.add(last.on());
            }
        }
        return unknown ? ItemFacts.Last.UNKNOWN : new ItemFacts.Last(Dates.min(dates, false), false);
    }

    private List<Known> checked(Known item) {
        return checks.getOrDefault(item.content().path("reference").asText(), List.of());
    }

    private List<Known> of(Known item) {
        return checked(item).stream()
                .filter(check -> "SERIAL_INVENTORY".equals(check.text("kind")))
                .filter(check -> {
                    var result = check.text("result");
                    return result == null || !WITHOUT_IT.contains(result);
                })
                .toList();
    }

    /** The records that the leaves are taken from. */
    List<Known> all() {
        return items.isEmpty()
                ? items
                : Stream.concat(
                                items.stream(),
                                items.stream()
                                        .flatMap(
                                                item -> checks
                                                        .getOrDefault(
                                                                item.content()
                                                                        .path("reference")
                                                                        .asText(),
                                                                List.of())
                                                        .stream()))
                        .toList();
    }
}
