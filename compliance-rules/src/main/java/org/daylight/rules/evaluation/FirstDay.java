package org.daylight.rules.evaluation;

import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** The first permitted day, as one candidate has it or all that may count. */
sealed interface FirstDay {

    /** Where no day is said. */
    enum Unsaid implements FirstDay {
        /** Of what does not apply, or says none. */
        NOT_ASKED,
        /** There is no such day. */
        NONE,
        NOT_KNOWN
    }

    record Day(Span span) implements FirstDay {}

    static FirstDay of(@Nullable Object value) {
        if (value instanceof Span span) {
            return new Day(span);
        }
        return value == Absent.ABSENT ? Unsaid.NONE : Unsaid.NOT_KNOWN;
    }

    /** Either of two may count: that there may be none takes no day away, and beside a day not known none can be said. */
    default FirstDay or(FirstDay other) {
        if (this == Unsaid.NOT_KNOWN || other == Unsaid.NOT_KNOWN) {
            return Unsaid.NOT_KNOWN;
        }
        if (this instanceof Day(var left) && other instanceof Day(var right)) {
            return new Day(new Span(Math.min(left.low(), right.low()), Math.max(left.high(), right.high())));
        }
        return other instanceof Day || this == Unsaid.NOT_ASKED ? other : this;
    }

    /** As a term has it: a day, that there is none, or null. */
    default @Nullable Object value() {
        return this == Unsaid.NONE ? Absent.ABSENT : day();
    }

    /** The day as far as it is known; null = none is said. */
    default @Nullable Span day() {
        return this instanceof Day(var span) ? span : null;
    }
}
