package org.daylight.rules.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain fact lines from bytes into columns, without an object per fact. It understands what suppliers write and nothing
 * else: whatever is unusual (an escape in a text, an odd number, an error) it leaves to {@link FactLineReader}, which gives the
 * same facts more slowly, or says what is wrong. One thread's own.
 */
final class LineScanner {

    private static final int NONE = -1;

    /** What it does not understand. */
    private static final class Unusual extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusual() {
            super("unusual", null, false, false);
        }
    }

    /** Where lines of a type are read to. */
    private static final class Target {
        private final SubjectType type;
        private final Columns columns;
        private final byte[] id;
        private final LeafNames names;
        private final FactType[] types;
        private final boolean[] mayBeAbsent;
        private int rows;

        Target(Columns columns) {
            this.columns = columns;
            begin();
            type = columns.type();
            id = type.id().getBytes(UTF_8);
            names = new LeafNames(type);
            types = new FactType[type.leaves().size()];
            mayBeAbsent = new boolean[types.length];
            for (var slot = 0; slot < types.length; slot++) {
                types[slot] = type.leaf(slot).type();
                mayBeAbsent[slot] = type.leaf(slot).mayBeAbsent();
            }
        }

        private void begin() {
            columns.start(columns.capacity());
            rows = 0;
        }
    }

    private final Vocabulary vocabulary;
    private final Function<SubjectType, Columns> made;
    private final Map<SubjectType, Target> targets = new HashMap<>();
    private final List<Target> seen = new ArrayList<>();
    private final PlainValues values = new PlainValues();

    private byte[] bytes = {};
    private int at;
    private int end;
    private @Nullable Target target;
    private int[] starts = {};
    private int subjectFrom;
    private int subjectTo;
    private int partnerFrom;
    private int partnerTo;
    private long asOf;

    /** @param made columns for a type of subject, with room for all lines */
    LineScanner(Vocabulary vocabulary, Function<SubjectType, Columns> made) {
        this.vocabulary = vocabulary;
        this.made = made;
    }

    /** Reads the line that begins here; null if it is for the other reader. A line feed is found as the end where it comes. */
    @Nullable
    ScannedLine scan(byte[] all, int from) {
        bytes = all;
        at = from;
        end = all.length;
        target = null;
        subjectFrom = NONE;
        partnerFrom = NONE;
        asOf = Long.MIN_VALUE;
        try {
            object();
        } catch (Unusual e) {
            if (target != null) {
                target.columns.forget(target.rows);
            }
            return null;
        }
        if (target == null || subjectFrom == NONE || asOf == Long.MIN_VALUE) {
            return null;
        }
        target.columns.asOf(target.rows, asOf);
        return new ScannedLine(
                target.columns, target.rows++, all, subjectFrom, subjectTo, partnerFrom, partnerTo, asOf, starts);
    }

    /** Where the line that was read ends: at its line feed, or at the end of all. */
    int end() {
        return at;
    }

    /** Puts a line that the other reader has read. */
    ScannedLine put(FactLine line) {
        var into = target(line.type());
        into.columns.put(into.rows, line);
        return new ScannedLine(into.columns, into.rows++, line);
    }

    /** Begins again with the first row of each of the columns. */
    void begin() {
        targets.values().forEach(Target::begin);
    }

    /** Says how many rows there are in each of the columns. */
    void finish() {
        targets.values().forEach(each -> each.columns.end(each.rows));
    }

    private Target target(SubjectType type) {
        return targets.computeIfAbsent(type, asked -> {
            var added = new Target(made.apply(asked));
            seen.add(added);
            return added;
        });
    }

    private void object() {
        blanks();
        expect('{');
        blanks();
        if (peek() == '}') {
            throw new Unusual();
        }
        while (true) {
            field();
            blanks();
            var next = next();
            if (next == '}') {
                break;
            }
            if (next != ',') {
                throw new Unusual();
            }
            blanks();
        }
        blanks();
        if (at < end && bytes[at] != '\n') {
            throw new Unusual();
        }
    }

    private void field() {
        expect('"');
        var from = at;
        var reading = target;
        if (reading != null) {
            // Lines of a type name their leaves in the same order.
            var slot = reading.names.following(bytes, from, end);
            if (slot != NONE) {
                at = from + reading.names.length(slot) + 1;
                colon();
                leaf(reading, slot);
                return;
            }
        }
        text();
        var to = at - 1;
        colon();
        named(from, to);
    }

    private void colon() {
        blanks();
        expect(':');
        blanks();
    }

    private void named(int from, int to) {
        if (is(from, to, "subject")) {
            expect('"');
            subjectFrom = at;
            text();
            subjectTo = at - 1;
        } else if (is(from, to, "partner")) {
            partner();
        } else if (is(from, to, "asOf")) {
            expect('"');
            var start = at;
            text();
            asOf = PlainValues.day(bytes, start, at - 1);
            if (asOf == PlainValues.NO_DAY) {
                throw new Unusual();
            }
        } else if (is(from, to, "type")) {
            type();
        } else {
            other(from, to);
        }
    }

    private void partner() {
        if (peek() == 'n') {
            word("null");
            partnerFrom = NONE;
            return;
        }
        expect('"');
        partnerFrom = at;
        text();
        partnerTo = at - 1;
    }

    private void type() {
        expect('"');
        var from = at;
        text();
        if (target != null) {
            throw new Unusual();
        }
        var found = found(from, at - 1);
        starts = new int[found.type.leaves().size()];
        target = found;
        found.names.begin();
    }

    private Target found(int from, int to) {
        for (var index = 0; index < seen.size(); index++) {
            var one = seen.get(index);
            if (Arrays.equals(one.id, 0, one.id.length, bytes, from, to)) {
                return one;
            }
        }
        var id = new String(bytes, from, to - from, UTF_8);
        return target(vocabulary.type(id).filter(type -> type.id().equals(id)).orElseThrow(Unusual::new));
    }

    private void other(int from, int to) {
        var dotted = false;
        for (var i = from; i < to; i++) {
            dotted |= bytes[i] == '.';
        }
        if (!dotted) {
            skip();
            return;
        }
        var reading = target;
        if (reading == null) {
            throw new Unusual();
        }
        var slot = reading.names.slot(bytes, from, to);
        if (slot == NONE) {
            skip();
        } else {
            leaf(reading, slot);
        }
    }

    /** A value that nobody asks for: a text, a list of texts, a plain number, or a word. */
    private void skip() {
        switch (peek()) {
            case '"' -> {
                at++;
                text();
            }
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            case '[' -> list(FactType.STRING, null, 0);
            default -> number();
        }
    }

    private void leaf(Target reading, int slot) {
        if (starts[slot] != 0) {
            throw new Unusual();
        }
        var column = reading.columns.column(slot);
        var row = reading.rows;
        starts[slot] = at;
        if (peek() == 'n') {
            absent(reading, slot, column);
            return;
        }
        switch (reading.types[slot]) {
            case BOOL -> {
                var value = truth();
                if (column != null) {
                    column.bool(row, value);
                }
            }
            case INT -> {
                var value = number();
                if (column != null) {
                    column.span(row, value, value);
                }
            }
            case STRING -> {
                expect('"');
                var from = at;
                text();
                if (column != null) {
                    column.word(row, reading.columns.words().code(bytes, from, at - 1));
                }
            }
            case STRING_LIST, BOOL_LIST, INT_LIST, DATE_LIST, DAYS_LIST, MONEY_LIST, QUANTITY_LIST, DECIMAL_LIST -> {
                var size = list(reading.types[slot].element().orElseThrow(), column, row);
                if (column != null && size > Column.MOST_ELEMENTS) {
                    reading.columns.odd(row, true);
                }
            }
            case DATE, DAYS, MONEY, QUANTITY, DECIMAL -> {
                expect('"');
                var from = at;
                text();
                value(reading, reading.types[slot], column, row, from, at - 1);
            }
        }
    }

    /** Goes behind a list of plain elements; {@link ScannedLine} reads it again where somebody asks for it. */
    private int list(FactType type, @Nullable Column column, int row) {
        expect('[');
        blanks();
        if (column != null) {
            column.list(row);
        }
        if (peek() == ']') {
            at++;
            return 0;
        }
        for (var count = 1; count <= FactList.MOST; count++) {
            element(type, column, row);
            blanks();
            var next = next();
            if (next == ']') {
                return count;
            }
            if (next != ',') {
                throw new Unusual();
            }
            blanks();
        }
        throw new Unusual();
    }

    private void element(FactType type, @Nullable Column column, int row) {
        if (peek() == 'n') {
            word("null");
            if (column != null) {
                column.unknownElement(row);
            }
            return;
        }
        if (type == FactType.DATE) {
            expect('"');
            var from = at;
            text();
            var date = date(from, at - 1);
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
            case BOOL -> truth();
            case INT -> number();
            case STRING -> {
                expect('"');
                text();
            }
            case DAYS, MONEY, QUANTITY, DECIMAL -> {
                expect('"');
                var from = at;
                text();
                try {
                    var _ = FactValue.read(type, new String(bytes, from, at - 1 - from, UTF_8));
                } catch (IllegalArgumentException e) {
                    throw new Unusual();
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
                    DECIMAL_LIST -> throw new Unusual();
        }
    }

    private Span date(int from, int to) {
        var day = PlainValues.day(bytes, from, to);
        if (day != PlainValues.NO_DAY) {
            return Span.of(day);
        }
        try {
            return Span.date(new String(bytes, from, to - from, UTF_8));
        } catch (IllegalArgumentException e) {
            throw new Unusual();
        }
    }

    private void absent(Target reading, int slot, @Nullable Column column) {
        if (Bytes.four(bytes, at, end) != Bytes.NULL) {
            throw new Unusual();
        }
        at += 4;
        if (!reading.mayBeAbsent[slot]) {
            starts[slot] = 0;
        } else if (column != null) {
            column.absent(reading.rows);
        }
    }

    private boolean truth() {
        if (Bytes.four(bytes, at, end) == Bytes.TRUE) {
            at += 4;
            return true;
        }
        if (peek() != 'f' || Bytes.four(bytes, at + 1, end) != Bytes.ALSE) {
            throw new Unusual();
        }
        at += 5;
        return false;
    }

    private void value(Target reading, FactType type, @Nullable Column column, int row, int from, int to) {
        if (type == FactType.DATE) {
            var day = PlainValues.day(bytes, from, to);
            if (day != PlainValues.NO_DAY) {
                if (column != null) {
                    column.span(row, day, day);
                }
                return;
            }
        } else if (type != FactType.DAYS && values.amount(type, bytes, from, to)) {
            if (column != null) {
                column.amount(row, values.low(), values.low(), values.kind());
            }
            return;
        }
        try {
            var read = FactValue.read(type, new String(bytes, from, to - from, UTF_8));
            if (column != null && !column.put(row, read, reading.columns.words())) {
                reading.columns.odd(row, true);
            }
        } catch (IllegalArgumentException e) {
            throw new Unusual();
        }
    }

    private void blanks() {
        while (at < end && bytes[at] <= ' ' && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
    }

    private byte peek() {
        if (at >= end) {
            throw new Unusual();
        }
        return bytes[at];
    }

    private byte next() {
        var next = peek();
        at++;
        return next;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw new Unusual();
        }
    }

    private boolean is(int from, int to, String text) {
        if (to - from != text.length()) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void word(String word) {
        if (end - at < word.length() || !is(at, at + word.length(), word)) {
            throw new Unusual();
        }
        at += word.length();
    }

    /** A whole number of at most 18 digits, as JSON writes it. */
    private long number() {
        var negative = peek() == '-';
        if (negative) {
            at++;
        }
        var from = at;
        var number = 0L;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + bytes[at] - '0';
            at++;
        }
        var digits = at - from;
        if (digits == 0 || digits > 18 || (digits > 1 && bytes[from] == '0')) {
            throw new Unusual();
        }
        var after = peek();
        if (after != ',' && after != '}' && after != ']' && after != ' ') {
            throw new Unusual();
        }
        return negative ? -number : number;
    }

    /** Goes behind the closing quote of a text without escapes, in well-formed UTF-8. */
    private void text() {
        var i = Bytes.special(bytes, at, end);
        while (i < end) {
            var one = bytes[i];
            if (one == '"') {
                at = i + 1;
                return;
            }
            var length = one >= 0 ? 0 : PlainValues.character(bytes, i, end);
            if (length <= 0) {
                throw new Unusual();
            }
            i = Bytes.special(bytes, i + length, end);
        }
        throw new Unusual();
    }
}
