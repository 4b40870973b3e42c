package org.daylight.review.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries that somebody says are taken from an own stock.
 *
 * @param objective whose floor it is
 * @param stock as the floor names it
 * @param whole whether whoever says so may see all of them
 * @param committed whether they are among what the floor's record says is committed, so that what is promised falls as what is
 *     held does
 */
public record Draw(String objective, String stock, Measure.Target target, boolean whole, boolean committed) {

    /**
     * What is drawn by a day.
     *
     * @param amount in the unit of the floor; null = not known
     * @param fallen what was planned of those that come as something else, and is promised no longer
     * @param why it is not known; empty where it is
     * @param otherwise how many deliveries come as something else, which this stock does not give
     */
    public record Drawn(@Nullable BigDecimal amount, BigDecimal fallen, String unit, String why, int otherwise) {}

    /**
     * What has left is not in the stock any more, and what is diverted is taken from it all the same.
     *
     * @param planned as planned, by subject
     */
    public Drawn by(LocalDate until, Collection<Coming> comings, Map<String, Coming> planned, String unit) {
        if (!whole) {
            return unknown(unit, "what is said to be taken from it is not all known to whoever says so", 0);
        }
        var amount = BigDecimal.ZERO;
        var fallen = BigDecimal.ZERO;
        var otherwise = 0;
        for (var coming : comings) {
            var delivery = coming.delivery();
            if (!target.covers(delivery) || !delivery.counted() || delivery.isOnItsWay()) {
                continue;
            }
            if (coming.instead() != null) {
                var stated = delivery.quantity();
                if (stated == null || !stated.unit().equals(unit)) {
                    return unknown(unit, unmeasured(delivery, unit), otherwise);
                }
                fallen = fallen.add(stated.amount());
                otherwise++;
                continue;
            }
            var on = coming.on();
            if (on == null) {
                // Where an option stops it, it is supposed to stay; where a hold that is recorded does, nobody knows
                // how long.
                if (Objects.requireNonNull(planned.get(delivery.subject())).on() == null) {
                    return unknown(unit, "no day is known for " + delivery.reference(), otherwise);
                }
                continue;
            }
            if (on.earliest().isAfter(until)) {
                continue;
            }
            if (on.latest().isAfter(until)) {
                return unknown(unit, "%s may come before or after that".formatted(delivery.reference()), otherwise);
            }
            var quantity = coming.quantity();
            if (quantity == null || !quantity.unit().equals(unit)) {
                return unknown(unit, unmeasured(delivery, unit), otherwise);
            }
            amount = amount.add(quantity.amount());
        }
        return new Drawn(amount, fallen, unit, "", otherwise);
    }

    private static Drawn unknown(String unit, String why, int otherwise) {
        return new Drawn(null, BigDecimal.ZERO, unit, why, otherwise);
    }

    private static String unmeasured(OpenDelivery delivery, String unit) {
        return "the quantity of %s is not known in %s".formatted(delivery.reference(), unit);
    }

    /** An objective's schedule with what the stock then holds; where that is not known, it is left out. */
    public ObjectNode applied(
            ObjectNode schedule,
            Collection<Coming> comings,
            Map<String, Coming> planned,
            LocalDate asOf,
            LocalDate until) {
        if (!schedule.path("objective").asText().equals(objective)) {
            return schedule;
        }
        for (var floor : schedule.path("readinessFloors")) {
            if (floor instanceof ObjectNode of && floor.path("stock").asText().equals(stock)) {
                var unit = floor.path("floor").path("unit").asText();
                var uncounted = uncounted(floor, asOf);
                var drawn = uncounted == null ? by(until, comings, planned, unit) : unknown(unit, uncounted, 0);
                less(of, "held", drawn, BigDecimal.ZERO);
                if (committed && of.hasNonNull("committed")) {
                    less(of, "committed", drawn, drawn.fallen());
                }
            }
        }
        return schedule;
    }

    /** Why nobody knows what a stock holds before anything is drawn; null where it is known. What was counted later may lack some. */
    public static @Nullable String uncounted(JsonNode floor, LocalDate asOf) {
        if (!floor.hasNonNull("countedOn")) {
            return "it is not stated when it was counted what is held";
        }
        var counted = ImpreciseDate.parse(floor.path("countedOn").asText());
        return counted.latest().isAfter(asOf) ? "what is held was counted on %s".formatted(counted.text()) : null;
    }

    private static void less(ObjectNode floor, String field, Drawn drawn, BigDecimal more) {
        var stated = floor.path(field);
        if (!stated.isObject() || !stated.path("unit").asText().equals(drawn.unit())) {
            return;
        }
        if (drawn.amount() == null) {
            floor.remove(field);
            return;
        }
        var left = amount(stated).subtract(drawn.amount()).subtract(more);
        // More than was promised may come; nothing is promised below none.
        ((ObjectNode) stated).put("amount", text(field.equals("committed") ? left.max(BigDecimal.ZERO) : left));
    }

    private static BigDecimal amount(JsonNode quantity) {
        return new BigDecimal(quantity.path("amount").asText());
    }

    static String text(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
