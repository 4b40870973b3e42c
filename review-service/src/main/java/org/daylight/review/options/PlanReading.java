package org.daylight.review.options;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.daylight.kit.problem.Violation;
import org.daylight.review.projection.Measure;

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
        var nothing = new Measure.Replan(reference, ground.asOf(), List.of());
        if (header == null || schedule == null) {
            unknown.add(new Violation(at + "/objective", "must be an objective of the scope"));
            return nothing;
        }
        var status = ground.line(header.subject()).path("objective.status").asText();
        if (Set.of("SUPERSEDED", "ENDED").contains(status)) {
            wrong("/objective", "is %s; leave it out".formatted(status));
        }
        var latest = schedule.path("baselines")
                .valueStream()
                .filter(baseline -> baseline.hasNonNull("unit"))
                .reduce((_, next) -> next);
        if (latest.isEmpty()) {
            wrong("/objective", "has no plan whose milestone and unit a new one could take");
            return nothing;
        }
        var startsOn = stated.startsOn() == null
                ? LocalDate.parse(latest.get().path("startsOn").asText())
                : stated.startsOn();
        if (stated.points().isEmpty()) {
            wrong("/points", "must have a point at least");
        }
        var points = new ArrayList<Measure.Point>();
        var day = startsOn;
        var cumulative = BigDecimal.ZERO;
        for (var i = 0; i < stated.points().size(); i++) {
            var point = stated.points().get(i);
            if (i == 0 ? point.on().isBefore(day) : !point.on().isAfter(day)) {
                wrong("/points/" + i + "/on", "must be after the point before, and not before startsOn");
            }
            if (point.cumulative().compareTo(cumulative) < 0) {
                wrong("/points/" + i + "/cumulative", "must not be less than the point before");
            }
            day = point.on();
            cumulative = point.cumulative();
            points.add(new Measure.Point(point.on(), point.cumulative()));
        }
        if (!points.isEmpty() && cumulative.signum() == 0) {
            wrong("/points", "must come to more than nothing");
        }
        return new Measure.Replan(reference, startsOn, points);
    }
}
