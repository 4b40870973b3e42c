package org.daylight.rules.evaluation;

/** A term asked about many rows at once. */
interface ColumnTerm {

    /** Computes the values of the rows that are named; they live in the work until its mark is released. */
    void value(Work work, int[] rows, int count, Values into);
}
