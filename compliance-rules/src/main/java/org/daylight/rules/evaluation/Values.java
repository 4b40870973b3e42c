package org.daylight.rules.evaluation;

import org.daylight.rules.facts.Absent;
import org.daylight.rules.facts.Amount;
import org.daylight.rules.facts.AmountKinds;
import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Span;
import org.jspecify.annotations.Nullable;

/** What a term gives for the rows of a batch: arrays by row, or of one place for what is the same in all of them. */
final class Values {

    /** A state beside those of a column: the term cannot be computed. */
    static final byte DEFECT = 3;

    private static final byte[] NO_BYTES = {};
    private static final int[] NO_CODES = {};
    private static final long[] NO_NUMBERS = {};

    byte[] state = NO_BYTES;
    long[] low = NO_NUMBERS;
    long[] high = NO_NUMBERS;
    int[] code = NO_CODES;

    /** A row's place is the row under this mask: all bits, or none. */
    int mask;

    /** The same value in every row; null if columns cannot hold it. */
    static @Nullable Values constant(@Nullable Object value, Columnar columnar) {
        var one = new Values();
        one.state = new byte[] {Column.KNOWN};
        one.low = new long[1];
        one.high = new long[1];
        one.code = new int[1];
        switch (value) {
            case null -> one.state[0] = Column.UNKNOWN;
            case Absent _ -> one.state[0] = Column.ABSENT;
            case Boolean known -> one.low[0] = known ? 1 : 0;
            case Span span -> one.bounds(span.low(), span.high());
            case String text -> one.code[0] = columnar.word(text);
            case Amount amount -> {
                one.code[0] = AmountKinds.code(amount);
                if (one.code[0] == AmountKinds.NONE || !Column.fits(amount.low()) || !Column.fits(amount.high())) {
                    return null;
                }
                one.bounds(Column.low(amount), Column.high(amount));
            }
            default -> {
                return null;
            }
        }
        return one;
    }

    private void bounds(long from, long to) {
        low[0] = from;
        high[0] = to;
    }

    /** A bool as a truth. */
    byte truth() {
        return switch (state[0]) {
            case Column.KNOWN -> (byte) low[0];
            case Column.UNKNOWN -> Kleene.UNKNOWN;
            default -> Kleene.ERROR;
        };
    }

    void column(byte[] states, long[] lows, long[] highs, int[] codes) {
        state = states;
        low = lows;
        high = highs;
        code = codes;
        mask = -1;
    }

    void same(Values other) {
        state = other.state;
        low = other.low;
        high = other.high;
        code = other.code;
        mask = other.mask;
    }
}
