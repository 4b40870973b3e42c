package org.daylight.registry.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.CodeOf;
import org.daylight.kit.json.Stated;

/** A valid content that says every field its kind has; lists have one item, maps all their keys. */
public final class FullContent {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A code, a unit and a key in one; the grade of a source; a rule of recurrence. */
    private static final List<String> WORDS = List.of("USD", "A1", "FREQ=YEARLY");

    private FullContent() {}

    public static JsonNode of(Class<?> type) {
        var content = NODES.objectNode();
        for (var component : type.getRecordComponents()) {
            var least = component.getAccessor().getAnnotation(Min.class);
            content.set(
                    component.getName(),
                    least == null
                            ? value(component.getGenericType(), word(component))
                            : NODES.numberNode(Math.max(1, least.value())));
        }
        return content;
    }

    private static JsonNode value(Type type, String word) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic, word);
        }
        var plain = (Class<?>) type;
        if (plain == String.class) {
            return NODES.textNode(word);
        }
        if (plain == BigDecimal.class) {
            return NODES.textNode("1");
        }
        if (plain == Integer.class || plain == int.class || plain == Long.class || plain == long.class) {
            return NODES.numberNode(1);
        }
        if (plain == Boolean.class || plain == boolean.class) {
            return NODES.booleanNode(true);
        }
        if (plain == ImpreciseDate.class || plain == LocalDate.class) {
            return NODES.textNode("2024-03-01");
        }
        if (plain.isEnum()) {
            return NODES.textNode(((Enum<?>) plain.getEnumConstants()[0]).name());
        }
        if (plain.isRecord()) {
            return of(plain);
        }
        throw new AssertionError("what does a field of " + type + " say?");
    }

    private static JsonNode generic(ParameterizedType type, String word) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        if (raw == Stated.class) {
            return value(arguments[0], word);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return NODES.arrayNode().add(value(arguments[0], word));
        }
        if (raw == Map.class && arguments[0] instanceof Class<?> key && key.isEnum()) {
            var map = NODES.objectNode();
            for (var constant : key.getEnumConstants()) {
                map.set(((Enum<?>) constant).name(), value(arguments[1], word));
            }
            return map;
        }
        throw new AssertionError("what does a field of " + type + " say?");
    }

    /** The first code of its list, or the first word that its pattern lets through. */
    private static String word(RecordComponent component) {
        var list = component.getAnnotatedType().getAnnotation(CodeOf.class);
        if (list != null) {
            return CodeOf.Listed.codes(list).iterator().next();
        }
        var pattern = pattern(component);
        return WORDS.stream()
                .filter(word -> pattern.map(word::matches).orElse(true))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no word fits " + component));
    }

    private static Optional<String> pattern(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return Optional.ofNullable(component.getAccessor().getAnnotation(Pattern.class))
                .or(() -> Optional.ofNullable(type.getAnnotation(Pattern.class)))
                .map(Pattern::regexp);
    }
}
