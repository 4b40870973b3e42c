package org.daylight.kit.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.table.Columns;
import org.daylight.kit.table.TableCell;

/**
 * A whole list as a table, read page by page while it is written. It ends with a row {@code #view} and the number of rows:
 * without it the table is torn, and no import takes it for records.
 *
 * @param first read before anything is written, so that what was asked is refused or its moment said in the headers
 */
record ListTable(Columns columns, Page<?> first, Function<PageQuery, ? extends Page<?>> list) {

    void write(OutputStream to) throws IOException {
        var out = new BufferedOutputStream(to);
        out.write(Columns.line(columns.names()).getBytes(UTF_8));
        var rows = 0L;
        for (Page<?> page = first;
                page != null;
                page = page.next() == null ? null : list.apply(PageQuery.ofFile(page.next()))) {
            for (var item : page.items()) {
                out.write(Columns.line(columns.cells(Json.mapper().valueToTree(item)))
                        .getBytes(UTF_8));
                rows++;
            }
        }
        var end = new ArrayList<>(List.of(TableCell.VIEW, Long.toString(rows)));
        while (end.size() < columns.names().size()) {
            end.add("");
        }
        out.write(Columns.line(end).getBytes(UTF_8));
        out.flush();
    }
}
