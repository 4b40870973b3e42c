package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.registry.records.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery reached a milestone. What is under way, or recorded as delivered, has come on a day that nobody says, or not
 * by then, where the milestone itself is not stated: it is neither counted for certain nor as nothing.
 *
 * @param on the date as it is stated; otherwise the days that what is stated leaves
 * @param stated whether anybody states a date
 */
public record Reached(String on, boolean stated) {

    /** Any day. */
    static final String SOME_DAY = "0001-01-01/..";

    /**
     * What a delivery passes on its way, in this order. What was only announced or authorised has not set out (it is never shown
     * as delivered), and an inventory may be taken anywhere.
     */
    private static final List<Milestone> WAY = List.of(
            Milestone.SHIPPED,
            Milestone.ARRIVED_AT_PORT,
            Milestone.ENTERED_COUNTRY,
            Milestone.HANDED_OVER,
            Milestone.ACKNOWLEDGED);

    /** What a delivery says of its milestones. */
    interface Milestones {

        /** The date of one; null if none is stated. */
        @Nullable
        String stated(Milestone milestone);

        /** Whether it is known not to have been reached. */
        boolean isNever(Milestone milestone);
    }

    /** Read from the tree of a delivery's content. */
    private record InTree(JsonNode milestones) implements Milestones {

        static InTree of(JsonNode delivery) {
            return new InTree(delivery.path("milestones"));
        }

        @Override
        public @Nullable String stated(Milestone milestone) {
            var at = milestones.path(milestone.name());
            return (at.isTextual() ? at : at.path("on")).asText(null);
        }

        @Override
        public boolean isNever(Milestone milestone) {
            return milestones.path(milestone.name()).path("on").isNull();
        }
    }

    /**
     * Null if it was not reached, as far as anybody says. A running total speaks of the milestone that it names, and of no other:
     * how much of it got so far does not follow.
     */
    public static @Nullable Reached of(JsonNode delivery, Milestone milestone) {
        var reached = whateverTotal(delivery, milestone);
        return reached == null || reached.stated() || !isTotalOfMilestones(delivery) ? reached : null;
    }

    private static boolean isTotalOfMilestones(JsonNode delivery) {
        return delivery.path("measure").asText("").equals("CUMULATIVE")
                && !delivery.path("milestones").isEmpty();
    }

    /** When something of a delivery reached it, of a running total of another milestone too: nobody says how much of that. */
    public static @Nullable Reached whateverTotal(JsonNode delivery, Milestone milestone) {
        var said = InTree.of(delivery);
        var on = said.stated(milestone);
        if (on != null) {
            return new Reached(on, true);
        }
        if (said.milestones().isEmpty()) {
            var delivered = delivery.path("quantity").hasNonNull("amount")
                    || delivery.path("value").hasNonNull("amount");
            return delivered ? new Reached(from(delivery.path("plannedOn").asText("")), false) : null;
        }
        var onTheWay = onTheWay(said, milestone);
        return onTheWay == null ? null : new Reached(onTheWay, false);
    }

    /** Whether it is known by which day it was reached. */
    public boolean isDated() {
        return stated || !on.endsWith("/..");
    }

    /** Whether it is known not to have been reached, nor what comes before it. */
    public static boolean isNever(JsonNode delivery, Milestone milestone) {
        return isNever(InTree.of(delivery), milestone);
    }

    private static boolean isNever(Milestones said, Milestone milestone) {
        var before = WAY.contains(milestone) ? WAY.subList(0, WAY.indexOf(milestone)) : List.<Milestone>of();
        return said.isNever(milestone)
                || before.stream().anyMatch(one -> one != Milestone.ARRIVED_AT_PORT && said.isNever(one));
    }

    /** What is planned for later has not come before. */
    static String from(String plannedOn) {
        if (plannedOn.isEmpty()) {
            return SOME_DAY;
        }
        var from = Dates.earliest(plannedOn);
        return from.equals(ImpreciseDate.OPEN_START) ? SOME_DAY : from + "/..";
    }

    /**
     * Not before what comes before it, and by what comes after it, which not every delivery that gets there passes: one by air
     * calls at no port. Null where nothing is under way, or it is known not to have got so far.
     */
    static @Nullable String onTheWay(Milestones said, Milestone milestone) {
        var place = WAY.indexOf(milestone);
        if ((place < 0 && milestone != Milestone.INVENTORIED) || isNever(said, milestone)) {
            return null;
        }
        var from = ImpreciseDate.OPEN_START;
        var to = ImpreciseDate.OPEN_END;
        var underWay = said.stated(Milestone.INVENTORIED) != null;
        for (var i = 0; i < WAY.size(); i++) {
            var on = said.stated(WAY.get(i));
            if (on == null) {
                continue;
            }
            underWay = true;
            var earliest = Dates.earliest(on);
            var latest = Dates.latest(on);
            if (i < place) {
                from = earliest.isAfter(from) ? earliest : from;
            } else if (place >= 0 && milestone != Milestone.ARRIVED_AT_PORT) {
                to = latest.isBefore(to) ? latest : to;
            }
        }
        if (!underWay) {
            return null;
        }
        return to.isBefore(from) ? SOME_DAY : from + "/" + (to.equals(ImpreciseDate.OPEN_END) ? ".." : to);
    }
}
