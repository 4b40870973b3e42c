package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plan and deliveries of an objective on some days, by its latest baseline, and when all that it wants will have come if
 * everything comes on the day that its schedule line says.
 *
 * @param total what is wanted in all
 * @param scheduled what comes in all
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
        var plan = plans.getLast();
        var baseline = plan.late();
        var entries = PaceFigures.atMilestone(Delivered.list(line.path("deliveries")), baseline.milestone());
        var curve = new ArrayList<Point>();
        for (var day : days) {
            curve.add(new Point(
                    day,
                    plan.by(day).text(baseline.unit()),
                    History.of(entries, baseline, day).delivered().text(baseline.unit())));
        }
        var end = entries.stream()
                .map(entry -> entry.on().latest())
                .reduce(days.getLast(), (one, other) -> one.isAfter(other) ? one : other);
        var history = History.of(entries, baseline, end);
        var completion = completion(baseline, history, plan.total(), end);
        return Optional.of(new Outlook(
                baseline.number(),
                baseline.milestone(),
                baseline.unit(),
                Rounding.text(plan.total()) + " " + baseline.unit(),
                history.delivered().text(baseline.unit()),
                curve,
                plan.completion(),
                completion,
                completion == null ? why(baseline, history, plan.total()) : null));
    }

    private static @Nullable String completion(Baseline baseline, History history, double total, LocalDate end) {
        var most = history.most();
        var late = history.least().heldSince(total, baseline.day(end));
        var early = most == null ? Double.NaN : most.heldSince(total, baseline.day(end));
        if (Double.isNaN(late) || Double.isNaN(early)) {
            return null;
        }
        var first = baseline.date(Math.min(early, late));
        var last = baseline.date(Math.max(early, late));
        return first.equals(last) ? first.toString() : first + "/" + last;
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
