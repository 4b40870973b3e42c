package org.daylight.rules.evaluation;

import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** The terms over columns. */
final class ColumnTerms {

    /** What LocalDate can still add to any date. */
    private static final long MOST_MONTHS = 12L * 999_980_000;

    /** Days from the first of March of the year 0 to 1970. */
    private static final long DAYS_TO_1970 = 719_468;

    private static final long DAYS_OF_400_YEARS = 146_097;

    private ColumnTerms() {}

    static ColumnTerm leaf(int slot) {
        return (work, rows, count, into) -> {
            var column = ColumnConditions.column(work, slot);
            into.column(column.state, work.low(slot, column.low), work.high(slot, column.high), column.code);
        };
    }

    /** The latest of a list of dates. */
    static ColumnTerm latest(int slot) {
        return (work, rows, count, into) -> {
            var list = ColumnConditions.column(work, slot);
            into.column(list.state, list.low, list.high, into.code);
        };
    }

    static ColumnTerm earliest(int slot) {
        return (work, rows, count, into) -> {
            var list = ColumnConditions.column(work, slot);
            into.column(list.state, list.earliestLow, list.earliestHigh, into.code);
        };
    }

    /** How many elements a list has. */
    static ColumnTerm size(int slot) {
        return (work, rows, count, into) -> {
            var list = ColumnConditions.column(work, slot);
            into.column(list.state, list.size, list.size, into.code);
        };
    }

    static ColumnTerm constant(Values value) {
        return (work, rows, count, into) -> into.same(value);
    }

    static ColumnTerm parameter(int index) {
        return (work, rows, count, into) -> into.same(work.parameters[index]);
    }

    static ColumnTerm asOf() {
        return (work, rows, count, into) -> {
            var state = work.bytes();
            for (var i = 0; i < count; i++) {
                state[rows[i]] = Column.KNOWN;
            }
            into.column(state, work.columns.asOf(), work.columns.asOf(), into.code);
        };
    }

    /** What can be computed from two numbers or dates; null for an operation that columns do not know. */
    static @Nullable ColumnTerm of(@Nullable ColumnTerm left, @Nullable ColumnTerm right, Operation operation) {
        if (left == null || right == null) {
            return null;
        }
        var bounds = bounds(operation);
        return bounds == null ? null : new Computed(left, right, bounds);
    }

    /** Writes both bounds of one row; false if they are out of range. */
    private interface Bounds {
        boolean compute(Values left, int a, Values right, int b, long[] low, long[] high, int row);
    }

    private record Computed(ColumnTerm left, ColumnTerm right, Bounds bounds) implements ColumnTerm {
        @Override
        public void value(Work work, int[] rows, int count, Values into) {
            var first = work.values();
            var second = work.values();
            left.value(work, rows, count, first);
            right.value(work, rows, count, second);
            var state = work.bytes();
            var low = work.numbers();
            var high = work.numbers();
            for (var i = 0; i < count; i++) {
                var row = rows[i];
                var a = row & first.mask;
                var b = row & second.mask;
                if (first.state[a] == Column.KNOWN && second.state[b] == Column.KNOWN) {
                    state[row] = bounds.compute(first, a, second, b, low, high, row) ? Column.KNOWN : Values.DEFECT;
                } else {
                    state[row] = without(first.state[a], second.state[b]);
                }
            }
            into.column(state, low, high, into.code);
        }

        private static byte without(byte left, byte right) {
            if (left == Column.UNKNOWN || right == Column.UNKNOWN) {
                return Column.UNKNOWN;
            }
            return left == Column.KNOWN ? right : left;
        }
    }

    private static @Nullable Bounds bounds(Operation operation) {
        return switch (operation) {
            case ADD_DAYS -> ColumnTerms::addDays;
            case SUBTRACT_DAYS -> ColumnTerms::subtractDays;
            case ADD_MONTHS -> (left, a, right, b, low, high, row) -> addMonths(left, a, right, b, 1, low, high, row);
            case ADD_YEARS -> (left, a, right, b, low, high, row) -> addMonths(left, a, right, b, 12, low, high, row);
            case END_OF_YEAR ->
                (left, a, right, b, low, high, row) -> within(
                        left.low[a] <= Span.OPEN_START ? Span.OPEN_START : endOfYear(left.low[a]),
                        left.high[a] >= Span.OPEN_END ? Span.OPEN_END : endOfYear(left.high[a]),
                        low,
                        high,
                        row);
            case DAYS_BETWEEN ->
                (left, a, right, b, low, high, row) -> {
                    low[row] = right.low[b] - left.high[a];
                    high[row] = right.high[b] - left.low[a];
                    return true;
                };
            case EITHER ->
                (left, a, right, b, low, high, row) -> {
                    low[row] = Math.min(left.low[a], right.low[b]);
                    high[row] = Math.max(left.high[a], right.high[b]);
                    return true;
                };
            case PLUS ->
                (left, a, right, b, low, high, row) -> {
                    low[row] = left.low[a] + right.low[b];
                    high[row] = left.high[a] + right.high[b];
                    return !plusOverflows(left.low[a], right.low[b], low[row])
                            && !plusOverflows(left.high[a], right.high[b], high[row]);
                };
            case MINUS ->
                (left, a, right, b, low, high, row) -> {
                    low[row] = left.low[a] - right.high[b];
                    high[row] = left.high[a] - right.low[b];
                    return !minusOverflows(left.low[a], right.high[b], low[row])
                            && !minusOverflows(left.high[a], right.low[b], high[row]);
                };
            case YEAR_AFTER_MONTHS ->
                (left, a, right, b, low, high, row) -> {
                    low[row] = year(plusMonths(left.low[a], right.low[b]));
                    high[row] = year(plusMonths(left.high[a], right.low[b]));
                    return true;
                };
            case AMOUNT_PLUS, AMOUNT_MINUS, AMOUNT_TIMES -> null;
        };
    }

    private static boolean plusOverflows(long first, long second, long sum) {
        return ((first ^ sum) & (second ^ sum)) < 0;
    }

    private static boolean minusOverflows(long first, long second, long difference) {
        return ((first ^ second) & (first ^ difference)) < 0;
    }

    private static boolean addDays(Values left, int a, Values right, int b, long[] low, long[] high, int row) {
        var first = Span.OPEN_START;
        var last = Span.OPEN_END;
        if (left.low[a] > Span.OPEN_START) {
            first = left.low[a] + right.low[b];
            if (plusOverflows(left.low[a], right.low[b], first)) {
                return false;
            }
        }
        if (left.high[a] < Span.OPEN_END) {
            last = left.high[a] + right.high[b];
            if (plusOverflows(left.high[a], right.high[b], last)) {
                return false;
            }
        }
        return within(first, last, low, high, row);
    }

    private static boolean subtractDays(Values left, int a, Values right, int b, long[] low, long[] high, int row) {
        var first = Span.OPEN_START;
        var last = Span.OPEN_END;
        if (left.low[a] > Span.OPEN_START) {
            first = left.low[a] - right.high[b];
            if (minusOverflows(left.low[a], right.high[b], first)) {
                return false;
            }
        }
        if (left.high[a] < Span.OPEN_END) {
            last = left.high[a] - right.low[b];
            if (minusOverflows(left.high[a], right.low[b], last)) {
                return false;
            }
        }
        return within(first, last, low, high, row);
    }

    private static boolean addMonths(
            Values left, int a, Values right, int b, int months, long[] low, long[] high, int row) {
        var first = Span.OPEN_START;
        var last = Span.OPEN_END;
        if (left.low[a] > Span.OPEN_START) {
            if (tooMany(right.low[b], months)) {
                return false;
            }
            first = plusMonths(left.low[a], right.low[b] * months);
        }
        if (left.high[a] < Span.OPEN_END) {
            if (tooMany(right.high[b], months)) {
                return false;
            }
            last = plusMonths(left.high[a], right.high[b] * months);
        }
        return within(first, last, low, high, row);
    }

    private static boolean tooMany(long number, int months) {
        return number > MOST_MONTHS / months || number < -MOST_MONTHS / months;
    }

    private static boolean within(long first, long last, long[] low, long[] high, int row) {
        low[row] = first;
        high[row] = last;
        return first >= Span.OPEN_START && last <= Span.OPEN_END;
    }

    /** LocalDate.plusMonths on days since 1970, without an object: years are counted from March, in cycles of 400. */
    static long plusMonths(long day, long months) {
        var since = day + DAYS_TO_1970;
        var cycle = Math.floorDiv(since, DAYS_OF_400_YEARS);
        var dayOfCycle = since - cycle * DAYS_OF_400_YEARS;
        var yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365;
        var dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
        var monthFromMarch = (5 * dayOfYear + 2) / 153;
        var dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5;
        var moved = (cycle * 400 + yearOfCycle) * 12 + monthFromMarch + months;
        var start = firstOfMonth(moved);
        return start + Math.min(dayOfMonth, firstOfMonth(moved + 1) - start - 1);
    }

    /** 31 December of the calendar year of a day, without an object; of a year from March it is the 306th day. */
    static long endOfYear(long day) {
        return firstOfMonth(year(day) * 12) + 305;
    }

    /** The calendar year of a day. */
    static long year(long day) {
        var since = day + DAYS_TO_1970;
        var cycle = Math.floorDiv(since, DAYS_OF_400_YEARS);
        var dayOfCycle = since - cycle * DAYS_OF_400_YEARS;
        var yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365;
        var dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100);
        return cycle * 400 + yearOfCycle + (dayOfYear < 306 ? 0 : 1);
    }

    /** The first day of a month, counted in months since March of the year 0. */
    private static long firstOfMonth(long month) {
        var year = Math.floorDiv(month, 12L);
        var cycle = Math.floorDiv(year, 400L);
        var yearOfCycle = year - cycle * 400;
        var dayOfYear = (153 * (month - year * 12) + 2) / 5;
        return cycle * DAYS_OF_400_YEARS
                + yearOfCycle * 365
                + yearOfCycle / 4
                - yearOfCycle / 100
                + dayOfYear
                - DAYS_TO_1970;
    }
}
