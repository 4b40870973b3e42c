package org.daylight.review.drift;

import java.math.BigDecimal;
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

    Between plus(Between other) {
        return new Between(low.add(other.low), high == null || other.high == null ? null : high.add(other.high));
    }

    /** A quantity as fact lines carry it. */
    String text(String unit) {
        if (high == null) {
            return Rounding.text(low) + ".. " + unit;
        }
        return exact() ? Rounding.text(low) + " " + unit : Rounding.text(low) + ".." + Rounding.text(high) + " " + unit;
    }

    /** What is missing of an exact plan, as fact lines carry it. */
    String shortfallText(BigDecimal planned, String unit) {
        var most = Rounding.text(planned.subtract(low));
        if (high == null) {
            return ".." + most + " " + unit;
        }
        return exact() ? most + " " + unit : Rounding.text(planned.subtract(high)) + ".." + most + " " + unit;
    }
}
