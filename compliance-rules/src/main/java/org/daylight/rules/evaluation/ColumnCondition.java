package org.daylight.rules.evaluation;

/** A condition asked about many rows at once. */
interface ColumnCondition {

    /**
     * Writes the truth of each of the rows that are named.
     *
     * @param rows their numbers
     * @param count how many of them are meant
     * @param truths by row; other rows are left as they are
     */
    void test(Work work, int[] rows, int count, byte[] truths);

    /**
     * Marks the rows for which {@link Condition#changes} may find a day; one that is not marked has none. What does not depend
     * on asOf marks none.
     *
     * @param marks by row; those that are set stay set
     */
    default void mayChange(Work work, int[] rows, int count, byte[] marks) {}

    /** The truth that it has for every row of the batch; {@link Kleene#MIXED} if one look at each column cannot tell. */
    default byte everywhere(Work work) {
        return Kleene.MIXED;
    }
}
