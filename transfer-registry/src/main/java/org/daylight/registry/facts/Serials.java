package org.daylight.registry.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The articles of one delivery and their inventories by serial number. All of them count (SAMM C8.4): the delivery was
 * inventoried when the last article was, and is as old as the article that was longest not seen.
 */
record Serials(List<Known> items, Map<String, List<Known>> checks) {

    private static final Set<String> WITHOUT_IT = Set.of("NOT_FOUND", "ACCESS_REFUSED", "INCONCLUSIVE");

    static final Serials NONE = new Serials(List.of(), Map.of());

    /** The leaves, from which nothing can be said while one article has no inventory and nobody says it was never seen. */
    void write(Leaves leaves) {
        var firsts = new ArrayList<String>();
        var lasts = new ArrayList<String>();
        var never = false;
        var unknown = false;
        for (var item : items) {
            var dates = new ArrayList<String>();
            var later = false;
            for (var check : of(item)) {
                var on = check.text("on");
                if (on == null) {
                    unknown = true;
                } else if (leaves.isYetToCome(on)) {
                    later = true;
                } else {
                    dates.add(on);
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

    private List<Known> of(Known item) {
        return checks.getOrDefault(item.content().path("reference").asText(), List.of()).stream()
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
