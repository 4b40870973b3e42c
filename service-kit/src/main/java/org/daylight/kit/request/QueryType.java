package org.daylight.kit.request;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What a query parameter can be.
 *
 * @param several whether it may be repeated
 * @param form how it is written, for people
 */
record QueryType(boolean several, String form, Consumer<String> reader) {

    static QueryType of(Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            var one = of(generic.getActualTypeArguments()[0]);
            return new QueryType(true, one.form, one.reader);
        }
        if (type instanceof Class<?> plain) {
            if (plain.isEnum()) {
                return oneOf(Arrays.stream(plain.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .toArray(String[]::new));
            }
            if (plain == boolean.class || plain == Boolean.class) {
                return oneOf("true", "false");
            }
            if (plain == int.class || plain == Integer.class) {
                return new QueryType(false, "a whole number", Integer::parseInt);
            }
            if (plain == long.class || plain == Long.class) {
                return new QueryType(false, "a whole number", Long::parseLong);
            }
            if (plain == LocalDate.class) {
                return new QueryType(
                        false,
                        "a day such as 2024-05-03",
                        text -> known(LocalDate.parse(text).getYear()));
            }
            if (plain == Instant.class) {
                return new QueryType(
                        false,
                        "an instant such as 2024-05-03T08:00:00Z",
                        text -> known(
                                Instant.parse(text).atOffset(ZoneOffset.UTC).getYear()));
            }
            if (plain == UUID.class) {
                return new QueryType(false, "an id such as 01a212e5-f8e6-7ccf-b423-6e39299b8f08", UUID::fromString);
            }
        }
        return new QueryType(false, "text", text -> {});
    }

    /** Days of these years are what records and the database know. */
    private static void known(int year) {
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("the year " + year);
        }
    }

    private static QueryType oneOf(String... names) {
        return new QueryType(false, Arrays.stream(names).collect(Collectors.joining(", ", "one of ", "")), value -> {
            if (!Arrays.asList(names).contains(value)) {
                throw new IllegalArgumentException(value);
            }
        });
    }

    boolean reads(String value) {
        try {
            reader.accept(value);
            return true;
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
