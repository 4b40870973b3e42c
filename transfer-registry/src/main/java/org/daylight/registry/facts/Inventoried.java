package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What inventories say of one thing up to the day of a line.
 *
 * @param dates when they were
 * @param ofParts when there were some of a part only, of which nobody says whether it was among it
 * @param undated whether one was on a day that nobody says
 * @param notYet whether one is known to come later, or that there was none
 */
record Inventoried(List<String> dates, List<String> ofParts, boolean undated, boolean notYet) {

    private static final Inventoried NONE = new Inventoried(List.of(), List.of(), false, false);

    /** Of a whole delivery: its inventories by serial number, and its milestone. */
    static Inventoried ofWhole(Leaves leaves, Span milestone, List<Known> inventories) {
        var whole = inventories.isEmpty() ? NONE : NONE.and(leaves, inventories);
        if (milestone.isText() && !leaves.isYetToCome(milestone)) {
            var dates = together(whole.dates, List.of(milestone.text()));
            return new Inventoried(dates, whole.ofParts, whole.undated, whole.notYet);
        }
        return milestone.isMissing() ? whole : new Inventoried(whole.dates, whole.ofParts, whole.undated, true);
    }

    /** With further ones, each with its {@code on}. One that is known not to have been is none. */
    Inventoried and(Leaves leaves, List<Known> further) {
        var found = new ArrayList<String>();
        var parts = new ArrayList<String>();
        var withoutDay = undated;
        var later = notYet;
        for (var inventory : further) {
            var on = inventory.get("on");
            if (on == null) {
                withoutDay = true;
            } else if (on.isTextual()) {
                var part = isOfAPart(inventory);
                if (leaves.isYetToCome(on.asText())) {
                    later |= !part;
                } else if (part) {
                    parts.add(on.asText());
                } else {
                    found.add(on.asText());
                }
            }
        }
        return new Inventoried(together(dates, found), together(ofParts, parts), withoutDay, later);
    }

    /** Of an article of what it is of: what was gone then nobody saw, and where that is open no day is known. */
    Inventoried whileHeld(JsonNode item) {
        if (item.path("dispositions").isEmpty()) {
            return this;
        }
        var withoutDay = undated
                || Stream.concat(dates.stream(), ofParts.stream())
                        .anyMatch(on -> StillHeld.throughout(item, on) == null);
        return new Inventoried(seen(item, dates), seen(item, ofParts), withoutDay, notYet);
    }

    private static List<String> seen(JsonNode item, List<String> dates) {
        return dates.stream()
                .filter(on -> Boolean.TRUE.equals(StillHeld.throughout(item, on)))
                .toList();
    }

    /** A share below one leaves open which of the articles it is of. */
    static boolean isOfAPart(Known inventory) {
        var share = inventory.text("share");
        return share != null && new BigDecimal(share).compareTo(BigDecimal.ONE) < 0;
    }

    /** Whether nothing is known of it but that there may have been one. */
    boolean isUnknown() {
        return undated || (dates.isEmpty() && !ofParts.isEmpty());
    }

    /** The first one, of which those of a part leave open whether it was earlier. */
    String first() {
        var first = Dates.min(dates, false);
        return ofParts.isEmpty() ? first : Dates.fromTo(Dates.min(together(dates, ofParts), false), first);
    }

    /** The last one, of which those of a part leave open whether it was later. */
    String last() {
        var last = Dates.max(dates);
        return ofParts.isEmpty() ? last : Dates.fromTo(last, Dates.max(together(dates, ofParts)));
    }

    private static List<String> together(List<String> some, List<String> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
