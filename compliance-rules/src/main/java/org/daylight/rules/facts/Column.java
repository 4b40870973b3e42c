package org.daylight.rules.facts;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One leaf of many lines. Which of the arrays are used depends on the type of the leaf; the others are empty. */
public final class Column {

    public static final byte ABSENT = 0;
    public static final byte KNOWN = 1;
    public static final byte UNKNOWN = 2;

    /** Digits after the point that a column keeps; measures are rounded to six before rules see them. */
    static final int SCALE = 6;

    private static final byte[] NO_BYTES = {};
    private static final int[] NO_CODES = {};
    private static final long[] NO_NUMBERS = {};

    /** Lines with a longer list are judged by themselves. */
    public static final int MOST_ELEMENTS = 64;

    private final FactType type;

    /** Whether there is a value, by row; read as a truth it answers has(). */
    public final byte[] state;

    /** Of a bool: false, true, unknown or (3) absent. */
    public final byte[] truth;

    /** The lower bound of a number, date or amount; an amount is counted in millionths. Of a list of dates, of the latest. */
    public final long[] low;

    public final long[] high;

    /** The bounds of the earliest of a list of dates. */
    public final long[] earliestLow;

    public final long[] earliestHigh;

    /** How many elements a list has. */
    public final long[] size;

    /** The code of a text among the words asked for, or of the kind of an amount. */
    public final int[] code;

    Column(FactType type, int rows) {
        this.type = type;
        state = new byte[rows];
        truth = type == FactType.BOOL ? new byte[rows] : NO_BYTES;
        var bounds = switch (type) {
            case INT, DATE, DAYS, MONEY, QUANTITY, DECIMAL -> true;
            case DATE_LIST -> true;
            case BOOL, STRING -> false;
            case STRING_LIST, BOOL_LIST, INT_LIST, DAYS_LIST, MONEY_LIST, QUANTITY_LIST, DECIMAL_LIST -> false;
        };
        low = bounds ? new long[rows] : NO_NUMBERS;
        high = bounds ? new long[rows] : NO_NUMBERS;
        earliestLow = type == FactType.DATE_LIST ? new long[rows] : NO_NUMBERS;
        earliestHigh = type == FactType.DATE_LIST ? new long[rows] : NO_NUMBERS;
        size = type.element().isPresent() ? new long[rows] : NO_NUMBERS;
        code = switch (type) {
            case STRING, MONEY, QUANTITY, DECIMAL -> new int[rows];
            case BOOL, INT, DATE, DAYS -> NO_CODES;
            case STRING_LIST, BOOL_LIST, INT_LIST, DATE_LIST, DAYS_LIST, MONEY_LIST, QUANTITY_LIST, DECIMAL_LIST ->
                NO_CODES;
        };
    }

    void clear(int from, int to) {
        Arrays.fill(state, from, to, UNKNOWN);
        if (type == FactType.BOOL) {
            Arrays.fill(truth, from, to, UNKNOWN);
        } else if (type == FactType.STRING) {
            Arrays.fill(code, from, to, Words.UNKNOWN);
        }
    }

    public void absent(int row) {
        state[row] = ABSENT;
        if (type == FactType.BOOL) {
            truth[row] = 3;
        } else if (type == FactType.STRING) {
            code[row] = Words.ABSENT;
        }
    }

    public void bool(int row, boolean value) {
        state[row] = KNOWN;
        truth[row] = (byte) (value ? 1 : 0);
    }

    public void span(int row, long from, long to) {
        state[row] = KNOWN;
        low[row] = from;
        high[row] = to;
    }

    public void word(int row, int word) {
        state[row] = KNOWN;
        code[row] = word;
    }

    public void amount(int row, long from, long to, int kind) {
        state[row] = KNOWN;
        low[row] = from;
        high[row] = to;
        code[row] = kind;
    }

    /** Begins with a list that is known. */
    public void list(int row) {
        state[row] = KNOWN;
        size[row] = 0;
        if (type == FactType.DATE_LIST) {
            low[row] = Long.MIN_VALUE;
            high[row] = Long.MIN_VALUE;
            earliestLow[row] = Long.MAX_VALUE;
            earliestHigh[row] = Long.MAX_VALUE;
        }
    }

    /** Adds an element of which only that there is one is kept. */
    public void element(int row) {
        size[row]++;
    }

    /** Adds a date. */
    public void element(int row, long from, long to) {
        size[row]++;
        low[row] = Math.max(low[row], from);
        high[row] = Math.max(high[row], to);
        earliestLow[row] = Math.min(earliestLow[row], from);
        earliestHigh[row] = Math.min(earliestHigh[row], to);
    }

    /** Adds an element that is not known: it may be later than every other, or earlier. */
    void unknownElement(int row) {
        size[row]++;
        if (type == FactType.DATE_LIST) {
            high[row] = Long.MAX_VALUE;
            earliestLow[row] = Long.MIN_VALUE;
        }
    }

    /** Whether a list of dates has an element that is not known. */
    public boolean hasUnknown(int row) {
        return high[row] == Long.MAX_VALUE;
    }

    private boolean put(int row, FactList elements) {
        list(row);
        for (var element : elements.elements()) {
            switch (element) {
                case null -> unknownElement(row);
                case Span date when type == FactType.DATE_LIST -> element(row, date.low(), date.high());
                default -> element(row);
            }
        }
        return elements.size() <= MOST_ELEMENTS;
    }

    /** Puts a value of a line; false if it cannot be kept here exactly. */
    boolean put(int row, @Nullable Object value, Words words) {
        switch (value) {
            case null -> {}
            case Absent _ -> absent(row);
            case Boolean known -> bool(row, known);
            case Span span -> span(row, span.low(), span.high());
            case String text -> word(row, words.code(text));
            case Amount amount -> {
                var kind = AmountKinds.code(amount);
                if (kind == AmountKinds.NONE || !fits(amount.low()) || !fits(amount.high())) {
                    return false;
                }
                amount(row, low(amount), high(amount), kind);
            }
            case FactList list -> {
                return put(row, list);
            }
            default -> throw new IllegalArgumentException("no value of a leaf: " + value);
        }
        return true;
    }

    /** Whether a bound can be counted in millionths. */
    public static boolean fits(@Nullable BigDecimal number) {
        if (number == null) {
            return true;
        }
        var plain = number.stripTrailingZeros();
        return plain.scale() <= SCALE && plain.precision() - plain.scale() <= 12;
    }

    /** The lower bound in millionths; the least long if there is none. */
    public static long low(Amount amount) {
        var low = amount.low();
        return low == null ? Long.MIN_VALUE : low.movePointRight(SCALE).longValueExact();
    }

    /** The upper bound in millionths; the greatest long if there is none. */
    public static long high(Amount amount) {
        var high = amount.high();
        return high == null ? Long.MAX_VALUE : high.movePointRight(SCALE).longValueExact();
    }
}
