package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/**
 * Plan and deliveries of an objective on some days, by its latest baseline, and when all that it wants will have come if
 * everything comes on the day that its schedule line says.
 *
 * @param total what is wanted in all
 * @param scheduled what comes in all
 * @param curve empty where nobody can say what of all that comes it counts
 * @param plannedCompletionOn when the plan wants it complete: a day, or an interval where its dates are no days
 * @param completionOn a day or an interval; null = it does not become complete, or that is not known
 * @param why why completionOn is null; null where it is not
 */
public record Outlook(
        int baseline,
        String milestone,
        String unit,
        String total,
        String scheduled,
        List<Point> curve,
        String plannedCompletionOn,
        @Nullable String completionOn,
        @Nullable String why) {

    public Outlook {
        curve = List.copyOf(curve);
    }

    /**
     * Plan and deliveries on one day.
     *
     * @param planned a range where the dates of the plan leave open how much
     * @param projected what has come by the day; a range where that is not known exactly
     */
    public record Point(LocalDate on, String planned, String projected) {}

    /**
     * Looks at an objective.
     *
     * @param days in their order
     * @return empty where no plan that can be measured is stated by the last of them
     */
    public static Optional<Outlook> of(JsonNode line, List<LocalDate> days) {
        var plans = StatedPlan.statedBy(days.getLast(), line.path("baselines"));
        if (plans.isEmpty() || !plans.getLast().measurable()) {
            return Optional.empty();
        }
        return Optional.of(of(plans.getLast(), Delivered.list(line.path("deliveries")), days));
    }

    /** Looks at each class that has a plan of its own, by the latest one, as {@link #of} looks at the whole. */
    public static SortedMap<String, Outlook> byClass(JsonNode line, List<LocalDate> days) {
        var stated = new TreeMap<String, ArrayNode>();
        line.path("classBaselines")
                .forEach(plan -> stated.computeIfAbsent(
                                plan.path("capabilityClass").asText(), _ -> JsonNodeFactory.instance.arrayNode())
                        .add(plan));
        var all = Delivered.list(line.path("deliveries"));
        var outlooks = new TreeMap<String, Outlook>();
        stated.forEach((capabilityClass, itsPlans) -> {
            var plans = StatedPlan.statedBy(days.getLast(), itsPlans);
            if (!plans.isEmpty() && plans.getLast().measurable()) {
                var plan = plans.getLast();
                outlooks.put(
                        capabilityClass,
                        ClassPace.anyUnclassed(plan, all, days.getLast())
                                ? unclassed(plan)
                                : of(plan, ClassPace.ofClass(capabilityClass, all), days));
            }
        });
        return outlooks;
    }

    /** Of what came or comes nobody can say what the class counts. */
    private static Outlook unclassed(StatedPlan plan) {
        var baseline = plan.late();
        return new Outlook(
                baseline.number(),
                baseline.milestone(),
                baseline.unit(),
                Rounding.text(plan.total()) + " " + baseline.unit(),
                "not known",
                List.of(),
                plan.completion(),
                null,
                ClassPace.UNCLASSED);
    }

    private static Outlook of(StatedPlan plan, List<Delivered> all, List<LocalDate> days) {
        var baseline = plan.late();
        var entries = PaceFigures.atMilestone(all, baseline.milestone());
        var curve = new ArrayList<Point>();
        for (var day : days) {
            curve.add(new Point(
                    day,
                    plan.by(day).text(baseline.unit()),
                    History.of(entries, baseline, day).delivered().text(baseline.unit())));
        }
        var end = Stream.concat(
                        Stream.of(days.getLast(), baseline.startsOn()),
                        entries.stream()
                                .map(entry -> entry.on().latest())
                                .filter(day -> !day.equals(ImpreciseDate.OPEN_END)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var dated = History.dated(entries, baseline, end);
        var history = dated.since(baseline.startsOn());
        var completion = completion(plan, dated, end);
        return new Outlook(
                baseline.number(),
                baseline.milestone(),
                baseline.unit(),
                Rounding.text(plan.total()) + " " + baseline.unit(),
                history.delivered().text(baseline.unit()),
                curve,
                plan.completion(),
                completion,
                completion == null ? why(baseline, history, plan.total()) : null);
    }

    /** What came before the plan starts is complete when it starts, at the earliest and at the latest. */
    private static @Nullable String completion(StatedPlan plan, History.Dated dated, LocalDate end) {
        var some = Stream.of(plan.early(), plan.late())
                .flatMap(reading -> complete(reading, dated.since(reading.startsOn()), end))
                .toList();
        if (some.size() < 4) {
            return null;
        }
        var first = Collections.min(some);
        var last = Collections.max(some);
        return first.equals(last) ? first.toString() : first + "/" + last;
    }

    private static Stream<LocalDate> complete(Baseline baseline, History history, LocalDate end) {
        var total = baseline.curve().total();
        return Stream.of(history.least(), history.most())
                .filter(Objects::nonNull)
                .map(path -> path.heldSince(total, baseline.day(end)))
                .filter(day -> !day.isNaN())
                .map(baseline::date);
    }

    private static String why(Baseline baseline, History history, double total) {
        var wanted = Rounding.text(total) + " " + baseline.unit();
        var scheduled = history.delivered().text(baseline.unit());
        var high = history.delivered().high();
        return high != null && high.doubleValue() < total
                ? "what has come and is scheduled comes to %s of %s".formatted(scheduled, wanted)
                : "whether what is scheduled comes to %s is not known: %s"
                        .formatted(wanted, String.join("; ", history.doubts()));
    }
}
