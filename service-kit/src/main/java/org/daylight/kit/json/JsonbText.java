package org.daylight.kit.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;

/**
 * JSON as PostgreSQL writes a {@code jsonb}: the keys of an object by their length and then by their bytes, a space behind
 * every comma and colon, characters as they are but for those that JSON has to escape (PostgreSQL 18, {@code jsonb_util.c}
 * and {@code escape_json}).
 */
public final class JsonbText {

    private static final Comparator<String> SHORTER_FIRST = Comparator.comparingInt(
                    (String key) -> key.getBytes(UTF_8).length)
            .thenComparing(key -> key.getBytes(UTF_8), Arrays::compareUnsigned);

    private JsonbText() {}

    /**
     * The text of a value.
     *
     * @throws IllegalArgumentException if it holds a number that is no integer, or text that cannot be stored
     */
    public static String of(JsonNode value) {
        var text = new StringBuilder(512);
        add(text, value);
        return text.toString();
    }

    /** Adds a text in its quotes. */
    public static void add(StringBuilder text, String value) {
        if (!StorableText.is(value)) {
            throw new IllegalArgumentException("the text " + StorableText.MEND);
        }
        text.append('"');
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    /**
     * Adds an instant as {@code to_jsonb} writes a {@code timestamptz} in UTC, of whose fraction it leaves zeros away.
     *
     * @param instant in whole microseconds
     * @throws IllegalArgumentException outside the years 1 to 9999, which have another form
     */
    public static void add(StringBuilder text, Instant instant) {
        var time = instant.atOffset(ZoneOffset.UTC);
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw new IllegalArgumentException("the year %d has another form".formatted(time.getYear()));
        }
        var whole = time.truncatedTo(ChronoUnit.SECONDS).toLocalDateTime().toString();
        text.append('"').append(whole);
        if (time.getSecond() == 0) {
            text.append(":00");
        }
        var micros = time.getNano() / 1000;
        if (micros > 0) {
            var digits = Integer.toString(1_000_000 + micros).substring(1);
            text.append('.').append(digits.replaceAll("0+$", ""));
        }
        text.append("+00:00\"");
    }

    private static void add(StringBuilder text, JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> {
                text.append('{');
                var names = value.properties().stream().map(Map.Entry::getKey).toArray(String[]::new);
                Arrays.sort(names, JsonbText::compared);
                for (var i = 0; i < names.length; i++) {
                    text.append(i > 0 ? ", " : "");
                    add(text, names[i]);
                    text.append(": ");
                    add(text, value.get(names[i]));
                }
                text.append('}');
            }
            case ARRAY -> {
                text.append('[');
                for (var i = 0; i < value.size(); i++) {
                    text.append(i > 0 ? ", " : "");
                    add(text, value.get(i));
                }
                text.append(']');
            }
            case STRING -> add(text, value.textValue());
            case BOOLEAN -> text.append(value.booleanValue());
            case NULL -> text.append("null");
            case NUMBER -> {
                if (!value.isIntegralNumber()) {
                    throw new IllegalArgumentException("the number %s is no integer".formatted(value));
                }
                text.append(value.bigIntegerValue());
            }
            default -> throw new IllegalArgumentException("not JSON: " + value.getNodeType());
        }
    }

    private static int compared(String one, String other) {
        if (isAscii(one) && isAscii(other)) {
            return one.length() != other.length() ? one.length() - other.length() : one.compareTo(other);
        }
        return SHORTER_FIRST.compare(one, other);
    }

    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
