package org.daylight.review.drift;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An amount somewhere from low to high, both included.
 *
 * @param high null where no upper bound is known
 */
record Between(BigDecimal low, @Nullable BigDecimal high) {

    static final Between ZERO = exactly(BigDecimal.ZERO);
    static final Between UNKNOWN = new Between(BigDecimal.ZERO, null);

    static Between exactly(BigDecimal amount) {
        return new Between(amount, amount);
    }

    /** @param text {@code 12}, {@code ~12}, {@code 12..}, {@code ..12} or {@code 10..12} */
    static Between parse(String text) {
        var number = text.startsWith("~") ? text.substring(1) : text;
        var dots = number.indexOf("..");
        if (dots < 0) {
            return exactly(new BigDecimal(number));
        }
        var low = dots == 0 ? BigDecimal.ZERO : new BigDecimal(number.substring(0, dots));
        var high = dots + 2 == number.length() ? null : new BigDecimal(number.substring(dots + 2));
        return new Between(low, high);
    }

    boolean exact() {
        return high != null && low.compareTo(high) == 0;
    }

    /** The part that lies between the bounds; where accounts contradict each other what was stated stands. */
    Between within(BigDecimal least, @Nullable BigDecimal most) {
        var newLow = low.max(least);
        var newHigh = most == null ? high : high == null ? most : high.min(most);
        return newHigh != null && newLow.compareTo(newHigh) > 0 ? this : new Between(newLow, newHigh);
    }

    /** Where it is one of the two. */
    Between or(Between other) {
        return new Between(low.min(other.low), high == null || other.high == null ? null : high.max(other.high));
    }

    Between plus(Between other) {
        return new Between(low.add(other.low), high == null || other.high == null ? null : high.add(other.high));
    }

    /** A quantity as fact lines carry it. */
    String text(String unit) {
        var least = Rounding.text(low);
        if (high == null) {
            return least + ".. " + unit;
        }
        var most = Rounding.text(high);
        return least.equals(most) ? least + " " + unit : least + ".." + most + " " + unit;
    }

    /** What is missing of a plan, of which it is known how much it asks for at most, as fact lines carry it. */
    String shortfallText(Between planned, String unit) {
        var most = Rounding.text(Objects.requireNonNull(planned.high).subtract(low));
        if (high == null) {
            return ".." + most + " " + unit;
        }
        var least = Rounding.text(planned.low.subtract(high));
        return least.equals(most) ? most + " " + unit : least + ".." + most + " " + unit;
    }
}
