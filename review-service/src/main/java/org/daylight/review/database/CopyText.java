package org.daylight.review.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as COPY reads them: a line per row, tabs between the columns, a list as an array of text (PostgreSQL 18 manual,
 * COPY, "Text Format").
 */
final class CopyText {

    private final StringBuilder text = new StringBuilder(64 * 1024);

    void row(@Nullable Object... values) {
        for (var i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            switch (values[i]) {
                case null -> text.append("\\N");
                case List<?> list -> escaped(array(list));
                case Object other -> escaped(other.toString());
            }
        }
        text.append('\n');
    }

    InputStream in() {
        return new ByteArrayInputStream(text.toString().getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void escaped(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    /** An array's own text, before COPY's escapes: every element in quotes. */
    private static String array(List<?> elements) {
        if (elements.isEmpty()) {
            return "{}";
        }
        var array = new StringBuilder("{");
        for (var element : elements) {
            array.append(array.length() > 1 ? ",\"" : "\"")
                    .append(element.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }
}
