package org.daylight.registry.imports.profiles;

import java.util.List;
import org.daylight.registry.records.Given;
import org.jspecify.annotations.Nullable;

/** Rows of which one cell says one of these words. */
record CellSays(
        @Nullable String column, List<String> is, @Nullable String because) {

    CellSays {
        is = Given.list(is);
    }

    boolean holds(Row row) {
        return column != null && row.says(column, is);
    }
}
