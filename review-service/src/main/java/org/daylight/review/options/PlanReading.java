package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.date.Succession;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.review.drift.Counts;
import org.daylight.review.projection.AlteredSchedules;
import org.daylight.review.projection.Measure;
import org.jspecify.annotations.Nullable;

/** Reads a new plan for an objective against the plan that it would stand beside. */
final class PlanReading {

    private final Ground ground;
    private final StatedMeasure stated;
    private final String at;
    private final List<Violation> unknown;
    private final List<Violation> wrong;

    PlanReading(Ground ground, StatedMeasure stated, String at, List<Violation> unknown, List<Violation> wrong) {
        this.ground = ground;
        this.stated = stated;
        this.at = at;
        this.unknown = unknown;
        this.wrong = wrong;
    }

    private void wrong(String field, String mend) {
        wrong.add(new Violation(at + field, mend));
    }

    /** A plan in any case; what is wrong with it stands among the violations. */
    Measure read() {
        var reference = stated.objective() == null ? "" : stated.objective();
        var header = ground.seen("objective", reference);
        var schedule = header == null ? null : ground.schedule("objective", reference);
        var counts = counts();
        if (header == null || schedule == null) {
            unknown.add(new Violation(at + "/objective", "must be an objective of the scope"));
            return new Measure.Replan(reference, counts, ImpreciseDate.of(ground.asOf()), List.of());
        }
        var status = ground.line(header.subject()).path("objective.status").asText();
        if (Set.of("SUPERSEDED", "ENDED").contains(status)) {
            wrong("/objective", "is %s; leave it out".formatted(status));
        }
        var plans = Counts.compared(schedule.path("baselines"));
        if (plans.isEmpty()) {
            wrong("/objective", "has no plan whose milestone and measure a new one could take");
            return new Measure.Replan(reference, counts, ImpreciseDate.of(ground.asOf()), List.of());
        }
        var latest = plans.getLast();
        if (counts.size() == 1) {
            fits(counts, latest, schedule);
        }
        var startsOn = stated.startsOn() == null
                ? ImpreciseDate.parse(latest.path("startsOn").asText())
                : stated.startsOn();
        return new Measure.Replan(reference, counts.isEmpty() ? latest : counts, startsOn, points(startsOn));
    }

    /** The same that the registry asks of a plan: whichever days are meant it can be followed. */
    private List<Measure.Point> points(ImpreciseDate startsOn) {
        if (Succession.isOpenBegun(startsOn) || Succession.isOpenEnded(startsOn)) {
            wrong("/startsOn", "must have a first day and a last one");
        }
        if (stated.points().isEmpty()) {
            wrong("/points", "must have a point at least");
        }
        var points = new ArrayList<Measure.Point>();
        StatedMeasure.PlanPoint above = null;
        for (var i = 0; i < stated.points().size(); i++) {
            var point = stated.points().get(i);
            var wrong = wrong(startsOn, above, point);
            if (wrong != null) {
                wrong("/points/" + i + "/on", wrong);
            }
            var least = above == null ? BigDecimal.ZERO : above.cumulative();
            if (point.cumulative().compareTo(least) < 0) {
                wrong("/points/" + i + "/cumulative", "must not be less than the point before");
            }
            above = point;
            points.add(new Measure.Point(point.on(), point.cumulative()));
        }
        if (above != null && above.cumulative().signum() == 0) {
            wrong("/points", "must come to more than nothing");
        }
        return points;
    }

    private static @Nullable String wrong(
            ImpreciseDate startsOn, StatedMeasure.@Nullable PlanPoint above, StatedMeasure.PlanPoint point) {
        if (Succession.isOpenEnded(point.on())) {
            return "must have a last day: a plan says by when so much is to have come";
        }
        return above == null
                ? Succession.before(startsOn, point.on(), "startsOn")
                : Succession.wrong(above.on(), point.on(), "the point before");
    }

    /** What is stated, as a baseline says it; empty where nothing is. */
    private ObjectNode counts() {
        var counts = Json.mapper().createObjectNode();
        var value = stated.value();
        if (stated.unit() != null) {
            counts.put("unit", stated.unit());
        }
        if (value != null) {
            counts.putObject("value").put("currency", value.currency()).put("basis", value.basis());
        }
        if (stated.index() != null) {
            counts.put("index", stated.index());
        }
        if (counts.size() > 1) {
            wrong("", "must say unit, value or index, and only one of them");
        }
        return counts;
    }

    /** A plan that reviews would not measure, or by which nothing counts, says nothing of any option. */
    private void fits(JsonNode counts, JsonNode latest, JsonNode schedule) {
        var its = Counts.of(counts);
        var measured = Counts.of(latest);
        var measure = Counts.measure(counts);
        if (its == measured && measure.equals(Counts.measure(latest))) {
            return;
        }
        var mend = "state the plan %s, or leave %s out"
                .formatted(words(latest), field(its).substring(1));
        if (its.compareTo(measured) > 0) {
            wrong(field(its), "would not be measured, because a plan is stated %s; %s".formatted(words(latest), mend));
            return;
        }
        var known = switch (its) {
            case UNITS -> units(schedule);
            case VALUE -> values(schedule);
            // What has come is counted by the indexes of plans that are recorded, and by no other.
            case INDEX -> indexes(schedule);
        };
        if (!known.contains(measure)) {
            wrong(field(its), "nothing that comes for the objective is counted so; " + mend);
        }
    }

    private static Set<String> indexes(JsonNode schedule) {
        var indexes = new TreeSet<String>();
        for (var plan : schedule.path("baselines")) {
            if (Counts.of(plan) == Counts.INDEX) {
                indexes.add(Counts.measure(plan));
            }
        }
        return indexes;
    }

    private static Set<String> units(JsonNode schedule) {
        var units = new TreeSet<String>();
        for (var list : List.of("deliveries", "planned")) {
            schedule.path(list).forEach(entry -> {
                var quantity = entry.path("quantity").asText("");
                if (quantity.indexOf(' ') > 0) {
                    units.add(quantity.substring(quantity.indexOf(' ') + 1));
                }
            });
        }
        return units;
    }

    private Set<String> values(JsonNode schedule) {
        var values = new TreeSet<String>();
        schedule.path("deliveries").forEach(entry -> {
            var parts = entry.path("value").asText("").split(" ", 3);
            if (parts.length == 3) {
                values.add(Counts.value(parts[1], parts[2]));
            }
        });
        var transfers = AlteredSchedules.transfers(schedule);
        ground.open.values().stream()
                .filter(delivery -> transfers.contains(delivery.transfer()) && ground.touches(delivery))
                .flatMap(delivery -> Stream.ofNullable(delivery.value()))
                .forEach(value -> values.add(Counts.value(value.currency(), value.basis())));
        return values;
    }

    private static String field(Counts counts) {
        return switch (counts) {
            case UNITS -> "/unit";
            case VALUE -> "/value";
            case INDEX -> "/index";
        };
    }

    private static String words(JsonNode plan) {
        return switch (Counts.of(plan)) {
            case UNITS -> "in " + Counts.measure(plan);
            case VALUE -> "by value, in " + Counts.measure(plan);
            case INDEX -> "by the index " + Counts.measure(plan);
        };
    }
}
