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

    /** The leaves, from which nothing can be said while one article has no inventory and nobody says it was never seen. */
    void write(Leaves leaves) {
        var firsts = new ArrayList<String>();
        var lasts = new ArrayList<String>();
        var never = false;
        var unknown = !whole;
        for (var item : items) {
            var dates = new ArrayList<String>();
            var later = false;
            for (var check : of(item)) {
                var on = check.get("on");
                if (on == null) {
                    unknown = true;
                } else if (on.isNull()) {
                    // One that is known not to have been is none.
                    continue;
                } else if (leaves.isYetToCome(on.asText())) {
                    later = true;
                } else {
                    dates.add(on.asText());
                }
            }
            if (dates.isEmpty()) {
                var seen = item.get("lastSeenOn");
                never |= later || (seen != null && seen.isNull());
                unknown |= !later && (seen == null || !seen.isNull());
            } else {
                firsts.add(Dates.min(dates, false));
                lasts.add(Dates.max(dates));
            }
        }
        if (never) {
            leaves.absent("monitoring.firstInventoryOn");
            leaves.absent("monitoring.lastInventoryOn");
        } else if (!unknown && !firsts.isEmpty()) {
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
