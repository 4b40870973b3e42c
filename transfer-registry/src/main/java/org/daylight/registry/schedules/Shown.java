package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.daylight.kit.recording.Selection;
import org.daylight.kit.table.Columns;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of lines are shown. Lines have no type: what they may hold is what their table has columns for.
 *
 * @param selection null = all of them
 */
record Shown(List<String> columns, @Nullable Selection selection) {

    /** Refuses names that no line has. */
    static Shown of(@Nullable String asked, List<String> columns) {
        return new Shown(columns, Selection.of(asked, fields(columns)));
    }

    /** The names of whole fields, each once: a range stands in several columns. */
    static List<String> fields(List<String> columns) {
        return columns.stream()
                .map(column -> column.split("[.\\[]", 2)[0])
                .distinct()
                .toList();
    }

    ObjectNode of(ObjectNode line) {
        return selection == null ? line : line.retain(List.copyOf(selection.names()));
    }

    Columns table() {
        var all = Columns.named(columns);
        return selection == null ? all : all.only(selection::shows);
    }
}
