package org.daylight.rules.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Reads the values of a line's leaves to their columns. One thread's own. */
final class LeafScanner {

    private final JsonCursor in;
    private final PlainValues values = new PlainValues();

    LeafScanner(JsonCursor in) {
        this.in = in;
    }

    /** A value that nobody asks for: a text, a list of texts, a plain number, or a word. */
    void skip() {
        switch (in.peek()) {
            case '"' -> {
                in.at++;
                in.text();
            }
            case 't' -> in.word("true");
            case 'f' -> in.word("false");
            case 'n' -> in.word("null");
            case '[' -> list(FactType.STRING, null, 0);
            default -> in.number();
        }
    }

    /** Reads the value of a leaf to its column. */
    void leaf(LineTarget reading, int slot) {
        if (reading.starts[slot] != 0) {
            throw new JsonCursor.Unusual();
        }
        var column = reading.columns.column(slot);
        var row = reading.rows;
        reading.starts[slot] = in.at;
        if (in.peek() == 'n') {
            absent(reading, slot, column);
            return;
        }
        switch (reading.types[slot]) {
            case BOOL -> {
                var value = in.truth();
                if (column != null) {
                    column.bool(row, value);
                }
            }
            case INT -> {
                var value = in.number();
                if (column != null) {
                    column.span(row, value, value);
                }
            }
            case STRING -> {
                in.expect('"');
                var from = in.at;
                in.text();
                if (column != null) {
                    column.word(row, reading.columns.words().code(in.bytes, from, in.at - 1));
                }
            }
            case STRING_LIST, BOOL_LIST, INT_LIST, DATE_LIST, DAYS_LIST, MONEY_LIST, QUANTITY_LIST, DECIMAL_LIST -> {
                var size = list(reading.types[slot].element().orElseThrow(), column, row);
                if (column != null && size > Column.MOST_ELEMENTS) {
                    reading.columns.odd(row, true);
                }
            }
            case DATE -> {
                if (!plainDay(column, row)) {
                    inQuotes(reading, FactType.DATE, column, row);
                }
            }
            case DAYS, MONEY, QUANTITY, DECIMAL -> inQuotes(reading, reading.types[slot], column, row);
        }
    }

    /** Most dates are days: ten bytes between two quotes. */
    private boolean plainDay(@Nullable Column column, int row) {
        var from = in.at + 1;
        var to = from + 10;
        if (to >= in.end || in.bytes[from - 1] != '"' || in.bytes[to] != '"') {
            return false;
        }
        var day = PlainValues.day(in.bytes, from, to);
        if (day == PlainValues.NO_DAY) {
            return false;
        }
        in.at = to + 1;
        if (column != null) {
            column.span(row, day, day);
        }
        return true;
    }

    private void inQuotes(LineTarget reading, FactType type, @Nullable Column column, int row) {
        in.expect('"');
        var from = in.at;
        in.text();
        value(reading, type, column, row, from, in.at - 1);
    }

    /** Goes behind a list of plain elements; {@link ScannedLine} reads it again where somebody asks for it. */
    private int list(FactType type, @Nullable Column column, int row) {
        in.expect('[');
        in.blanks();
        if (column != null) {
            column.list(row);
        }
        if (in.peek() == ']') {
            in.at++;
            return 0;
        }
        for (var count = 1; count <= FactList.MOST; count++) {
            element(type, column, row);
            in.blanks();
            var next = in.next();
            if (next == ']') {
                return count;
            }
            if (next != ',') {
                throw new JsonCursor.Unusual();
            }
            in.blanks();
        }
        throw new JsonCursor.Unusual();
    }

    private void element(FactType type, @Nullable Column column, int row) {
        if (in.peek() == 'n') {
            in.word("null");
            if (column != null) {
                column.unknownElement(row);
            }
            return;
        }
        if (type == FactType.DATE) {
            in.expect('"');
            var from = in.at;
            in.text();
            var date = date(from, in.at - 1);
            if (column != null) {
                column.element(row, date.low(), date.high());
            }
            return;
        }
        plain(type);
        if (column != null) {
            column.element(row);
        }
    }

    /** A scalar that is no date. */
    private void plain(FactType type) {
        switch (type) {
            case BOOL -> in.truth();
            case INT -> in.number();
            case STRING -> {
                in.expect('"');
                in.text();
            }
            case DAYS, MONEY, QUANTITY, DECIMAL -> {
                in.expect('"');
                var from = in.at;
                in.text();
                try {
                    var _ = FactValue.read(type, new String(in.bytes, from, in.at - 1 - from, UTF_8));
                } catch (IllegalArgumentException e) {
                    throw new JsonCursor.Unusual();
                }
            }
            case DATE,
                    STRING_LIST,
                    BOOL_LIST,
                    INT_LIST,
                    DATE_LIST,
                    DAYS_LIST,
                    MONEY_LIST,
                    QUANTITY_LIST,
                    DECIMAL_LIST -> throw new JsonCursor.Unusual();
        }
    }

    private Span date(int from, int to) {
        var day = PlainValues.day(in.bytes, from, to);
        if (day != PlainValues.NO_DAY) {
            return Span.of(day);
        }
        try {
            return Span.date(new String(in.bytes, from, to - from, UTF_8));
        } catch (IllegalArgumentException e) {
            throw new JsonCursor.Unusual();
        }
    }

    private void absent(LineTarget reading, int slot, @Nullable Column column) {
        if (Bytes.four(in.bytes, in.at, in.end) != Bytes.NULL) {
            throw new JsonCursor.Unusual();
        }
        in.at += 4;
        if (!reading.mayBeAbsent[slot]) {
            reading.starts[slot] = 0;
        } else if (column != null) {
            column.absent(reading.rows);
        }
    }

    private void value(LineTarget reading, FactType type, @Nullable Column column, int row, int from, int to) {
        if (type == FactType.DATE) {
            var day = PlainValues.day(in.bytes, from, to);
            if (day != PlainValues.NO_DAY) {
                if (column != null) {
                    column.span(row, day, day);
                }
                return;
            }
        } else if (type != FactType.DAYS && values.amount(type, in.bytes, from, to)) {
            if (column != null) {
                column.amount(row, values.low(), values.low(), values.kind());
            }
            return;
        }
        try {
            var read = FactValue.read(type, new String(in.bytes, from, to - from, UTF_8));
            if (column != null && !column.put(row, read, reading.columns.words())) {
                reading.columns.odd(row, true);
            }
        } catch (IllegalArgumentException e) {
            throw new JsonCursor.Unusual();
        }
    }
}
