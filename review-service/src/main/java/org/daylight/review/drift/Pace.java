package org.daylight.review.drift;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Planned against delivered at one milestone, now. Nothing here cancels in silence: what was late and what was early are
 * kept apart, and the signed area stands beside the absolute one.
 *
 * @param planned P, by now
 * @param delivered D, by now
 * @param total Q, the whole plan
 * @param maxLate K+, the most that was missing at once, as a share of the whole
 * @param maxEarly K-, the most that was ahead at once, as a share of the whole
 * @param meanLateness time by which a unit of the plan was late on average so far; early cancels late, and while
 *     deliveries are open it is a lower bound
 * @param absoluteLateness the same without cancelling
 * @param earned empty where a schedule cannot be measured
 * @param settled whether plan and deliveries are both complete, so that absoluteLateness is the Wasserstein-1 distance
 *     between planned and actual times
 */
public record Pace(
        double planned,
        double delivered,
        double total,
        double maxLate,
        double maxEarly,
        double meanLateness,
        double absoluteLateness,
        Optional<EarnedSchedule> earned,
        boolean settled) {

    /** Compares what was delivered with a plan, which must not fall and must come to more than nothing. */
    public static Pace of(Curve plan, Curve actual, double now) {
        var total = plan.total();
        if (total <= 0 || !plan.neverFalls()) {
            throw new IllegalArgumentException("a plan must come to more than nothing and must not fall");
        }
        var knots = Curve.knots(plan, actual, now);
        // What comes on top of the plan is no unit of it: it is early by K-, but has no planned time.
        var counted = actual.cappedAt(total);
        var signed = 0.0;
        var absolute = 0.0;
        var most = 0.0;
        var least = 0.0;
        for (int i = 0; i < knots.length; i++) {
            var after = plan.at(knots[i]) - actual.at(knots[i]);
            var before = plan.before(knots[i]) - actual.before(knots[i]);
            most = Math.max(most, Math.max(after, i == 0 ? after : before));
            least = Math.min(least, Math.min(after, i == 0 ? after : before));
            if (i > 0) {
                var length = knots[i] - knots[i - 1];
                var from = plan.at(knots[i - 1]) - counted.at(knots[i - 1]);
                var to = plan.before(knots[i]) - counted.before(knots[i]);
                signed += length * (from + to) / 2;
                absolute += length * absoluteMean(from, to);
            }
        }
        var earned = EarnedSchedule.of(plan, actual, now);
        var settled = now >= plan.end() && earned.map(EarnedSchedule::complete).orElse(false);
        return new Pace(
                plan.at(now),
                actual.at(now),
                total,
                most / total,
                -least / total + 0.0,
                signed / total,
                absolute / total,
                earned,
                settled);
    }

    private static double absoluteMean(double from, double to) {
        if (from * to >= 0) {
            return Math.abs(from + to) / 2;
        }
        return (from * from + to * to) / (2 * (Math.abs(from) + Math.abs(to)));
    }

    /** S = P - D, with its sign: early is drift too. */
    public double shortfall() {
        return planned - delivered;
    }

    /** SPI = D / P; empty while nothing is planned. It ends at 1 however late, so it never stands alone. */
    public OptionalDouble performanceIndex() {
        return planned > 0 ? OptionalDouble.of(delivered / planned) : OptionalDouble.empty();
    }
}
