package org.daylight.registry.imports.profiles;

import java.util.List;
import org.daylight.registry.records.Given;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a row.
 *
 * @param column the name in the header, or {@code #4} for the fourth column
 * @param columns several, of which the first that says something counts
 * @param constant what it is in every row
 * @param unknown cells that say nothing, besides blank ones
 * @param absent cells that say that it is known not to be
 * @param required whether a row without it is refused
 * @param asWritten cells that look as if a spreadsheet had made them and are right
 */
record Cell(
        @Nullable String column,
        List<String> columns,
        @Nullable String constant,
        List<String> unknown,
        List<String> absent,
        @Nullable Boolean required,
        List<String> asWritten) {

    static final List<String> FIELDS =
            List.of("column", "columns", "constant", "unknown", "absent", "required", "asWritten");

    Cell {
        columns = Given.list(columns);
        unknown = Given.list(unknown);
        absent = Given.list(absent);
        asWritten = Given.list(asWritten);
    }

    List<String> places() {
        return column == null ? columns : List.of(column);
    }

    boolean isRequired() {
        return Boolean.TRUE.equals(required);
    }
}
