package org.daylight.kit.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.Stated;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a stored content becomes the text that the API shows, without becoming a content in between: that was written
 * from one, so that only the order of its fields is the database's own. What is not as it was always written is for Jackson to read.
 */
sealed interface ContentForm {

    /** The text that the API shows, or nothing where it cannot be told from the stored one. */
    static Optional<String> shown(ContentForm form, byte[] stored) {
        var in = new StoredText(stored);
        try {
            form.copy(in);
            return Optional.of(in.written());
        } catch (Unexpected e) {
            return Optional.empty();
        }
    }

    void copy(StoredText in) throws Unexpected;

    /** What stands there was written otherwise than contents are written now. */
    final class Unexpected extends Exception {
        Unexpected() {
            super(null, null, false, false);
        }
    }

    /** A text, a number or a flag: what begins with one of these. */
    record Scalar(String begins) implements ContentForm {
        @Override
        public void copy(StoredText in) throws Unexpected {
            in.require(begins);
            in.scalar();
        }
    }

    /** A word of an enumeration; one that the enumeration no longer has is not shown as if it had. */
    record Word(Set<String> words) implements ContentForm {
        @Override
        public void copy(StoredText in) throws Unexpected {
            in.require("\"");
            if (!words.contains(in.ahead())) {
                throw new Unexpected();
            }
            in.scalar();
        }
    }

    /** A list of values. */
    record Several(ContentForm of) implements ContentForm {
        @Override
        public void copy(StoredText in) throws Unexpected {
            in.require("[");
            in.open('[');
            for (var more = in.enter(']'); more; more = in.next(']')) {
                of.copy(in);
                in.comma();
            }
            in.close(']');
        }
    }

    /**
     * Fields in their order; those of a map from an enumeration too.
     *
     * @param closed whether there can be no other one; else what is not known is passed over
     */
    record Fields(List<Field> fields, boolean closed) implements ContentForm {
        @Override
        public void copy(StoredText in) throws Unexpected {
            in.require("{");
            var places = new int[fields.size()];
            for (var more = in.enter('}'); more; more = in.next('}')) {
                var index = in.field(fields);
                if (index >= 0) {
                    places[index] = in.place();
                } else if (closed) {
                    throw new Unexpected();
                }
                in.skip();
            }
            var end = in.place();
            in.open('{');
            for (var i = 0; i < places.length; i++) {
                fields.get(i).copy(in, places[i]);
            }
            in.close('}');
            in.goTo(end);
        }
    }

    /**
     * A field.
     *
     * @param otherwise what is shown where nothing is stored; null = the field is left out
     * @param mayBeNull whether null is said of it, and shown
     */
    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    record Field(byte[] name, @Nullable String otherwise, boolean mayBeNull, ContentForm form) {

        void copy(StoredText in, int place) throws Unexpected {
            if (place == 0) {
                if (otherwise != null) {
                    in.name(name);
                    in.raw(otherwise);
                    in.comma();
                }
                return;
            }
            in.goTo(place);
            in.name(name);
            if (in.isNull()) {
                if (!mayBeNull) {
                    throw new Unexpected();
                }
                in.scalar();
            } else {
                form.copy(in);
            }
            in.comma();
        }
    }

    /** None where a content has parts that are not known here. */
    static Optional<ContentForm> of(Class<?> content) {
        return Optional.ofNullable(form(content));
    }

    private static @Nullable ContentForm form(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            var arguments = generic.getActualTypeArguments();
            if (raw == List.class) {
                var of = form(arguments[0]);
                return of == null ? null : new Several(of);
            }
            return raw == Map.class && arguments[0] instanceof Class<?> key && key.isEnum()
                    ? map(key, arguments[1])
                    : null;
        }
        if (!(type instanceof Class<?> plain)) {
            return null;
        }
        if (plain == String.class
                || plain == ImpreciseDate.class
                || plain == LocalDate.class
                || plain == BigDecimal.class) {
            return new Scalar("\"");
        }
        if (plain.isEnum()) {
            return new Word(Arrays.stream(plain.getEnumConstants())
                    .map(word -> Json.mapper().valueToTree(word).toString())
                    .collect(Collectors.toUnmodifiableSet()));
        }
        if (plain == Integer.class || plain == int.class || plain == Long.class || plain == long.class) {
            return new Scalar("-0123456789");
        }
        if (plain == Boolean.class || plain == boolean.class) {
            return new Scalar("tf");
        }
        return plain.isRecord() ? record(plain) : null;
    }

    private static @Nullable ContentForm map(Class<?> keys, Type values) {
        var form = form(values);
        if (form == null) {
            return null;
        }
        var fields = new ArrayList<Field>();
        for (var key : keys.getEnumConstants()) {
            fields.add(new Field(((Enum<?>) key).name().getBytes(UTF_8), null, false, form));
        }
        return new Fields(fields, true);
    }

    private static @Nullable ContentForm record(Class<?> type) {
        var otherwise = otherwise(type);
        if (otherwise == null || !isWrittenByComponents(type)) {
            return null;
        }
        var fields = new ArrayList<Field>();
        for (var component : type.getRecordComponents()) {
            var stated = component.getType() == Stated.class;
            var form = form(
                    stated
                            ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                            : component.getGenericType());
            if (form == null) {
                return null;
            }
            var missing = otherwise.get(component.getName());
            fields.add(new Field(
                    component.getName().getBytes(UTF_8), missing == null ? null : missing.toString(), stated, form));
        }
        return new Fields(fields, false);
    }

    /** What is shown of a record of which nothing is stored; null if there is no such record. */
    private static @Nullable JsonNode otherwise(Class<?> type) {
        try {
            ObjectMapper json = Json.mapper();
            return json.valueToTree(JsonColumns.STORED.readValue("{}", type));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether Jackson writes the components and nothing else, in their order. */
    private static boolean isWrittenByComponents(Class<?> type) {
        try {
            var names = new ArrayList<String>();
            Json.mapper()
                    .getSerializerProviderInstance()
                    .findValueSerializer(type)
                    .properties()
                    .forEachRemaining(property -> names.add(property.getName()));
            var components = new ArrayList<String>();
            for (RecordComponent component : type.getRecordComponents()) {
                components.add(component.getName());
            }
            return names.equals(components);
        } catch (JsonMappingException e) {
            return false;
        }
    }
}
