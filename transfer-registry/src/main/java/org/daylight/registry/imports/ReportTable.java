package org.daylight.registry.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.json.Json;
import org.daylight.kit.table.Columns;
import org.daylight.kit.table.TableCell;
import org.daylight.registry.imports.ImportReport.LineProblem;
import org.daylight.registry.imports.ImportReport.WrittenRecord;
import org.jspecify.annotations.Nullable;

/** The report of an import by its lines, as a table to work through beside the file. */
final class ReportTable {

    private static final Columns COLUMNS = Columns.of(Row.class);

    private ReportTable() {}

    /** What a line came to. */
    enum Became {
        CREATED,
        CHANGED,
        REFUSED
    }

    /**
     * A line of the file.
     *
     * @param pointer what of a refused line is wrong, and
     * @param message how to mend it
     */
    record Row(
            long line,
            Became became,
            @Nullable String type,
            @Nullable String key,
            @Nullable UUID id,
            @Nullable String pointer,
            @Nullable String message) {

        static Row of(Became became, WrittenRecord written) {
            return new Row(written.line(), became, written.type(), written.key(), written.id(), null, null);
        }

        static Row of(LineProblem problem) {
            return new Row(problem.line(), Became.REFUSED, null, null, null, problem.pointer(), problem.message());
        }
    }

    static String of(ImportReport report) {
        var rows = new ArrayList<Row>();
        report.problems().forEach(problem -> rows.add(Row.of(problem)));
        // With a refused line nothing was written.
        if (report.problems().isEmpty()) {
            report.firstCreated().forEach(written -> rows.add(Row.of(Became.CREATED, written)));
            report.firstChanged().forEach(written -> rows.add(Row.of(Became.CHANGED, written)));
        }
        rows.sort(Comparator.comparingLong(Row::line));
        var table = new StringBuilder(Columns.line(COLUMNS.names()));
        rows.forEach(
                row -> table.append(Columns.line(COLUMNS.cells(Json.mapper().valueToTree(row)))));
        var end = new ArrayList<>(List.of(TableCell.VIEW, Integer.toString(rows.size())));
        while (end.size() < COLUMNS.names().size()) {
            end.add("");
        }
        return table.append(Columns.line(end)).toString();
    }
}
