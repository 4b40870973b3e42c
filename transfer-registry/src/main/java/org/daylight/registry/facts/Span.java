package org.daylight.registry.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.daylight.kit.json.Json;

/**
 * Where a value stands in a stored content. What the database writes of {@code jsonb} has only the escapes that RFC 8785
 * allows, so that its texts go into a line as they are.
 */
public final class Span {

    private static final int DAY = 10;

    private byte[] json = {};
    private int start;
    private int end;

    /** Forgets what was read: the value is not there. */
    void clear() {
        start = 0;
        end = 0;
    }

    void set(byte[] content, int from, int to) {
        json = content;
        start = from;
        end = to;
    }

    boolean isMissing() {
        return start == end;
    }

    /** Whether it is there and null. */
    boolean isNull() {
        return start != end && json[start] == 'n';
    }

    boolean isText() {
        return start != end && json[start] == '"';
    }

    boolean isTrue() {
        return start != end && json[start] == 't';
    }

    public boolean isFalse() {
        return start != end && json[start] == 'f';
    }

    /** Whether it is neither missing nor null. */
    public boolean isStated() {
        return start != end && json[start] != 'n';
    }

    public boolean isNumber() {
        return start != end && (json[start] == '-' || (json[start] >= '0' && json[start] <= '9'));
    }

    /** What stands there without the quotes of a text; nothing if it is missing. */
    public String text() {
        for (var i = start; i < end; i++) {
            if (json[i] == '\\') {
                return escaped();
            }
        }
        return new String(json, inner(), innerEnd() - inner(), UTF_8);
    }

    private String escaped() {
        try {
            return Json.mapper().readValue(json, start, end - start, String.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored text is not JSON", e);
        }
    }

    /** What stands there, or something else where it is missing or null. */
    public String textOr(String otherwise) {
        return isStated() ? text() : otherwise;
    }

    boolean says(byte[] word) {
        return Arrays.equals(json, inner(), innerEnd(), word, 0, word.length);
    }

    /** Whether it is one day, not a month, a year or a stretch of time. */
    boolean isDay() {
        var from = inner();
        return innerEnd() - from == DAY && json[from + 4] == '-' && json[from + 7] == '-';
    }

    /** Whether this day is after the other one. */
    boolean isAfter(byte[] day) {
        var from = inner();
        return Arrays.compare(json, from, from + DAY, day, 0, DAY) > 0;
    }

    /** Adds what stands between the quotes of a text, or a number, as it is. */
    void addTo(JsonBytes out) {
        out.raw(json, inner(), innerEnd());
    }

    /** Adds a decimal as {@link Encoded#plain(String)} writes it. */
    void addPlainTo(JsonBytes out) {
        var from = inner();
        var to = innerEnd();
        var point = -1;
        var simple = from < to && json[from] != '0';
        for (var i = from; simple && i < to; i++) {
            if (json[i] == '.' && point < 0 && i > from) {
                point = i;
            } else {
                simple = json[i] >= '0' && json[i] <= '9';
            }
        }
        if (!simple) {
            out.raw(Encoded.plain(text()));
            return;
        }
        while (point > 0 && json[to - 1] == '0') {
            to--;
        }
        out.raw(json, from, to == point + 1 ? point : to);
    }

    private int inner() {
        return isText() ? start + 1 : start;
    }

    private int innerEnd() {
        return isText() ? end - 1 : end;
    }
}
