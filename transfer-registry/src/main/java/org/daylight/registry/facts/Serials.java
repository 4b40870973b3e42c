package org.daylight.registry.facts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
     * inventory of the whole delivery is one of each article.
     */
    void write(Leaves leaves, Inventoried ofWhole) {
        var each = new Each(hidden);
        for (var item : items) {
            var neverSeen = item.content().path("lastSeenOn").isNull();
            each.add(ofWhole.and(leaves, of(item)), neverSeen);
        }
        if (!complete) {
            each.add(ofWhole, false);
        }
        each.write(leaves);
    }

    /** The first and the last inventories of one article after the other. */
    private static final class Each {
        private final List<String> firsts = new ArrayList<>();
        private final List<String> lasts = new ArrayList<>();
        private boolean never;
        private boolean unknown;

        Each(boolean unknown) {
            this.unknown = unknown;
        }

        void add(Inventoried inventoried, boolean neverSeen) {
            if (inventoried.undated()) {
                unknown = true;
            } else if (!inventoried.dates().isEmpty()) {
                firsts.add(Dates.min(inventoried.dates(), false));
                lasts.add(Dates.max(inventoried.dates()));
            } else if (inventoried.notYet() || neverSeen) {
                never = true;
            } else {
                unknown = true;
            }
        }

        void write(Leaves leaves) {
            if (never) {
                leaves.absent("monitoring.firstInventoryOn");
                leaves.absent("monitoring.lastInventoryOn");
            } else if (!unknown && !firsts.isEmpty()) {
                leaves.text("monitoring.firstInventoryOn", Dates.max(firsts));
                leaves.text("monitoring.lastInventoryOn", Dates.min(lasts, false));
            }
        }
    }

    /**
     * The oldest of what last came of each article from the partner or from afar, after the leaves of the inventories;
     * nothing while one article has none and nobody says that none came.
     */
    void evidence(Leaves leaves) {
        if (items.isEmpty()) {
            return;
        }
        var dates = new ArrayList<String>();
        var unknown = hidden || !complete;
        for (var item : items) {
            var last = ItemFacts.last(leaves, item.get("lastEvidenceOn"), checked(item), ItemFacts::isEvidence);
            if (last.never()) {
                leaves.absent("monitoring.otherEvidenceOn");
                return;
            }
            if (last.on() == null) {
                unknown = true;
            } else {
                dates.add(last.on());
            }
        }
        if (!unknown) {
            leaves.text("monitoring.otherEvidenceOn", Dates.min(dates, false));
        }
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
