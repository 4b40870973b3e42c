package org.daylight.rules.facts;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Many lines of one type, leaf by leaf: only the leaves that are asked for, in arrays, without an object per fact. */
public final class Columns {

    private final SubjectType type;
    private final Words words;
    private final @Nullable Column[] columns;
    private final int capacity;
    private final long[] asOf;
    private final boolean[] odd;
    private int rows;

    /**
     * Columns for a number of lines.
     *
     * @param asked slots of the leaves that rules ask for
     */
    public Columns(SubjectType type, Set<Integer> asked, Words words, int capacity) {
        this.type = type;
        this.words = words;
        this.capacity = capacity;
        columns = new @Nullable Column[type.leaves().size()];
        for (var slot : asked) {
            columns[slot] = new Column(type.leaf(slot).type(), capacity);
        }
        asOf = new long[capacity];
        odd = new boolean[capacity];
    }

    public SubjectType type() {
        return type;
    }

    public Words words() {
        return words;
    }

    public int capacity() {
        return capacity;
    }

    public int rows() {
        return rows;
    }

    /** The column of a leaf; null if no rule asks for it. */
    public @Nullable Column column(int slot) {
        return columns[slot];
    }

    public long[] asOf() {
        return asOf;
    }

    /** Whether a line has a value that its columns cannot hold: it has to be judged by itself. */
    public boolean odd(int row) {
        return odd[row];
    }

    /** Makes room for a number of rows; every leaf of every row is unknown. */
    public void start(int number) {
        for (var column : columns) {
            if (column != null) {
                column.clear(0, number);
            }
        }
        Arrays.fill(odd, 0, number, false);
        rows = number;
    }

    /** Takes back what was read of a row. */
    void forget(int row) {
        for (var column : columns) {
            if (column != null) {
                column.clear(row, row + 1);
            }
        }
        odd[row] = false;
    }

    /** So many rows were read. */
    void end(int number) {
        rows = number;
    }

    void odd(int row, boolean is) {
        odd[row] = is;
    }

    public void asOf(int row, long day) {
        asOf[row] = day;
        // An open end stands for no day of its own.
        odd[row] |= day <= Span.OPEN_START || day >= Span.OPEN_END;
    }

    /** Puts a line into a row that is unknown. */
    public void put(int row, FactLine line) {
        asOf(row, line.asOf().toEpochDay());
        for (var slot = 0; slot < columns.length; slot++) {
            var column = columns[slot];
            if (column != null && !column.put(row, line.value(slot), words)) {
                odd[row] = true;
            }
        }
    }
}
