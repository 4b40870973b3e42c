package org.daylight.registry.imports.profiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a table: by name, or by place ({@code #4} is the fourth) where a name is missing or stands twice. */
final class Header {

    private static final int NOWHERE = -1;

    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    private Header(List<String> names) {
        this.names = names;
        for (var i = 0; i < names.size(); i++) {
            places.merge(names.get(i), i, (_, _) -> NOWHERE);
        }
        for (var i = 0; i < names.size(); i++) {
            places.put("#" + (i + 1), i);
        }
    }

    static Header of(List<String> cells) {
        return new Header(cells.stream().map(Header::stripped).toList());
    }

    int width() {
        return names.size();
    }

    /** Where the column stands, counted from 0; -1 if there is none or the name stands twice. */
    int index(String column) {
        return places.getOrDefault(column, NOWHERE);
    }

    String label(int index) {
        return names.get(index).isEmpty() ? "#" + (index + 1) : names.get(index);
    }

    /** The columns that the table should have and has not. */
    List<String> missing(List<String> columns) {
        return columns.stream().filter(column -> index(column) < 0).distinct().toList();
    }

    /** Where it differs from what a profile expects, in words; empty if nowhere. */
    List<String> differences(List<String> expected) {
        var found = new ArrayList<String>();
        for (var i = 0; i < Math.max(expected.size(), names.size()); i++) {
            var wanted = i < expected.size() ? expected.get(i) : null;
            var here = i < names.size() ? names.get(i) : null;
            if (wanted == null || !wanted.equals(here)) {
                found.add("column %d is %s and should be %s".formatted(i + 1, said(here), said(wanted)));
            }
        }
        return found;
    }

    private static String said(@Nullable String name) {
        return name == null ? "not there" : "'" + name + "'";
    }

    /** Without blanks at the ends, the no-break space of web pages among them. */
    static String stripped(String cell) {
        return cell.indexOf('\u00a0') < 0
                ? cell.strip()
                : cell.replace('\u00a0', ' ').strip();
    }
}
