package org.daylight.review.drift;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How measures are written: rounded once, half to even, to six places, as plain text. */
final class Rounding {

    private static final int PLACES = 6;

    private Rounding() {}

    static String text(double measure) {
        return text(BigDecimal.valueOf(measure));
    }

    /** For sentences: of a plan between two points nobody wants to read more. */
    static String tenth(double measure) {
        return text(BigDecimal.valueOf(measure).setScale(1, RoundingMode.HALF_EVEN));
    }

    static String text(BigDecimal measure) {
        var rounded = measure.setScale(PLACES, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
