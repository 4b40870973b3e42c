package org.daylight.review.drift;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How soon somebody outside was told: the cumulative incidence of a first external act by Aalen and Johansen (1978). Cases
 * that are still open are censored; a case that was dismissed, or whose data were corrected, can have no response any
 * more and is not counted as if it waited.
 */
public final class FirstResponses {

    private FirstResponses() {}

    /** How a case ended, if it did. */
    public enum End {
        RESPONDED,
        COMPETING,
        OPEN
    }

    /**
     * One case.
     *
     * @param days from the day on which the first own official knew
     */
    public record Case(int days, End end) {}

    /**
     * A day on which something happened.
     *
     * @param atRisk cases that were open up to this day
     * @param incidence the share of cases with a response up to and on this day
     * @param competing the share that had ended otherwise
     */
    public record Step(int day, int atRisk, int responded, int ended, double incidence, double competing) {}

    /**
     * The shares of cases by day.
     *
     * @param median the first day on which half of the cases had a response; empty where it is not reached
     */
    public record Curve(int cases, int responded, int ended, int open, List<Step> steps, OptionalInt median) {

        public Curve {
            steps = List.copyOf(steps);
        }
    }

    public static Curve of(Collection<Case> cases) {
        var days = new TreeMap<Integer, Map<End, Integer>>();
        for (var each : cases) {
            days.computeIfAbsent(each.days, _ -> new EnumMap<>(End.class)).merge(each.end, 1, Integer::sum);
        }
        var atRisk = cases.size();
        var waiting = 1.0;
        var incidence = 0.0;
        var competing = 0.0;
        var median = OptionalInt.empty();
        var steps = new ArrayList<Step>();
        var totals = new EnumMap<End, Integer>(End.class);
        for (var day : days.entrySet()) {
            var happened = day.getValue();
            int responded = happened.getOrDefault(End.RESPONDED, 0);
            int ended = happened.getOrDefault(End.COMPETING, 0);
            happened.forEach((end, number) -> totals.merge(end, number, Integer::sum));
            if (responded + ended > 0) {
                incidence += waiting * responded / atRisk;
                competing += waiting * ended / atRisk;
                waiting *= 1 - (responded + ended) / (double) atRisk;
                steps.add(new Step(day.getKey(), atRisk, responded, ended, incidence, competing));
            }
            // Halves of whole cases are summed as doubles.
            if (median.isEmpty() && incidence >= 0.5 - 1e-12) {
                median = OptionalInt.of(day.getKey());
            }
            atRisk -= responded + ended + happened.getOrDefault(End.OPEN, 0);
        }
        return new Curve(
                cases.size(),
                totals.getOrDefault(End.RESPONDED, 0),
                totals.getOrDefault(End.COMPETING, 0),
                totals.getOrDefault(End.OPEN, 0),
                steps,
                median);
    }
}
