package org.daylight.registry.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What inventories say of one thing up to the day of a line.
 *
 * @param dates when they were
 * @param undated whether one was on a day that nobody says
 * @param notYet whether one is known to come later, or that there was none
 */
record Inventoried(List<String> dates, boolean undated, boolean notYet) {

    private static final Inventoried NONE = new Inventoried(List.of(), false, false);

    /** Of a whole delivery: its inventories by serial number, and its milestone. */
    static Inventoried ofWhole(Leaves leaves, Span milestone, List<Known> inventories) {
        var whole = inventories.isEmpty() ? NONE : NONE.and(leaves, inventories);
        if (milestone.isText() && !leaves.isYetToCome(milestone)) {
            return new Inventoried(together(whole.dates, List.of(milestone.text())), whole.undated, whole.notYet);
        }
        return milestone.isMissing() ? whole : new Inventoried(whole.dates, whole.undated, true);
    }

    /** With further ones, each with its {@code on}. One that is known not to have been is none. */
    Inventoried and(Leaves leaves, List<Known> further) {
        var found = new ArrayList<String>();
        var withoutDay = undated;
        var later = notYet;
        for (var inventory : further) {
            var on = inventory.get("on");
            if (on == null) {
                withoutDay = true;
            } else if (on.isTextual()) {
                later |= leaves.isYetToCome(on.asText()) || !found.add(on.asText());
            }
        }
        return new Inventoried(together(dates, found), withoutDay, later);
    }

    private static List<String> together(List<String> some, List<String> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
