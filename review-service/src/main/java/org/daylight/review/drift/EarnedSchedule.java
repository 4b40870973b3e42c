package org.daylight.review.drift;

import java.util.Optional;

/**
 * Earned schedule (Lipke 2003): the time at which the plan wanted what has been delivered, against the time it took.
 *
 * @param actualTime from the start to now; it stops when all is delivered
 * @param earnedTime the actual time clamped into the times at which the plan equals what is delivered, so that a
 *     planned pause costs nothing; where the plan jumps over what is delivered, the time of that jump
 */
public record EarnedSchedule(double actualTime, double earnedTime, boolean complete) {

    /** Empty where nothing can be measured: at the start, or without a plan. */
    public static Optional<EarnedSchedule> of(Curve plan, Curve actual, double now) {
        var total = plan.total();
        var completedAt = actual.heldSince(total, now);
        var complete = !Double.isNaN(completedAt);
        var time = complete ? completedAt : now;
        if (total <= 0 || time <= 0) {
            return Optional.empty();
        }
        var delivered = actual.at(now);
        if (delivered <= 0 && plan.at(now) > 0) {
            return Optional.of(new EarnedSchedule(time, 0, false));
        }
        var reached = Math.min(delivered, total);
        var earliest = plan.firstReached(reached);
        var latest = Math.max(earliest, plan.lastNotExceeded(reached));
        return Optional.of(new EarnedSchedule(time, Math.clamp(time, earliest, latest), complete));
    }

    /** SPI(t). */
    public double index() {
        return earnedTime / actualTime;
    }

    /** SV(t), in the unit of time. */
    public double variance() {
        return earnedTime - actualTime;
    }
}
