package org.daylight.rules.revisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days one after the other.
 *
 * @param from the first; null = always
 * @param to the first that is not among them; null = open
 */
record Days(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** Whether some day is among both. */
    boolean overlap(Days others) {
        return isSome(from, others.to) && isSome(others.from, to);
    }

    /** What is left of them without others: none, one or two stretches. */
    List<Days> without(Days others) {
        var left = new ArrayList<Days>();
        var before = earlier(to, others.from);
        if (others.from != null && (from == null || from.isBefore(others.from)) && isSome(from, before)) {
            left.add(new Days(from, before));
        }
        var after = later(from, others.to);
        if (others.to != null && (to == null || others.to.isBefore(to)) && isSome(after, to)) {
            left.add(new Days(after, to));
        }
        return left;
    }

    private static boolean isSome(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null || from.isBefore(to);
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate to, @Nullable LocalDate other) {
        return to == null || (other != null && other.isBefore(to)) ? other : to;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate from, @Nullable LocalDate other) {
        return from == null || (other != null && other.isAfter(from)) ? other : from;
    }

    @Override
    public String toString() {
        if (to == null) {
            return from == null ? "on any day" : "from %s on".formatted(from);
        }
        return from == null ? "before %s".formatted(to) : "from %s to %s".formatted(from, to.minusDays(1));
    }
}
