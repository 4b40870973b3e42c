package org.daylight.kit.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.daylight.kit.json.JsonbText;
import org.jspecify.annotations.Nullable;

/**
 * A row as {@code to_jsonb(row)::text} writes it in a session in UTC. Columns are added in the order of the keys of a
 * {@code jsonb}: shorter names first, and those of one length by the alphabet.
 */
public final class RowText {

    private final StringBuilder text;

    /** @param length about how many characters it will have */
    public RowText(int length) {
        text = new StringBuilder(length);
    }

    public RowText text(String column, @Nullable String value) {
        if (value == null) {
            return bare(column, null);
        }
        JsonbText.add(named(column), value);
        return this;
    }

    /** @param value in whole microseconds of the years 1 to 9999 */
    public RowText instant(String column, @Nullable Instant value) {
        if (value == null) {
            return bare(column, null);
        }
        JsonbText.add(named(column), value);
        return this;
    }

    /** @param value an integer, a boolean, or what a {@code jsonb} column has as its text */
    public RowText bare(String column, @Nullable Object value) {
        named(column).append(value);
        return this;
    }

    /** The whole row, to which nothing can be added then. */
    byte[] bytes() {
        return text.append('}').toString().getBytes(UTF_8);
    }

    private StringBuilder named(String column) {
        return text.append(text.isEmpty() ? "{\"" : ", \"").append(column).append("\": ");
    }
}
