package org.daylight.registry.imports.profiles;

import java.util.List;

/**
 * A row as it stands in the file.
 *
 * @param line on which it begins
 * @param cells without blanks at their ends, as many as the header has
 */
record Row(long line, Header header, List<String> cells) {

    String cell(String column) {
        return cells.get(header.index(column));
    }

    /** Whether a cell says one of these words. */
    boolean says(String column, List<String> words) {
        return words.contains(cell(column));
    }
}
