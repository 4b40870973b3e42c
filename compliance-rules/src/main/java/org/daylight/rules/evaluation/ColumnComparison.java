package org.daylight.rules.evaluation;

import org.daylight.rules.facts.AmountKinds;
import org.daylight.rules.facts.Column;
import org.jspecify.annotations.Nullable;

/** Two terms compared row by row: what both intervals leave open is unknown. */
record ColumnComparison(ColumnTerm left, ColumnTerm right, Bounds bounds, boolean amounts) implements ColumnCondition {

    interface Bounds {
        void compare(Values left, Values right, int[] rows, int count, byte[] truths);
    }

    /** Compares numbers, dates or, if asked to, amounts. */
    static @Nullable ColumnCondition of(
            Relation relation, @Nullable ColumnTerm left, @Nullable ColumnTerm right, boolean amounts) {
        if (left == null || right == null) {
            return null;
        }
        return switch (relation) {
            case LESS -> new ColumnComparison(left, right, ColumnComparison::less, amounts);
            case AT_MOST -> new ColumnComparison(left, right, ColumnComparison::atMost, amounts);
            case MORE -> new ColumnComparison(right, left, ColumnComparison::less, amounts);
            case AT_LEAST -> new ColumnComparison(right, left, ColumnComparison::atMost, amounts);
            case EQUAL -> new ColumnComparison(left, right, ColumnComparison::equal, amounts);
            case NOT_EQUAL -> ColumnConditions.not(new ColumnComparison(left, right, ColumnComparison::equal, amounts));
        };
    }

    @Override
    public void test(Work work, int[] rows, int count, byte[] truths) {
        var mark = work.mark();
        var first = work.values();
        var second = work.values();
        left.value(work, rows, count, first);
        right.value(work, rows, count, second);
        bounds.compare(first, second, rows, count, truths);
        if (amounts) {
            incomparable(first, second, rows, count, truths);
        }
        work.release(mark);
    }

    private static byte without(byte left, byte right) {
        return left == Column.UNKNOWN || right == Column.UNKNOWN ? Kleene.UNKNOWN : Kleene.ERROR;
    }

    private static void less(Values left, Values right, int[] rows, int count, byte[] truths) {
        for (var i = 0; i < count; i++) {
            var row = rows[i];
            var a = row & left.mask;
            var b = row & right.mask;
            if (left.state[a] == Column.KNOWN && right.state[b] == Column.KNOWN) {
                truths[row] = left.high[a] < right.low[b]
                        ? Kleene.TRUE
                        : left.low[a] >= right.high[b] ? Kleene.FALSE : Kleene.UNKNOWN;
            } else {
                truths[row] = without(left.state[a], right.state[b]);
            }
        }
    }

    private static void atMost(Values left, Values right, int[] rows, int count, byte[] truths) {
        for (var i = 0; i < count; i++) {
            var row = rows[i];
            var a = row & left.mask;
            var b = row & right.mask;
            if (left.state[a] == Column.KNOWN && right.state[b] == Column.KNOWN) {
                truths[row] = left.high[a] <= right.low[b]
                        ? Kleene.TRUE
                        : left.low[a] > right.high[b] ? Kleene.FALSE : Kleene.UNKNOWN;
            } else {
                truths[row] = without(left.state[a], right.state[b]);
            }
        }
    }

    private static void equal(Values left, Values right, int[] rows, int count, byte[] truths) {
        for (var i = 0; i < count; i++) {
            var row = rows[i];
            var a = row & left.mask;
            var b = row & right.mask;
            if (left.state[a] != Column.KNOWN || right.state[b] != Column.KNOWN) {
                truths[row] = without(left.state[a], right.state[b]);
            } else if (left.high[a] < right.low[b] || left.low[a] > right.high[b]) {
                truths[row] = Kleene.FALSE;
            } else {
                var exact = left.low[a] == left.high[a] && right.low[b] == right.high[b];
                truths[row] = exact ? Kleene.TRUE : Kleene.UNKNOWN;
            }
        }
    }

    /** Amounts in other currencies, units or on other bases are not compared. */
    private static void incomparable(Values left, Values right, int[] rows, int count, byte[] truths) {
        for (var i = 0; i < count; i++) {
            var row = rows[i];
            var a = row & left.mask;
            var b = row & right.mask;
            if (left.state[a] == Column.KNOWN
                    && right.state[b] == Column.KNOWN
                    && !AmountKinds.comparable(left.code[a], right.code[b])) {
                truths[row] = Kleene.UNKNOWN;
            }
        }
    }
}
