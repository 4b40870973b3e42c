package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/**
 * A baseline as two that enclose all that its dates leave possible: with its start and each point on their first days, and on
 * their last. Where a measure is the same against both it is known. That holds of measures that are counted from the start only
 * where the start is a day, so that these look at each day that it can mean ({@link WhicheverStart}).
 *
 * @param early asks for the most
 * @param late asks for the least; the same where every date is a day
 * @param start says that the start is no day; null where it is one
 * @param points those of the dates of points that are no days
 */
record StatedPlan(Baseline early, Baseline late, @Nullable String start, List<String> points) {

    /** Those stated by asOf, the first one first, of the measure that is compared with. */
    static List<StatedPlan> statedBy(LocalDate asOf, JsonNode baselines) {
        var list = new ArrayList<StatedPlan>();
        for (var node : baselines) {
            var plan = of(node);
            if (!plan.late.statedOn().latest().isAfter(asOf)) {
                list.add(plan);
            }
        }
        var compared = new ArrayList<>(Counts.compared(list, plan -> plan.late.counts()));
        compared.sort(
                Comparator.comparing((StatedPlan plan) -> plan.late.statedOn().latest())
                        .thenComparingInt(plan -> plan.late.number()));
        return compared;
    }

    private static StatedPlan of(JsonNode node) {
        var number = node.path("number").asText();
        var startsOn = ImpreciseDate.parse(node.path("startsOn").asText());
        var doubts = new ArrayList<String>();
        for (var point : node.path("points")) {
            var on = ImpreciseDate.parse(point.path("on").asText());
            if (!on.exact()) {
                doubts.add("baseline %s wants %s by %s"
                        .formatted(number, point.path("cumulative").asText(), on.text()));
            }
        }
        var late = Baseline.of(node, ImpreciseDate::latest);
        return new StatedPlan(
                startsOn.exact() && doubts.isEmpty() ? late : Baseline.of(node, ImpreciseDate::earliest),
                late,
                startsOn.exact() ? null : "baseline %s starts in %s".formatted(number, startsOn.text()),
                List.copyOf(doubts));
    }

    /** The same where it starts on this day. */
    StatedPlan startingOn(LocalDate day) {
        return new StatedPlan(early.startingOn(day), late.startingOn(day), null, points);
    }

    /** The dates that are no days. */
    Collection<String> doubts() {
        return start == null ? points : with(List.of());
    }

    boolean measurable() {
        return early.measurable() && late.measurable();
    }

    double total() {
        return late.curve().total();
    }

    /** The least that is planned by a day, and the most. */
    Between by(LocalDate day) {
        return new Between(planned(late, day), planned(early, day));
    }

    private static BigDecimal planned(Baseline baseline, LocalDate day) {
        var at = baseline.day(day);
        return BigDecimal.valueOf(at < 0 ? 0 : baseline.curve().at(at));
    }

    /** When all of it is wanted: a day, or an interval. */
    String completion() {
        var first = early.completion();
        var last = late.completion();
        return first.equals(last) ? first.toString() : first + "/" + last;
    }

    /** These doubts, and those of the plan. */
    Collection<String> with(Collection<String> others) {
        if (start == null && points.isEmpty()) {
            return others;
        }
        var all = new TreeSet<>(others);
        all.addAll(points);
        if (start != null) {
            all.add(start);
        }
        return all;
    }
}
