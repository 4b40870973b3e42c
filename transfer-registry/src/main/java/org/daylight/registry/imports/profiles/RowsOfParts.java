package org.daylight.registry.imports.profiles;

import java.util.Map;

/**
 * Which row said what of a record that several rows made.
 *
 * @param lines by the place in the record, such as {@code /content/lines/3}; what is not there the first row said
 */
public record RowsOfParts(Map<String, Long> lines) {

    /** Of a record that one row made. */
    public static final RowsOfParts ONE = new RowsOfParts(Map.of());

    /** The line of the row that said what stands at the pointer, or else the first one. */
    public long of(String pointer, long first) {
        for (var at = pointer; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            var line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return first;
    }
}
