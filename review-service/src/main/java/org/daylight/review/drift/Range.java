package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A measure that lies somewhere from low to high, both included; mostly they are the same. Fact lines carry "0.5" or "0.067..0.08". */
record Range(BigDecimal low, BigDecimal high) {

    private static final String TO = "..";

    Range {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("%s is above %s".formatted(low, high));
        }
    }

    static Range between(double one, double other) {
        return new Range(BigDecimal.valueOf(Math.min(one, other)), BigDecimal.valueOf(Math.max(one, other)));
    }

    /** Null where the measure is not known, or on one side only, or known to be absent. */
    static @Nullable Range of(@Nullable JsonNode value) {
        return value == null || value.isNull() || isHalf(value.asText()) ? null : parse(value);
    }

    private static boolean isHalf(String text) {
        return text.startsWith(TO) || text.endsWith(TO);
    }

    /** Of a text such as they are written. */
    static Range parse(JsonNode value) {
        var text = value.asText();
        var dots = text.indexOf(TO);
        return dots < 0
                ? new Range(new BigDecimal(text), new BigDecimal(text))
                : new Range(
                        new BigDecimal(text.substring(0, dots)), new BigDecimal(text.substring(dots + TO.length())));
    }

    Range minus(BigDecimal number) {
        return new Range(low.subtract(number), high.subtract(number));
    }

    /** How far it lies below a number. */
    Range below(BigDecimal number) {
        return new Range(number.subtract(high), number.subtract(low));
    }

    /** Where the greatest of the two lies. */
    Range max(Range other) {
        return new Range(low.max(other.low), high.max(other.high));
    }

    /** Where the least of the two lies. */
    Range min(Range other) {
        return new Range(low.min(other.low), high.min(other.high));
    }

    /** Where a measure lies that lies in one of the two. */
    Range and(Range other) {
        return new Range(low.min(other.low), high.max(other.high));
    }

    /** Whether the two are told apart as they are written. */
    boolean isOpen() {
        return !Rounding.text(low).equals(Rounding.text(high));
    }

    /** Such as: between 0.067 and 0.08. */
    String inWords() {
        return "between %s and %s".formatted(Rounding.text(low), Rounding.text(high));
    }

    String text() {
        return isOpen() ? Rounding.text(low) + TO + Rounding.text(high) : Rounding.text(low);
    }
}
