package org.daylight.review.drift;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A bound of a sum.
 *
 * @param open how many of its parts have no such bound: with any of them it is greater than all that have one
 */
record Bounded(int open, BigDecimal amount) implements Comparable<Bounded> {

    static final Bounded ZERO = new Bounded(0, BigDecimal.ZERO);

    static Bounded of(@Nullable BigDecimal amount) {
        return amount == null ? new Bounded(1, BigDecimal.ZERO) : new Bounded(0, amount);
    }

    Bounded plus(Bounded more) {
        return new Bounded(open + more.open, amount.add(more.amount));
    }

    Bounded minus(Bounded less) {
        return new Bounded(open - less.open, amount.subtract(less.amount));
    }

    @Override
    public int compareTo(Bounded other) {
        return open > 0 || other.open > 0 ? Integer.compare(open, other.open) : amount.compareTo(other.amount);
    }
}
