package org.daylight.review.projection;

import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/**
 * That holds in force hold something.
 *
 * @param until the first day on which none of them does any more if nobody does anything; null = no end is known
 */
public record Held(@Nullable ImpreciseDate until) {

    public static final Held WITHOUT_END = new Held(null);

    /** By both: it is free when the later one ends. */
    public Held and(Held other) {
        return until == null || other.until == null ? WITHOUT_END : new Held(Days.notBefore(until, other.until));
    }

    /** No sooner than the holds end; what had no day before has none because of that. */
    Coming comes(Coming coming, String noEnd) {
        if (until == null) {
            return coming.noDay(noEnd);
        }
        return coming.on() == null ? coming : coming.on(Days.notBefore(coming.on(), until));
    }
}
