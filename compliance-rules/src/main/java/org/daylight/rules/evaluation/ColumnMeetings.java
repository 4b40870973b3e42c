package org.daylight.rules.evaluation;

import org.daylight.rules.facts.Column;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of which a side moves with asOf, from one day to the next by one.
 *
 * @param leftMoves 1, -1 or, where it stays, 0
 */
record ColumnMeetings(ColumnCondition compared, ColumnTerm left, int leftMoves, ColumnTerm right, int rightMoves)
        implements ColumnCondition {

    /** The comparison itself where neither side moves. */
    static @Nullable ColumnCondition of(
            @Nullable ColumnCondition compared,
            @Nullable ColumnTerm left,
            int leftMoves,
            @Nullable ColumnTerm right,
            int rightMoves) {
        if (compared == null || left == null || right == null || (leftMoves == 0 && rightMoves == 0)) {
            return compared;
        }
        return new ColumnMeetings(compared, left, leftMoves, right, rightMoves);
    }

    @Override
    public void test(Work work, int[] rows, int count, byte[] truths) {
        compared.test(work, rows, count, truths);
    }

    @Override
    public byte everywhere(Work work) {
        return compared.everywhere(work);
    }

    @Override
    public void mayChange(Work work, int[] rows, int count, byte[] marks) {
        var mark = work.mark();
        var first = work.values();
        var second = work.values();
        left.value(work, rows, count, first);
        right.value(work, rows, count, second);
        var asOf = work.columns.asOf();
        for (var i = 0; i < count; i++) {
            var row = rows[i];
            var a = row & first.mask;
            var b = row & second.mask;
            if (first.state[a] == Column.KNOWN
                    && second.state[b] == Column.KNOWN
                    && (meet(asOf[row], leftMoves, first, a, second, b)
                            || meet(asOf[row], rightMoves, second, b, first, a))) {
                marks[row] = 1;
            }
        }
        work.release(mark);
    }

    /** Whether {@link Changes#addMeetings} may add a day: it adds those beside a meeting too. */
    private static boolean meet(long today, int slope, Values moving, int a, Values other, int b) {
        return slope != 0
                && (later(today, slope * (other.low[b] - moving.low[a]))
                        || later(today, slope * (other.low[b] - moving.high[a]))
                        || later(today, slope * (other.high[b] - moving.low[a]))
                        || later(today, slope * (other.high[b] - moving.high[a])));
    }

    private static boolean later(long today, long days) {
        return today + days + 1 > today;
    }
}
