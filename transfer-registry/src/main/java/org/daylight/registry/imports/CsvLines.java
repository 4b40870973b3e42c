package org.daylight.registry.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.table.TableCell;

/**
 * A table of one type: a header of column names such as {@code reference}, {@code quantity.amount}, {@code
 * milestones.HANDED_OVER.on}, {@code lines.0.designation} or {@code objectives[]} (several, parted by semicolons or as
 * JSON), then a row for every record. An empty cell is unknown, the word {@code null} known to be absent; {@link
 * TableCell} says how a cell is only text. A row {@code #end} with the number of rows may close it.
 */
final class CsvLines implements FileLines {

    /** What a line says beside its content; the rest of the columns is the content. */
    private static final Set<String> ABOUT_THE_RECORD =
            Set.of("key", "id", "knownSince", "knownSinceSource", "accessGroup", "marking", "sources", "reason");

    private static final JavaType LINE = Json.mapper().constructType(NativeLine.class);

    private final String type;
    private final JavaType content;
    private final Map<String, Class<?>> types = new HashMap<>();
    private final Map<String, Class<?>> typesAbout = new HashMap<>();
    private final CsvReader<CsvRecord> rows;
    private final long maxLines;
    private long position;

    CsvLines(InputStream in, String type, Class<?> content, ImportConfig config) {
        this.type = type;
        this.content = Json.mapper().constructType(content);
        maxLines = config.maxLines();
        rows = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .detectBomHeader(true)
                .ofCsvRecord(new InputStreamReader(in, UTF_8.newDecoder()));
    }

    @Override
    public void read(Each each) throws IOException {
        try {
            List<String> header = null;
            var read = 0L;
            var ended = false;
            for (var row : rows) {
                if (header == null) {
                    header = header(row.getFields());
                } else if (row.getStartingLineNumber() > maxLines) {
                    throw Problems.TOO_LARGE.problem("the file has more than %d lines".formatted(maxLines));
                } else if (ended) {
                    each.refused(
                            row.getStartingLineNumber(),
                            new RefusedLine("", "stands after the row " + TableCell.END + ", which closes the table"));
                } else if (row.getField(0).equals(TableCell.END)) {
                    ended = true;
                    end(row, read, each);
                } else {
                    read++;
                    row.getFields().forEach(cell -> position += cell.length());
                    row(row, header, each);
                }
            }
            if (header == null) {
                throw Problems.UNREADABLE_BODY.problem("the table is empty: its first line names the columns");
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof ProblemException limit) {
                throw limit;
            }
            throw isMiswritten(e)
                    ? miswritten()
                    : Problems.UNREADABLE_BODY.problem("the table cannot be read: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw isMiswritten(e) ? miswritten() : e;
        }
    }

    private static boolean isMiswritten(RuntimeException e) {
        return e.getCause() instanceof CharacterCodingException;
    }

    private static ProblemException miswritten() {
        return Problems.UNREADABLE_BODY.problem("the table is not written in UTF-8; save it so");
    }

    private static void end(CsvRecord row, long read, Each each) {
        var said = row.getFieldCount() < 2 ? "" : row.getField(1);
        if (!said.equals(Long.toString(read))) {
            each.refused(
                    row.getStartingLineNumber(),
                    new RefusedLine(
                            "",
                            "the table should have '%s' rows and has %d: it is torn, or leave this row out if you changed it"
                                    .formatted(said, read)));
        }
    }

    private static List<String> header(List<String> names) {
        var seen = new HashSet<String>();
        for (var name : names) {
            if (name.isBlank() || !seen.add(name)) {
                throw Problems.UNREADABLE_BODY.problem(
                        "the first line does not name the columns",
                        new Violation("line:1", "give every column a name of its own; '%s' is not".formatted(name)));
            }
        }
        return names;
    }

    private void row(CsvRecord row, List<String> header, Each each) {
        try {
            each.line(row.getStartingLineNumber(), line(row.getFields(), header));
        } catch (RefusedLine e) {
            each.refused(row.getStartingLineNumber(), e);
        }
    }

    private NativeLine line(List<String> cells, List<String> header) throws RefusedLine {
        if (cells.size() != header.size()) {
            throw new RefusedLine(
                    "",
                    "the row has %d cells, the header has %d: it is torn or shifted"
                            .formatted(cells.size(), header.size()));
        }
        var about = new CellTree(LINE, typesAbout);
        var tree = new CellTree(content, types);
        var damaged = new ArrayList<Violation>();
        for (var i = 0; i < cells.size(); i++) {
            var column = header.get(i);
            var cell = cells.get(i);
            var plain = cell.strip();
            if (TableCell.isFormula(plain)) {
                damaged.add(new Violation(
                        pointer(column),
                        "'%s' is a formula; write what it comes to, or an apostrophe before it if it is text"
                                .formatted(cell)));
            } else if (TableCell.isDamagedText(plain)) {
                damaged.add(new Violation(
                        pointer(column),
                        "'%s' was made by a spreadsheet; write the text as it was, or an apostrophe before it if it is right"
                                .formatted(cell)));
            } else {
                (ABOUT_THE_RECORD.contains(column.split("[.\\[]", 2)[0]) ? about : tree).put(column, cell);
            }
        }
        if (!damaged.isEmpty()) {
            throw new RefusedLine(damaged);
        }
        try {
            about.root().put("type", type).set("content", tree.root());
            return Json.mapper().treeToValue(about.root(), NativeLine.class);
        } catch (JsonProcessingException e) {
            throw RefusedLine.unreadable("", e);
        }
    }

    @Override
    public long position() {
        return position;
    }

    static String pointer(String column) {
        return "/" + column.replace("[]", "").replace('.', '/');
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
