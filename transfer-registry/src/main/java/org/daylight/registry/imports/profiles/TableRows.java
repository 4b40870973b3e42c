package org.daylight.registry.imports.profiles;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Cuts a file into rows as its profile describes it, one after the other. */
final class TableRows {

    /** What to do with the rows. */
    interface Each {
        void row(Row row) throws TableRefused;

        /** Cells that are no row: torn, shifted, or behind the end of the table. */
        void refused(long line, String mend);
    }

    private static final int PREAMBLE = 100;
    private static final int LONGEST_ROW = 4 * 1024 * 1024;

    /** How many characters a cell has at most that goes on over several lines; beyond, the row is torn and not broken. */
    private static final int LONGEST_BROKEN_CELL = 20_000;

    private final TableForm form;
    private final List<String> needed;
    private @Nullable Broken broken;
    private boolean ended;

    /** @param needed the columns that the profile reads */
    TableRows(TableForm form, List<String> needed) {
        this.form = form;
        this.needed = needed;
    }

    /** The first part of a row of which a cell went on in the next line. */
    private record Broken(long line, List<String> cells) {}

    void read(InputStream in, Each each) throws IOException, TableRefused {
        var parser = CsvReader.builder()
                .fieldSeparator(form.separator())
                .quoteCharacter(form.quoting())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .detectBomHeader(false)
                .maxBufferSize(LONGEST_ROW);
        try (var rows = parser.ofCsvRecord(new InputStreamReader(withoutMark(in), form.charset()))) {
            skipPreamble(rows);
            Header header = form.hasHeader() ? null : Header.of(form.columns());
            for (var row : rows) {
                if (header == null) {
                    header = header(row);
                } else {
                    take(row, header, each);
                }
            }
            if (header == null) {
                throw new TableRefused(1, "the table is empty: it has not even a header");
            }
            tearOff(each);
        } catch (CsvParseException e) {
            if (e.getCause() instanceof ProblemException limit) {
                throw limit;
            }
            throw new TableRefused(1, "the table cannot be cut into cells: " + e.getMessage());
        }
    }

    /** The mark that some programs set before UTF-8 is no part of the first name. */
    private InputStream withoutMark(InputStream in) throws IOException {
        var buffered = in.markSupported() ? in : new BufferedInputStream(in);
        buffered.mark(3);
        var first = buffered.readNBytes(3);
        if (first.length == 3 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF) {
            return buffered;
        }
        buffered.reset();
        return buffered;
    }

    private void skipPreamble(CsvReader<CsvRecord> rows) throws TableRefused {
        try {
            if (form.skip() != null) {
                rows.skipLines(form.skip());
            }
            var start = form.headerStarts();
            if (start != null) {
                rows.skipLines(line -> line.startsWith(start), PREAMBLE);
            }
        } catch (CsvParseException e) {
            throw new TableRefused(
                    1,
                    form.headerStarts() == null
                            ? "the file has fewer than the %d lines that stand before the header".formatted(form.skip())
                            : "no line of the first %d begins with the header '%s'"
                                    .formatted(PREAMBLE, form.headerStarts()));
        }
    }

    private Header header(CsvRecord row) throws TableRefused {
        var header = Header.of(row.getFields());
        var differences = form.columns().isEmpty() ? List.<String>of() : header.differences(form.columns());
        if (!differences.isEmpty()) {
            throw new TableRefused(
                    row.getStartingLineNumber(),
                    "this is not the header of the profile: %s"
                            .formatted(String.join("; ", differences.subList(0, Math.min(5, differences.size())))));
        }
        var missing = header.missing(needed);
        if (!missing.isEmpty()) {
            throw new TableRefused(
                    row.getStartingLineNumber(),
                    "the header has not once, or not at all: %s".formatted(String.join(", ", missing)));
        }
        return header;
    }

    private void take(CsvRecord row, Header header, Each each) throws TableRefused {
        var cells = row.getFields();
        if (ended) {
            behind(row, header, each);
        } else if (ends(cells)) {
            tearOff(each);
            ended = true;
        } else if (cells.size() == header.width()) {
            tearOff(each);
            each.row(new Row(row.getStartingLineNumber(), header, stripped(cells)));
        } else if (broken != null) {
            goOn(broken, row, header, each);
        } else {
            begin(row.getStartingLineNumber(), cells, header, each);
        }
    }

    /** Takes a row that is too short for the first part of one, if it ends in a column that may break. */
    private void begin(long line, List<String> cells, Header header, Each each) {
        if (cells.size() < header.width() && mayBreak(cells.size() - 1, header)) {
            broken = new Broken(line, cells);
        } else {
            each.refused(line, torn(cells.size(), header));
        }
    }

    private void goOn(Broken first, CsvRecord next, Header header, Each each) throws TableRefused {
        var cells = new ArrayList<>(first.cells());
        cells.add(cells.removeLast() + "\n" + next.getField(0));
        cells.addAll(next.getFields().subList(1, next.getFieldCount()));
        broken = null;
        if (cells.size() == header.width()) {
            each.row(new Row(first.line(), header, stripped(cells)));
        } else if (cells.size() < header.width()
                && mayBreak(cells.size() - 1, header)
                && cells.getLast().length() <= LONGEST_BROKEN_CELL) {
            broken = new Broken(first.line(), List.copyOf(cells));
        } else {
            each.refused(first.line(), torn(first.cells().size(), header));
            begin(next.getStartingLineNumber(), next.getFields(), header, each);
        }
    }

    private void tearOff(Each each) {
        var open = broken;
        broken = null;
        if (open != null) {
            each.refused(
                    open.line(),
                    "the row breaks off after %d cells and does not go on"
                            .formatted(open.cells().size()));
        }
    }

    private boolean mayBreak(int index, Header header) {
        return form.joins().stream().anyMatch(column -> header.index(column) == index);
    }

    private boolean ends(List<String> cells) {
        var first = Header.stripped(cells.getFirst());
        return form.ends().stream().anyMatch(first::startsWith);
    }

    /** Notes may follow the table; what looks like one more row of it is not passed over. */
    private void behind(CsvRecord row, Header header, Each each) {
        var filled = row.getFields().stream().filter(cell -> !cell.isBlank()).count();
        if (row.getFieldCount() == header.width() && filled > 1) {
            each.refused(row.getStartingLineNumber(), "a row stands behind the end of the table");
        }
    }

    private static String torn(int cells, Header header) {
        return "the row has %d cells, the header has %d: it is torn or shifted".formatted(cells, header.width());
    }

    private static List<String> stripped(List<String> cells) {
        return cells.stream().map(Header::stripped).toList();
    }
}
