package org.daylight.rules.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A line of a batch: its row in the columns of its type, and its facts one by one for whoever needs them. */
public final class ScannedLine implements FactLine.Unread {

    private final Columns columns;
    private final int row;
    private final byte[] bytes;
    private final int subjectFrom;
    private final int subjectTo;
    private final int partnerFrom;
    private final int partnerTo;
    private final long asOf;
    private final int[] starts;
    private @Nullable FactLine line;

    ScannedLine(
            Columns columns,
            int row,
            byte[] bytes,
            int subjectFrom,
            int subjectTo,
            int partnerFrom,
            int partnerTo,
            long asOf,
            int[] starts) {
        this.columns = columns;
        this.row = row;
        this.bytes = bytes;
        this.subjectFrom = subjectFrom;
        this.subjectTo = subjectTo;
        this.partnerFrom = partnerFrom;
        this.partnerTo = partnerTo;
        this.asOf = asOf;
        this.starts = starts;
    }

    ScannedLine(Columns columns, int row, FactLine line) {
        this(columns, row, new byte[0], 0, 0, 0, 0, line.asOf().toEpochDay(), new int[0]);
        this.line = line;
    }

    public SubjectType type() {
        return columns.type();
    }

    public Columns columns() {
        return columns;
    }

    public int row() {
        return row;
    }

    /** A hash of the subject's name. */
    public long subjectHash() {
        return subjectTo > 0 ? Chance.hash(bytes, subjectFrom, subjectTo) : Chance.hash(line().subject());
    }

    @Override
    public String subject() {
        return subjectTo > 0 ? text(subjectFrom, subjectTo) : line().subject();
    }

    @Override
    public @Nullable String partner() {
        if (subjectTo == 0) {
            return line().partner();
        }
        return partnerFrom < 0 ? null : text(partnerFrom, partnerTo);
    }

    /** Writes the subject with its quotes as it stands in the line, where nothing in it is escaped; false if it came otherwise. */
    public boolean writeSubject(OutputStream out) throws IOException {
        if (subjectTo == 0) {
            return false;
        }
        out.write(bytes, subjectFrom - 1, subjectTo - subjectFrom + 2);
        return true;
    }

    /** The same of the partner, where none of its characters is one that a generator escapes (above U+FFFF). */
    public boolean writePartner(OutputStream out) throws IOException {
        if (subjectTo == 0 || partnerFrom < 0 || Bytes.hasFour(bytes, partnerFrom, partnerTo)) {
            return false;
        }
        out.write(bytes, partnerFrom - 1, partnerTo - partnerFrom + 2);
        return true;
    }

    public LocalDate asOf() {
        return LocalDate.ofEpochDay(asOf);
    }

    public FactLine line() {
        if (line == null) {
            line = new FactLine(columns.type(), LocalDate.ofEpochDay(asOf), this);
        }
        return line;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, UTF_8);
    }

    @Override
    public @Nullable Object value(int slot) {
        var from = starts[slot];
        if (from == 0) {
            return null;
        }
        var type = columns.type().leaf(slot).type();
        return switch (bytes[from]) {
            case 'n' -> Absent.ABSENT;
            case '[' -> list(type.element().orElseThrow(), from + 1);
            default -> scalar(type, from);
        };
    }

    private Object scalar(FactType type, int from) {
        return switch (bytes[from]) {
            case 't' -> true;
            case 'f' -> false;
            case '"' -> text(type, from + 1, closing(from + 1));
            default -> number(from);
        };
    }

    /** The scanner has found every element to be plain. */
    private FactList list(FactType type, int from) {
        var elements = new ArrayList<@Nullable Object>();
        for (var next = from; bytes[next] != ']'; next++) {
            switch (bytes[next]) {
                case ',', ' ', '\t', '\r' -> {}
                default -> {
                    elements.add(bytes[next] == 'n' ? null : scalar(type, next));
                    next = last(next);
                }
            }
        }
        return new FactList(elements);
    }

    /** Where a scalar ends that begins here. */
    private int last(int from) {
        if (bytes[from] == '"') {
            return closing(from + 1);
        }
        var to = from;
        while (bytes[to + 1] != ',' && bytes[to + 1] != ']' && bytes[to + 1] > ' ') {
            to++;
        }
        return to;
    }

    private Object text(FactType type, int from, int to) {
        if (type == FactType.DATE) {
            var day = PlainValues.day(bytes, from, to);
            if (day != PlainValues.NO_DAY) {
                return Span.of(day);
            }
        }
        return FactValue.read(type, text(from, to));
    }

    private int closing(int from) {
        var to = from;
        while (bytes[to] != '"') {
            to++;
        }
        return to;
    }

    private Object number(int from) {
        var to = from;
        while (bytes[to] == '-' || (bytes[to] >= '0' && bytes[to] <= '9')) {
            to++;
        }
        return FactValue.read(FactType.INT, text(from, to));
    }
}
