package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/**
 * One statement of the pace plan, with a day for its start and each point. A baseline is never overwritten, so that there are a first and a
 * latest one.
 *
 * @param unit in which it counts; of a plan by value currency and basis as {@code USD_CONTRACT}, of one by an index its name
 * @param counts what is counted
 * @param steps whether the plan jumps at its points instead of rising between them
 * @param lateTolerance how far behind is tolerated, as a share of the whole; null = not stated
 * @param earlyTolerance how far ahead is tolerated; null = not stated
 * @param leastScheduleIndex the least index that is tolerated; null = not stated
 */
record Baseline(
        int number,
        ImpreciseDate statedOn,
        String milestone,
        String unit,
        Counts counts,
        boolean steps,
        LocalDate startsOn,
        List<Point> points,
        @Nullable BigDecimal lateTolerance,
        @Nullable BigDecimal earlyTolerance,
        @Nullable BigDecimal leastScheduleIndex) {

    record Point(LocalDate on, BigDecimal cumulative) {}

    /** @param day which of the days that a date can mean */
    static Baseline of(JsonNode node, Function<ImpreciseDate, LocalDate> day) {
        var points = new ArrayList<Point>();
        for (var point : node.path("points")) {
            points.add(new Point(
                    day.apply(ImpreciseDate.parse(point.path("on").asText())),
                    new BigDecimal(point.path("cumulative").asText())));
        }
        points.sort(Comparator.comparing(Point::on));
        return new Baseline(
                node.path("number").asInt(),
                ImpreciseDate.parse(node.path("statedOn").asText()),
                node.path("milestone").asText(),
                Counts.measure(node),
                Counts.of(node),
                node.path("interpolation").asText().equals("STEPS"),
                day.apply(ImpreciseDate.parse(node.path("startsOn").asText())),
                points,
                decimal(node, "lateTolerance"),
                decimal(node, "earlyTolerance"),
                decimal(node, "leastScheduleIndex"));
    }

    /** The same where it starts on this day: no point comes before it, and each is after the one before. */
    Baseline startingOn(LocalDate day) {
        var moved = new ArrayList<Point>();
        var least = day;
        for (var point : points) {
            var on = point.on.isBefore(least) ? least : point.on;
            moved.add(new Point(on, point.cumulative));
            least = on.plusDays(1);
        }
        return new Baseline(
                number,
                statedOn,
                milestone,
                unit,
                counts,
                steps,
                day,
                moved,
                lateTolerance,
                earlyTolerance,
                leastScheduleIndex);
    }

    /** The unit in a sentence. */
    String unitInWords() {
        return switch (counts) {
            case UNITS -> unit.equals("EACH") ? "units" : unit;
            case VALUE ->
                "%s of %s value"
                        .formatted(
                                unit.substring(0, 3),
                                unit.substring(4).toLowerCase(Locale.ROOT).replace('_', ' '));
            case INDEX -> unit;
        };
    }

    private static @Nullable BigDecimal decimal(JsonNode node, String field) {
        return node.hasNonNull(field) ? new BigDecimal(node.get(field).asText()) : null;
    }

    /** The plan on an axis of days since its start. */
    Curve curve() {
        var at = points.stream().mapToDouble(point -> day(point.on)).toArray();
        var cumulative = points.stream()
                .mapToDouble(point -> point.cumulative.doubleValue())
                .toArray();
        return steps ? Curve.steps(at, cumulative) : Curve.linear(at, cumulative);
    }

    double day(LocalDate date) {
        return ChronoUnit.DAYS.between(startsOn, date);
    }

    /** The day on which a time on the plan's axis is reached. */
    LocalDate date(double day) {
        return startsOn.plusDays((long) StrictMath.ceil(day));
    }

    /** The day on which all of it is wanted. */
    LocalDate completion() {
        var curve = curve();
        return date(curve.firstReached(curve.total()));
    }

    boolean measurable() {
        var plan = points.isEmpty() || points.getFirst().on.isBefore(startsOn) ? null : curve();
        return plan != null && plan.total() > 0 && plan.neverFalls();
    }
}
