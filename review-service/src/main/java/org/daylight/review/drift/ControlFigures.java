package org.daylight.review.drift;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The control charts of one objective, month by month against one baseline. Sigma comes from what the baseline tolerates:
 * independent months that each stray by sigma stray by the tolerated share of the whole over the plan's months together,
 * so that sigma = tolerance x whole / root of the months. Where nothing is tolerated in so many words there is no chart.
 *
 * <p>Beside where each chart stands after the last whole month it is said how far it was out since somebody last decided in
 * substance: a signal that came and went between two reviews is none the less one, and a review that nobody drew anything from
 * is no answer to it. How far is too far is the rule's to say, so that no limit stands here. The sums go on over a decision:
 * deciding does not make up for what is late.
 */
final class ControlFigures {

    private static final List<String> CHARTED = List.of(
            "cusumLate",
            "cusumLatePeak",
            "cusumLatePeakOn",
            "cusumLateSince",
            "cusumEarly",
            "cusumEarlyPeak",
            "cusumEarlyPeakOn",
            "cusumEarlySince",
            "ewma",
            "ewmaLowest",
            "ewmaLowestOn",
            "ewmaHighest",
            "ewmaHighestOn");
    private static final List<String> COUNTED =
            List.of("poissonCusumLate", "poissonCusumLatePeak", "poissonCusumLatePeakOn", "poissonCusumLimit");
    static final List<String> MEASURES =
            Stream.concat(CHARTED.stream(), COUNTED.stream()).toList();

    private static final double SLACK = 0.5;
    private static final double LAMBDA = 0.2;
    private static final double WIDTH = 2.962;

    /** From so many planned in a month on, a count is as good as normal. */
    private static final double FEW = 10;

    /** With less than one item a year, months say nothing of a pace. */
    private static final double FEWEST = 1.0 / 12;

    private ControlFigures() {}

    /** @param decidedOn when somebody last decided in substance; null = nobody has */
    static void add(Figures figures, StatedPlan plan, History history, LocalDate asOf, @Nullable LocalDate decidedOn) {
        var baseline = plan.late();
        var tolerance = baseline.lateTolerance();
        var months = (int) ChronoUnit.MONTHS.between(baseline.startsOn(), asOf);
        if (months < 1) {
            MEASURES.forEach(figures::absent);
            return;
        }
        if (!history.doubts().isEmpty()) {
            unmeasurable(figures, plan, String.join("; ", history.doubts()));
            return;
        }
        if (!isOneChart(plan, months)) {
            unmeasurable(figures, plan, String.join("; ", plan.doubts()));
            return;
        }
        var planned = byMonth(baseline, baseline.curve(), months);
        var delivered = byMonth(baseline, history.least(), months);
        var from = undecided(baseline, months, decidedOn);
        if (tolerance == null || tolerance.signum() <= 0) {
            CHARTED.forEach(figures::absent);
        } else {
            var sigma = sigma(baseline, tolerance.doubleValue());
            var sums = Control.cusum(planned, delivered, sigma, SLACK);
            var means = Control.ewma(planned, delivered, sigma, LAMBDA, WIDTH);
            var late = sums.stream().mapToDouble(Control.Sums::below).toArray();
            var early = sums.stream().mapToDouble(Control.Sums::above).toArray();
            var mean = means.stream()
                    .mapToDouble(each -> each.mean() / each.limit())
                    .toArray();
            figures.decimal("sigma", sigma)
                    .number("months", months)
                    .decimal("cusumLate", late[months - 1])
                    .decimal("cusumEarly", early[months - 1])
                    .decimal("ewma", mean[months - 1]);
            since(figures, "cusumLateSince", baseline, late, peak(figures, "cusumLatePeak", baseline, late, from));
            since(figures, "cusumEarlySince", baseline, early, peak(figures, "cusumEarlyPeak", baseline, early, from));
            peak(figures, "ewmaHighest", baseline, mean, from);
            var lowest = furthest(Arrays.stream(mean).map(each -> -each).toArray(), from);
            figures.decimal("ewmaLowest", mean[lowest])
                    .text("ewmaLowestOn", readOn(baseline, lowest).toString());
        }
        poisson(figures, plan, planned, delivered, from);
    }

    /** Whether the chart is the same, whichever days the dates of the plan mean. */
    private static boolean isOneChart(StatedPlan plan, int months) {
        var early = plan.early();
        var late = plan.late();
        return plan.doubts().isEmpty()
                || (Arrays.equals(byMonth(early, early.curve(), months), byMonth(late, late.curve(), months))
                        && months(early) == months(late));
    }

    /** The first month read after the decision, or else the last of all: where the chart stands now counts always. */
    private static int undecided(Baseline baseline, int months, @Nullable LocalDate decidedOn) {
        var from = 0;
        while (decidedOn != null && from < months - 1 && !readOn(baseline, from).isAfter(decidedOn)) {
            from++;
        }
        return from;
    }

    /** What came on this day is in the month that ends with it. */
    private static LocalDate readOn(Baseline baseline, int month) {
        return baseline.startsOn().plusMonths(month + 1L);
    }

    private static int furthest(double[] chart, int from) {
        var furthest = from;
        for (var month = from; month < chart.length; month++) {
            if (chart[month] > chart[furthest]) {
                furthest = month;
            }
        }
        return furthest;
    }

    private static int peak(Figures figures, String name, Baseline baseline, double[] chart, int from) {
        var peak = furthest(chart, from);
        figures.decimal(name, chart[peak])
                .text(name + "On", readOn(baseline, peak).toString());
        return peak;
    }

    /** Where a sum began to grow that is not nothing: the first day of the month in which it left nothing (Page 1954). */
    private static void since(Figures figures, String name, Baseline baseline, double[] sum, int peak) {
        if (sum[peak] <= 0) {
            figures.absent(name);
            return;
        }
        var began = peak;
        while (began > 0 && sum[began - 1] > 0) {
            began--;
        }
        figures.text(name, baseline.startsOn().plusMonths(began).toString());
    }

    /** For few single items a month, against the least index that the baseline tolerates. */
    private static void poisson(Figures figures, StatedPlan plan, double[] planned, double[] delivered, int from) {
        var baseline = plan.late();
        var least = baseline.leastScheduleIndex();
        var few = few(plan);
        if (few == null) {
            COUNTED.forEach(name -> figures.unknown(name, String.join("; ", plan.doubts())));
            return;
        }
        if (least == null || !few) {
            COUNTED.forEach(figures::absent);
            return;
        }
        var sums = Control.poisson(planned, delivered, least.doubleValue()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        figures.decimal("poissonCusumLate", sums[sums.length - 1])
                .decimal("poissonCusumLimit", CountedLimit.of(mean(baseline), least.doubleValue()));
        peak(figures, "poissonCusumLatePeak", baseline, sums, from);
    }

    /** Whether single items are counted month by month; null where that depends on which days the dates of the plan mean. */
    private static @Nullable Boolean few(StatedPlan plan) {
        var baseline = plan.late();
        var least = baseline.leastScheduleIndex();
        if (baseline.counts() != Counts.UNITS
                || !baseline.unit().equals("EACH")
                || least == null
                || !bounded(least.doubleValue())) {
            return false;
        }
        if (plan.start() != null) {
            return null;
        }
        if (mean(plan.early()) < FEWEST) {
            return false;
        }
        var early = plan.early().curve();
        var late = baseline.curve();
        var few = mean(baseline) >= FEWEST;
        var most = 0.0;
        var fewest = 0.0;
        for (var month = 1; month <= months(baseline); month++) {
            var end = baseline.day(baseline.startsOn().plusMonths(month));
            // All that the dates leave possible lies between the two readings, so that a month may add more than in
            // either.
            few &= early.at(end) - fewest < FEW;
            if (late.at(end) - most >= FEW) {
                return false;
            }
            most = early.at(end);
            fewest = late.at(end);
        }
        return few ? true : null;
    }

    private static double mean(Baseline baseline) {
        return baseline.curve().total() / months(baseline);
    }

    private static boolean bounded(double share) {
        return share > 0 && share < 1;
    }

    static double sigma(Baseline baseline, double tolerance) {
        return tolerance * baseline.curve().total() / StrictMath.sqrt(months(baseline));
    }

    /** Of the whole plan, begun ones included. */
    private static double months(Baseline baseline) {
        var end = baseline.points().getLast().on();
        return Math.max(
                1,
                ChronoUnit.MONTHS.between(baseline.startsOn(), end.plusMonths(1).minusDays(1)));
    }

    /** What was added in each whole month since the start. */
    private static double[] byMonth(Baseline baseline, Curve curve, int months) {
        var added = new double[months];
        var before = 0.0;
        for (var month = 1; month <= months; month++) {
            var after = curve.at(baseline.day(baseline.startsOn().plusMonths(month)));
            added[month - 1] = after - before;
            before = after;
        }
        return added;
    }

    /** Where no chart would be kept nothing is unknown. */
    static void unmeasurable(Figures figures, StatedPlan plan, String reason) {
        var tolerance = plan.late().lateTolerance();
        for (var name : MEASURES) {
            var kept = COUNTED.contains(name)
                    ? !Boolean.FALSE.equals(few(plan))
                    : tolerance != null && tolerance.signum() > 0;
            if (kept) {
                figures.unknown(name, reason);
            } else {
                figures.absent(name);
            }
        }
    }
}
