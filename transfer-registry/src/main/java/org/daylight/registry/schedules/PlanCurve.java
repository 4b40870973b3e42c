package org.daylight.registry.schedules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan by days: nothing before it starts, and after its last point all that was planned. */
record PlanCurve(List<Point> points, boolean steps) {

    private static final int PLACES = 6;

    record Point(LocalDate on, BigDecimal cumulative) {}

    PlanCurve {
        points = List.copyOf(points);
    }

    static PlanCurve of(LocalDate startsOn, List<Point> stated, boolean steps) {
        var points = new ArrayList<>(stated);
        if (!steps && !points.isEmpty() && points.getFirst().on().isAfter(startsOn)) {
            points.addFirst(new Point(startsOn, BigDecimal.ZERO));
        }
        return new PlanCurve(points, steps);
    }

    /** How much was to have come by the end of a day. */
    BigDecimal at(LocalDate day) {
        Point before = null;
        for (var point : points) {
            if (point.on().isAfter(day)) {
                return before == null || steps ? reached(before) : between(before, point, day);
            }
            before = point;
        }
        return reached(before);
    }

    private static BigDecimal reached(@Nullable Point point) {
        return point == null ? BigDecimal.ZERO : point.cumulative();
    }

    private static BigDecimal between(Point before, Point after, LocalDate day) {
        return before.cumulative()
                .add(rise(before, after)
                        .multiply(days(before.on(), day))
                        .divide(days(before.on(), after.on()), PLACES, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal rise(Point before, Point after) {
        return after.cumulative().subtract(before.cumulative());
    }

    private static BigDecimal days(LocalDate from, LocalDate to) {
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to));
    }

    /** The first day by which more than this was to have come; null if it never was. */
    @Nullable
    LocalDate above(BigDecimal amount) {
        Point before = null;
        for (var point : points) {
            if (point.cumulative().compareTo(amount) > 0) {
                if (before == null || steps) {
                    return point.on();
                }
                var reachedAfter = amount.subtract(before.cumulative())
                        .multiply(days(before.on(), point.on()))
                        .divide(rise(before, point), 0, RoundingMode.FLOOR);
                return before.on().plusDays(reachedAfter.longValueExact() + 1);
            }
            before = point;
        }
        return null;
    }
}
