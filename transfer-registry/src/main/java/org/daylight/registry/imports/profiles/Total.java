package org.daylight.registry.imports.profiles;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sum or count that must be right, because it shows whether rows are missing.
 *
 * @param sum the value that is added up; left out: the rows are counted
 * @param comesTo what it must come to
 * @param row the row that says what it must come to; it is no record
 * @param column the cell of that row
 * @param tolerance by how much rounding may put it wrong
 */
record Total(
        @Nullable String sum,
        @Nullable BigDecimal comesTo,
        @Nullable CellSays row,
        @Nullable String column,
        @Nullable BigDecimal tolerance) {

    Stream<@Nullable String> columns() {
        return Stream.of(column, row == null ? null : row.column());
    }

    String what() {
        return sum == null ? "the number of rows" : "the sum of " + sum;
    }

    BigDecimal mayDiffer() {
        return tolerance == null ? BigDecimal.ZERO : tolerance;
    }
}
