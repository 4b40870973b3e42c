package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.daylight.review.projection.Course;
import org.daylight.review.projection.Draw;
import org.daylight.review.reviews.Judging.Header;

/** What is left of the own stocks for which objectives have floors. */
final class StockEffects {

    private final Ground ground;
    private final List<Draw> draws;
    private final Course planned;
    private final LocalDate until;

    StockEffects(Ground ground, List<Draw> draws, Course planned, LocalDate until) {
        this.ground = ground;
        this.draws = draws;
        this.planned = planned;
        this.until = until;
    }

    /** Which deliveries are drawn from a stock is recorded nowhere: it is known as far as whoever weighs says so. */
    List<ObjectNode> of(Header objective, Course course) {
        var label = String.valueOf(objective.label());
        var schedule = ground.schedule("objective", label);
        if (schedule == null || schedule.path("readinessFloors").isEmpty()) {
            return List.of(Stocks.undetermined("no floor of an own stock is recorded for this objective"));
        }
        var stocks = new ArrayList<ObjectNode>();
        for (var floor : schedule.path("readinessFloors")) {
            var effect = of(label, floor, course);
            effect.put("stock", floor.path("stock").asText());
            effect.set("floor", floor.path("floor"));
            if (floor.hasNonNull("held")) {
                effect.set("held", floor.path("held"));
            }
            stocks.add(effect);
        }
        return stocks;
    }

    private ObjectNode of(String objective, JsonNode floor, Course course) {
        var stock = floor.path("stock").asText();
        for (var draw : draws) {
            if (draw.objective().equals(objective) && draw.stock().equals(stock)) {
                var unit = floor.path("floor").path("unit").asText();
                var drawn = draw.by(until, course.comings().values(), planned.comings(), unit);
                return Stocks.effect(draw, floor, drawn, ground.asOf());
            }
        }
        return Stocks.undetermined(
                floor.hasNonNull("held")
                        ? "which deliveries are drawn from this stock is not recorded"
                        : "what is held is not recorded, nor which deliveries are drawn from this stock");
    }
}
