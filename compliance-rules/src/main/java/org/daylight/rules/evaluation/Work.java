package org.daylight.rules.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import org.daylight.rules.facts.Columns;
import org.jspecify.annotations.Nullable;

/** The memory in which one thread judges one batch after the other; nothing else is allocated. */
final class Work {

    private static final int NOTHING = -1;
    private static final int DEEP = 8;

    final Columns columns;

    /** Those of the revision that is asked, in the order of their indexes. */
    Values[] parameters = {};

    private int narrowedSlot = NOTHING;
    private long[] narrowedLow = {};
    private long[] narrowedHigh = {};

    private byte[][] bytes = new byte[DEEP][];
    private int[][] rows = new int[DEEP][];
    private long[][] numbers = new long[DEEP][];
    private Values[] values = new Values[DEEP];
    private int bytesUsed;
    private int rowsUsed;
    private int numbersUsed;
    private int valuesUsed;

    /** By slot, the codes that stand in a column of texts; null until somebody asks for the first time. */
    private final @Nullable BitSet[] words;

    /** Of which slots the codes are those of this batch. */
    private final boolean[] looked;

    Work(Columns columns) {
        this.columns = columns;
        words = new BitSet[columns.type().leaves().size()];
        looked = new boolean[words.length];
    }

    /** Begins with another batch in the same columns. */
    void begin() {
        Arrays.fill(looked, false);
    }

    /** The codes of the texts that stand in a column. */
    BitSet words(int slot) {
        var there = words[slot];
        if (there == null) {
            there = new BitSet(columns.words().size());
            words[slot] = there;
        }
        if (!looked[slot]) {
            there.clear();
            var code = ColumnConditions.column(this, slot).code;
            for (var row = 0; row < columns.rows(); row++) {
                there.set(code[row]);
            }
            looked[slot] = true;
        }
        return there;
    }

    byte[] bytes() {
        if (bytesUsed == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytesUsed * 2);
        }
        if (bytes[bytesUsed] == null) {
            bytes[bytesUsed] = new byte[columns.capacity()];
        }
        return bytes[bytesUsed++];
    }

    int[] rows() {
        if (rowsUsed == rows.length) {
            rows = Arrays.copyOf(rows, rowsUsed * 2);
        }
        if (rows[rowsUsed] == null) {
            rows[rowsUsed] = new int[columns.capacity()];
        }
        return rows[rowsUsed++];
    }

    long[] numbers() {
        if (numbersUsed == numbers.length) {
            numbers = Arrays.copyOf(numbers, numbersUsed * 2);
        }
        if (numbers[numbersUsed] == null) {
            numbers[numbersUsed] = new long[columns.capacity()];
        }
        return numbers[numbersUsed++];
    }

    Values values() {
        if (valuesUsed == values.length) {
            values = Arrays.copyOf(values, valuesUsed * 2);
        }
        if (values[valuesUsed] == null) {
            values[valuesUsed] = new Values();
        }
        return values[valuesUsed++];
    }

    /** Where the memory in use ends now. */
    long mark() {
        return ((long) bytesUsed << 48) | ((long) rowsUsed << 32) | ((long) numbersUsed << 16) | valuesUsed;
    }

    /** Gives back what was taken since a mark. */
    void release(long mark) {
        bytesUsed = (int) (mark >>> 48);
        rowsUsed = (int) (mark >>> 32) & 0xffff;
        numbersUsed = (int) (mark >>> 16) & 0xffff;
        valuesUsed = (int) mark & 0xffff;
    }

    /** Reads a date leaf as if it were known to lie within a part of what is recorded. */
    void narrow(int slot, long[] low, long[] high) {
        narrowedSlot = slot;
        narrowedLow = low;
        narrowedHigh = high;
    }

    void widen() {
        narrowedSlot = NOTHING;
    }

    long[] low(int slot, long[] recorded) {
        return slot == narrowedSlot ? narrowedLow : recorded;
    }

    long[] high(int slot, long[] recorded) {
        return slot == narrowedSlot ? narrowedHigh : recorded;
    }
}
