package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery reached a milestone. What is recorded as delivered although no milestone is has come on a day that nobody says,
 * or not by then: it is neither counted for certain nor as nothing.
 *
 * @param on the date as it is stated; otherwise any day, or any from the one on for which it is planned
 * @param stated whether anybody states a date
 */
public record Reached(String on, boolean stated) {

    /** Any day. */
    static final String SOME_DAY = "0001-01-01/..";

    /** Null if it was not reached, as far as anybody says. */
    public static @Nullable Reached of(JsonNode delivery, String milestone) {
        var milestones = delivery.path("milestones");
        var at = milestones.path(milestone);
        var on = (at.isTextual() ? at : at.path("on")).asText(null);
        if (on != null) {
            return new Reached(on, true);
        }
        var delivered = milestones.isEmpty()
                && (delivery.path("quantity").hasNonNull("amount")
                        || delivery.path("value").hasNonNull("amount"));
        return delivered ? new Reached(from(delivery.path("plannedOn").asText("")), false) : null;
    }

    /** What is planned for later has not come before. */
    static String from(String plannedOn) {
        if (plannedOn.isEmpty()) {
            return SOME_DAY;
        }
        var from = Dates.earliest(plannedOn);
        return from.equals(ImpreciseDate.OPEN_START) ? SOME_DAY : from + "/..";
    }
}
