package org.daylight.kit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.Begins;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.date.OfDay;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.Stated;
import org.jspecify.annotations.Nullable;

/** What the content of a kind of record consists of, so that every list can be sorted and cut in the same way. */
final class ContentFields {

    private static final String CONTENT = "r.content->>'%s'";

    private final Class<?> type;
    private final @Nullable LocalDate day;

    /** The dates of the content with the SQL that reads their text. */
    private final Map<String, String> dates = new LinkedHashMap<>();

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, StateOfDay> states = new LinkedHashMap<>();

    private ContentFields(Class<?> type, @Nullable LocalDate day) {
        this.type = type;
        this.day = day;
        for (var component : type.getRecordComponents()) {
            var name = component.getName();
            var value = value(component);
            StateOfDay.of(component).ifPresent(state -> states.put(name, state));
            if (isDate(value)) {
                dates.put(name, shown(CONTENT.formatted(name), component));
            } else if (isText(value)) {
                if (!component.isAnnotationPresent(MayBeHidden.class)) {
                    texts.put(name, state(name));
                }
            } else if (!keys(value).isEmpty()) {
                reached(name, value);
            }
        }
    }

    static ContentFields of(Class<?> type) {
        return new ContentFields(type, null);
    }

    /** What lists are sorted and cut by is what they show: on a day, what had come by then. */
    static ContentFields of(Class<?> type, @Nullable LocalDate day) {
        return new ContentFields(type, day);
    }

    private String shown(String date, RecordComponent component) {
        return day == null || component.isAnnotationPresent(Ahead.class)
                ? date
                : "(case when %s <= '%s' then %s end)".formatted(Order.earliest(date), day, date);
    }

    private String state(String name) {
        var state = states.get(name);
        return day == null || state == null ? CONTENT.formatted(name) : state.sql(day);
    }

    /** A map such as that of milestones: each key with the one date it has. */
    private void reached(String name, Type map) {
        var of = (Class<?>) argument(map, 1);
        for (var key : keys(map)) {
            for (var component : of.getRecordComponents()) {
                if (isDate(value(component))) {
                    var date = "r.content#>>'{%s,%s,%s}'".formatted(name, key, component.getName());
                    dates.put(name + "." + key, shown(date, component));
                }
            }
        }
    }

    List<String> names() {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    Map<String, String> dates() {
        return dates;
    }

    Map<String, String> texts() {
        return texts;
    }

    /** The SQL of the date without which there is no such record; none if a record may be without a date. */
    Optional<String> beginning() {
        return Arrays.stream(type.getRecordComponents())
                .filter(ContentFields::begins)
                .map(component -> CONTENT.formatted(component.getName()))
                .findFirst();
    }

    /** What of the content had come by that day: later events are not there yet, what lies ahead by its nature is. */
    <B> B until(LocalDate day, B content, Class<B> of) {
        ObjectNode tree = Json.mapper().valueToTree(content);
        states.forEach((name, state) -> tree.put(name, state.on(day, tree)));
        cut(tree, type, day);
        return Json.mapper().convertValue(tree, of);
    }

    private static void cut(ObjectNode object, Class<?> type, LocalDate day) {
        Arrays.stream(type.getRecordComponents())
                .filter(component -> isFoundLater(component, object, day))
                .forEach(component -> object.remove(component.getName()));
        for (var component : type.getRecordComponents()) {
            var name = component.getName();
            var there = object.path(name);
            var value = value(component);
            if (isDate(value)
                    && there.isTextual()
                    && !component.isAnnotationPresent(Ahead.class)
                    && isAfter(there, day)) {
                if (component.getType() == Stated.class) {
                    object.putNull(name);
                } else {
                    object.remove(name);
                }
            } else {
                within(there, value, day);
            }
        }
    }

    private static boolean isFoundLater(RecordComponent component, ObjectNode object, LocalDate day) {
        var of = component.getAnnotation(OfDay.class);
        return of != null && isAfter(object.path(of.value()), day);
    }

    private static void within(JsonNode there, Type value, LocalDate day) {
        if (value instanceof Class<?> plain && plain.isRecord() && there instanceof ObjectNode inside) {
            cut(inside, plain, day);
        } else if (isList(value) && argument(value, 0) instanceof Class<?> item && item.isRecord()) {
            var begins = Arrays.stream(item.getRecordComponents())
                    .filter(component -> component.isAnnotationPresent(Begins.class) || begins(component))
                    .map(RecordComponent::getName)
                    .toList();
            if (there instanceof ArrayNode list) {
                list.removeIf(one -> begins.stream().anyMatch(date -> isAfter(one.path(date), day)));
            }
            there.forEach(one -> within(one, item, day));
        } else if (!keys(value).isEmpty() && argument(value, 1) instanceof Class<?> item) {
            there.forEach(one -> within(one, item, day));
        }
    }

    private static boolean begins(RecordComponent component) {
        return component.getType() != Stated.class
                && isDate(component.getGenericType())
                && component.getAccessor().isAnnotationPresent(NotNull.class)
                && !component.isAnnotationPresent(Ahead.class);
    }

    private static boolean isAfter(JsonNode date, LocalDate day) {
        return date.isTextual() && ImpreciseDate.parse(date.asText()).earliest().isAfter(day);
    }

    private static boolean isDate(Type type) {
        return type == ImpreciseDate.class || type == LocalDate.class;
    }

    private static boolean isText(Type type) {
        return type == String.class || (type instanceof Class<?> plain && plain.isEnum());
    }

    private static boolean isList(Type type) {
        return type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw);
    }

    /** The keys of a map from an enumeration to records; none of anything else. */
    private static List<Object> keys(Type type) {
        return type instanceof ParameterizedType generic
                        && generic.getRawType() == Map.class
                        && argument(type, 0) instanceof Class<?> key
                        && key.isEnum()
                        && argument(type, 1) instanceof Class<?> of
                        && of.isRecord()
                ? List.of(key.getEnumConstants())
                : List.of();
    }

    private static Type value(RecordComponent component) {
        var type = component.getGenericType();
        return component.getType() == Stated.class ? argument(type, 0) : type;
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
