package org.daylight.review.drift;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * The control charts of one objective, month by month against one baseline. Sigma comes from what the baseline tolerates:
 * independent months that each stray by sigma stray by the tolerated share of the whole over the plan's months together,
 * so that sigma = tolerance x whole / root of the months. Where nothing is tolerated in so many words there is no chart.
 */
final class ControlFigures {

    static final List<String> MEASURES =
            List.of("cusumLate", "cusumEarly", "ewma", "poissonCusumLate", "poissonCusumLimit");
    private static final List<String> COUNTED = List.of("poissonCusumLate", "poissonCusumLimit");

    private static final double SLACK = 0.5;
    private static final double LAMBDA = 0.2;
    private static final double WIDTH = 2.962;

    /** From so many planned in a month on, a count is as good as normal. */
    private static final double FEW = 10;

    /** With less than one item a year, months say nothing of a pace. */
    private static final double FEWEST = 1.0 / 12;

    private ControlFigures() {}

    static void add(Figures figures, Baseline baseline, History history, LocalDate asOf) {
        var tolerance = baseline.lateTolerance();
        var months = (int) ChronoUnit.MONTHS.between(baseline.startsOn(), asOf);
        if (months < 1) {
            MEASURES.forEach(figures::absent);
            return;
        }
        if (!history.doubts().isEmpty()) {
            unmeasurable(figures, baseline, String.join("; ", history.doubts()));
            return;
        }
        var planned = byMonth(baseline, baseline.curve(), months);
        var delivered = byMonth(baseline, history.least(), months);
        if (tolerance == null || tolerance.signum() <= 0) {
            List.of("cusumLate", "cusumEarly", "ewma").forEach(figures::absent);
        } else {
            var sigma = sigma(baseline, tolerance.doubleValue());
            var sums = Control.cusum(planned, delivered, sigma, SLACK).getLast();
            var mean = Control.ewma(planned, delivered, sigma, LAMBDA, WIDTH).getLast();
            figures.decimal("sigma", sigma)
                    .number("months", months)
                    .decimal("cusumLate", sums.below())
                    .decimal("cusumEarly", sums.above())
                    .decimal("ewma", mean.mean() / mean.limit());
        }
        poisson(figures, baseline, planned, delivered);
    }

    /** For few single items a month, against the least index that the baseline tolerates. */
    private static void poisson(Figures figures, Baseline baseline, double[] planned, double[] delivered) {
        var least = baseline.leastScheduleIndex();
        if (least == null || !few(baseline)) {
            COUNTED.forEach(figures::absent);
            return;
        }
        figures.decimal(
                        "poissonCusumLate",
                        Control.poisson(planned, delivered, least.doubleValue()).getLast())
                .decimal("poissonCusumLimit", CountedLimit.of(mean(baseline), least.doubleValue()));
    }

    /** Whether single items are counted month by month. */
    private static boolean few(Baseline baseline) {
        var least = baseline.leastScheduleIndex();
        return baseline.unit().equals("EACH")
                && least != null
                && bounded(least.doubleValue())
                && mean(baseline) >= FEWEST
                && Arrays.stream(byMonth(baseline, baseline.curve(), (int) months(baseline)))
                        .allMatch(planned -> planned < FEW);
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
    static void unmeasurable(Figures figures, Baseline baseline, String reason) {
        var tolerance = baseline.lateTolerance();
        for (var name : MEASURES) {
            var kept = COUNTED.contains(name) ? few(baseline) : tolerance != null && tolerance.signum() > 0;
            if (kept) {
                figures.unknown(name, reason);
            } else {
                figures.absent(name);
            }
        }
    }
}
