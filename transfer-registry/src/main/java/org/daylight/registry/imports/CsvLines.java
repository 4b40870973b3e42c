package org.daylight.registry.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;

/**
 * A table of one type: a header of column names such as {@code reference}, {@code quantity.amount}, {@code
 * milestones.HANDED_OVER.on}, {@code lines.0.designation} or {@code objectives[]} (several, parted by semicolons), then a
 * row for every record. An empty cell is unknown, the word {@code null} known to be absent.
 */
final class CsvLines implements FileLines {

    private static final Set<String> ABOUT_THE_RECORD =
            Set.of("key", "knownSince", "knownSinceSource", "accessGroup", "reason");

    /** What a spreadsheet makes of long numbers and of names such as 57E6. */
    private static final Pattern DAMAGED = Pattern.compile("[-+]?\\d+([.,]\\d+)?E\\+\\d+", Pattern.CASE_INSENSITIVE);

    private final String type;
    private final JavaType content;
    private final Map<String, Class<?>> types = new HashMap<>();
    private final CsvReader<CsvRecord> rows;
    private final long maxLines;

    CsvLines(InputStream in, String type, Class<?> content, ImportConfig config) {
        this.type = type;
        this.content = Json.mapper().constructType(content);
        maxLines = config.maxLines();
        rows = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .detectBomHeader(true)
                .ofCsvRecord(new InputStreamReader(in, UTF_8));
    }

    @Override
    public void read(Each each) throws IOException {
        try {
            List<String> header = null;
            for (var row : rows) {
                if (header == null) {
                    header = header(row.getFields());
                } else if (row.getStartingLineNumber() > maxLines) {
                    throw Problems.TOO_LARGE.problem("the file has more than %d lines".formatted(maxLines));
                } else {
                    row(row, header, each);
                }
            }
            if (header == null) {
                throw Problems.UNREADABLE_BODY.problem("the table is empty: its first line names the columns");
            }
        } catch (CsvParseException e) {
            throw Problems.UNREADABLE_BODY.problem("the table cannot be read: " + e.getMessage());
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
        var about = new HashMap<String, String>();
        var tree = new CellTree(content, types);
        var damaged = new ArrayList<Violation>();
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i).strip();
            var column = header.get(i);
            if (cell.isEmpty()) {
                continue;
            }
            if (DAMAGED.matcher(cell).matches()) {
                damaged.add(new Violation(
                        "/" + column.replace('.', '/'),
                        "'%s' was made by a spreadsheet; write the text as it was".formatted(cell)));
            } else if (ABOUT_THE_RECORD.contains(column)) {
                about.put(column, cell);
            } else {
                tree.put(column, cell);
            }
        }
        if (!damaged.isEmpty()) {
            throw new RefusedLine(damaged);
        }
        return line(about, tree.root());
    }

    private NativeLine line(Map<String, String> about, ObjectNode tree) {
        return new NativeLine(
                type,
                about.get("key"),
                about.get("knownSince"),
                about.get("knownSinceSource"),
                about.get("accessGroup"),
                null,
                null,
                about.get("reason"),
                tree);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
