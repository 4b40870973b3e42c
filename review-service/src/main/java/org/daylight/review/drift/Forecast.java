package org.daylight.review.drift;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When all will be delivered if it goes on as it went so far. The range is this history's own: its time is cut into equal
 * stretches, and the rest is taken at the pace of the fastest and of the slowest of them. It is no confidence interval,
 * because deliveries are neither independent nor sampled.
 *
 * @param completion at the mean pace since the start; of a complete history the time of its completion
 * @param earliest at the fastest stretch; empty where the history is too short to be cut
 * @param latest at the slowest stretch; empty also where nothing came in it, so that there is no end in sight
 * @param stretches how many there were; 0 where the history is too short or complete
 */
public record Forecast(
        double completion, OptionalDouble earliest, OptionalDouble latest, int stretches, boolean complete) {

    /**
     * Looks ahead.
     *
     * @param begun what had been delivered before the start: it is no part of the rest, and says nothing of a pace since
     * @param total what has to be delivered
     * @param shortest the least length of a stretch, in the unit of time
     * @return empty where nothing was delivered since the start, so that there is no pace
     */
    public static Optional<Forecast> of(Curve actual, double begun, double total, double now, double shortest) {
        var completedAt = actual.heldSince(total, now);
        if (!Double.isNaN(completedAt)) {
            return Optional.of(new Forecast(completedAt, OptionalDouble.empty(), OptionalDouble.empty(), 0, true));
        }
        var delivered = actual.at(now);
        if (now <= 0 || delivered <= begun) {
            return Optional.empty();
        }
        var left = total - delivered;
        var completion = now + left * now / (delivered - begun);
        var stretches = (int) StrictMath.floor(now / shortest);
        if (stretches < 2) {
            return Optional.of(new Forecast(completion, OptionalDouble.empty(), OptionalDouble.empty(), 0, false));
        }
        var length = now / stretches;
        var fastest = 0.0;
        var slowest = Double.MAX_VALUE;
        var before = begun;
        for (var i = 1; i <= stretches; i++) {
            var after = actual.at(i == stretches ? now : i * length);
            fastest = Math.max(fastest, after - before);
            slowest = Math.min(slowest, after - before);
            before = after;
        }
        return Optional.of(new Forecast(
                completion,
                OptionalDouble.of(now + left / fastest * length),
                slowest > 0 ? OptionalDouble.of(now + left / slowest * length) : OptionalDouble.empty(),
                stretches,
                false));
    }
}
