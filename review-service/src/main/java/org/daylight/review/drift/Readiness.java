package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;

/** What own stocks hold above the floors that an objective sets. */
final class Readiness {

    private static final String MARGIN = "readinessMargin";

    private Readiness() {}

    /** (stock - committed - floor) / floor; below 0 the floor is broken. */
    public static double margin(double stock, double committed, double floor) {
        return (stock - committed - floor) / floor;
    }

    /** The least margin over all stocks; unknown where a floor is set and the stock behind it is not stated. */
    static Figures of(JsonNode floors) {
        var figures = new Figures();
        var least = Double.MAX_VALUE;
        var silent = new ArrayList<String>();
        for (var each : floors) {
            var floor = Delivered.bounded(each.path("floor"));
            if (!each.hasNonNull("held") || !floor.exact() || floor.low().signum() <= 0) {
                silent.add(each.path("stock").asText());
                continue;
            }
            var held = each.path("held").path("amount").asDouble();
            var committed = each.path("committed").path("amount").asDouble(0);
            least = Math.min(least, margin(held, committed, floor.low().doubleValue()));
        }
        if (floors.isEmpty()) {
            return figures.absent(MARGIN);
        }
        return silent.isEmpty()
                ? figures.decimal(MARGIN, least)
                : figures.unknown(MARGIN, "what is held is not stated of " + String.join(", ", silent));
    }
}
