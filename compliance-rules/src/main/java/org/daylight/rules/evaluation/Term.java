package org.daylight.rules.evaluation;

import org.jspecify.annotations.Nullable;

/** An expression with a value. */
public interface Term {

    /** A value, null (unknown), {@link org.daylight.rules.facts.Absent} or a {@link Defect}. */
    @Nullable
    Object value(Frame frame);

    /** Adds the leaves that are unknown, or, if all are known, those that are imprecise. */
    void blame(Frame frame, Blame blame);

    /** By how much the value grows from one asOf to the next: 0, 1 or -1. */
    default int slope() {
        return 0;
    }
}
