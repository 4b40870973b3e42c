package org.daylight.rules.evaluation;

import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** An expression with a value. */
public interface Term {

    /** A value, null (unknown), {@link org.daylight.rules.facts.Absent} or a {@link Defect}. */
    @Nullable
    Object value(Frame frame);

    /** Adds the leaves that are unknown, or, if all are known, those that are imprecise. */
    void blame(Frame frame, Blame blame);

    /** Whether the value grows (1), falls (-1) or stays (0) from one asOf to the next. */
    default int slope() {
        return 0;
    }

    /** Adds the days after asOf around which its value meets a bound of another that stays. */
    default void meetings(Frame frame, Span other, Changes changes) {
        if (slope() != 0 && value(frame) instanceof Span own) {
            changes.addMeetings(frame.asOf(), own, other, slope());
        }
    }

    /** Adds the days after asOf on which it may come to something else than by moving with asOf. */
    default void changes(Frame frame, Changes changes) {}

    /** The same asked about columns; null if it has to be asked line by line, or is a text. */
    default @Nullable ColumnTerm inColumns(Columnar columnar) {
        return null;
    }

    /** Whether it is an element of a list itself. */
    default boolean isElement() {
        return false;
    }

    /** What it is made of, where that decides how columns are asked. */
    default Origin origin() {
        return Origin.Computed.OTHER;
    }
}
