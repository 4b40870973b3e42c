package org.daylight.registry.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The articles of one delivery, their inventories by serial number and the other evidence of them. All of them count (SAMM C8.4): the delivery was
 * inventoried when the last article was, and is as old as the article that was longest not seen.
 *
 * @param whole false if there are articles that the caller may not see, of which nobody can say that they were seen
 */
record Serials(List<Known> items, Map<String, List<Known>> checks, boolean whole) {

    private static final Set<String> WITHOUT_IT = Set.of("NOT_FOUND", "ACCESS_REFUSED", "INCONCLUSIVE");

    static final Serials NONE = new Serials(List.of(), Map.of(), true);

    /** Whether there is none, also none that is not shown. */
    boolean isEmpty() {
        return items.isEmpty() && whole;
    }

    /**
     * The leaves, from which nothing can be said while one article has no inventory and nobody says it was never seen. An
     * inventory of the whole delivery is one of each article.
     */
    void write(Leaves leaves, Inventoried ofWhole) {
        var firsts = new ArrayList<String>();
        var lasts = new ArrayList<String>();
        var never = false;
        var unknown = !whole;
        for (var item : items) {
            var inventoried = ofWhole.and(leaves, of(item));
            if (inventoried.undated()) {
                unknown = true;
            } else if (!inventoried.dates().isEmpty()) {
                firsts.add(Dates.min(inventoried.dates(), false));
                lasts.add(Dates.max(inventoried.dates()));
            } else if (inventoried.notYet() || item.content().path("lastSeenOn").isNull()) {
                never = true;
            } else {
                unknown = true;
            }
        }
        if (never) {
            leaves.absent("monitoring.firstInventoryOn");
            leaves.absent("monitoring.lastInventoryOn");
        } else if (!unknown) {
            leaves.text("monitoring.firstInventoryOn", Dates.max(firsts));
            leaves.text("monitoring.lastInventoryOn", Dates.min(lasts, false));
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
        var unknown = !whole;
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
