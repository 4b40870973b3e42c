package org.daylight.registry.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** A plan in pieces from its start on, which jumps at its points or rises between them. */
record Plan(Date statedOn, Date startsOn, boolean steps, List<Point> points) {

    /** So much in all by then. */
    record Point(Date on, int cumulative) {}

    /** What it asks for by a day: with its start and every point on their last days, and on their first. */
    String by(LocalDate day) {
        return " plan %s to %s".formatted(by(day, Date::latest), by(day, Date::earliest));
    }

    /** What the last one that was stated by the day asks for; nothing where none was. */
    static String inForce(List<Plan> plans, LocalDate day) {
        var stated =
                plans.stream().filter(plan -> plan.statedOn.mayHaveCome(day)).toList();
        return stated.isEmpty() ? "" : stated.getLast().by(day);
    }

    private String by(LocalDate day, Function<Date, LocalDate> meant) {
        var from = meant.apply(startsOn);
        var there = 0;
        if (day.isBefore(from)) {
            return "0";
        }
        for (var point : points) {
            var on = meant.apply(point.on());
            if (day.isBefore(on)) {
                return steps ? Integer.toString(there) : between(from, there, on, point.cumulative(), day);
            }
            from = on;
            there = point.cumulative();
        }
        return Integer.toString(there);
    }

    private static String between(LocalDate from, int there, LocalDate on, int then, LocalDate day) {
        var length = BigDecimal.valueOf(on.toEpochDay() - from.toEpochDay());
        var passed = BigDecimal.valueOf(day.toEpochDay() - from.toEpochDay());
        var sum = BigDecimal.valueOf(then - there)
                .multiply(passed)
                .divide(length, 6, RoundingMode.HALF_EVEN)
                .add(BigDecimal.valueOf(there));
        return sum.signum() == 0 ? "0" : sum.stripTrailingZeros().toPlainString();
    }

    /** In a content, with its number among all that were stated. */
    void into(ArrayNode baselines, int number) {
        var baseline = baselines
                .addObject()
                .put("number", number)
                .put("statedOn", statedOn.text())
                .put("milestone", "HANDED_OVER")
                .put("unit", "EACH")
                .put("interpolation", steps ? "STEPS" : "LINEAR")
                .put("startsOn", startsOn.text());
        if (number > 1) {
            baseline.put("reason", "it came to nothing");
        }
        var list = baseline.putArray("points");
        points.forEach(point ->
                list.addObject().put("on", point.on().text()).put("cumulative", Integer.toString(point.cumulative())));
    }
}
