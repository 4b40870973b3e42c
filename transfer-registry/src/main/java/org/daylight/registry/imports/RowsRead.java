package org.daylight.registry.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of a table.
 *
 * @param rows how many there are
 * @param again how many say what an earlier one said already, and count once
 * @param setAside rows that are no records by the profile's own word
 * @param comparison with the release of the source that was imported before; left out where a line was refused
 */
public record RowsRead(
        long rows,
        long again,
        List<SetAside> setAside,
        @Nullable Comparison comparison) {

    /** As every role may read it afterwards: what single rows said is for whoever imported them. */
    RowsRead withoutComparison() {
        return new RowsRead(rows, again, setAside, null);
    }

    /**
     * Rows that are set aside for one reason.
     *
     * @param lines the first of them
     */
    public record SetAside(String because, long count, List<Long> lines) {}
}
