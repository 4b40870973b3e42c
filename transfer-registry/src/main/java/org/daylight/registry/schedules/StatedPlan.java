package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A baseline as a curve: nothing before it starts, and after its last point all that was planned. */
final class StatedPlan {

    private static final int PLACES = 6;

    private final JsonNode baseline;
    private final boolean steps;
    private final List<Point> points = new ArrayList<>();

    private record Point(LocalDate on, BigDecimal cumulative) {}

    StatedPlan(JsonNode baseline) {
        this.baseline = baseline;
        this.steps = baseline.path("interpolation").asText().equals("STEPS");
        for (var point : baseline.path("points")) {
            points.add(new Point(
                    LocalDate.parse(point.path("on").asText()),
                    new BigDecimal(point.path("cumulative").asText())));
        }
        var startsOn = LocalDate.parse(baseline.path("startsOn").asText());
        if (!steps && !points.isEmpty() && points.getFirst().on().isAfter(startsOn)) {
            points.addFirst(new Point(startsOn, BigDecimal.ZERO));
        }
    }

    /** Whether the baseline counts what is asked for; a plan counts no records. */
    static boolean counts(JsonNode baseline, Measure measure) {
        return switch (measure) {
            case Measure.Records() -> false;
            case Measure.Units(var unit) -> unit.equals(baseline.path("unit").asText());
            case Measure.Value(var currency, var basis) -> {
                var value = baseline.path("value");
                yield currency.equals(value.path("currency").asText())
                        && basis.equals(value.path("basis").asText());
            }
            case Measure.Index(var name) -> name.equals(baseline.path("index").asText());
        };
    }

    /** As it was stated. */
    JsonNode baseline() {
        return baseline;
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
