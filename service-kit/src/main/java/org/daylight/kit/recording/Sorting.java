package org.daylight.kit.recording;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * By which of its {@link Sortable} fields a list is sorted that is no list of records. Texts and dates count by their
 * characters, numbers by what they are worth; what has no value comes first, in descending order last.
 *
 * @param <T> what the list consists of
 */
public final class Sorting<T> {

    /** Cursors hold the value that a page ends with; texts that are the same up to here stand in the order of their ids. */
    private static final int LONGEST = 200;

    private static final Comparator<String> TEXTS = Comparator.naturalOrder();
    private static final Comparator<String> NUMBERS =
            Comparator.comparing(text -> text.isEmpty() ? null : new BigDecimal(text), nullFirst());

    private final @Nullable RecordComponent field;
    private final boolean descending;

    private Sorting(@Nullable RecordComponent field, boolean descending) {
        this.field = field;
        this.descending = descending;
    }

    /** Reads the name of a field, with a hyphen in front for the last first; null = in the list's own order. */
    static <T> Sorting<T> of(Class<T> type, @Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            return new Sorting<>(null, false);
        }
        var descending = asked.startsWith("-");
        var name = descending ? asked.substring(1) : asked;
        var fields = fields(type);
        var field = fields.get(name);
        if (field == null) {
            throw INVALID_REQUEST.problem(
                    "The list cannot be sorted by %s".formatted(name),
                    new Violation("query:sort", Order.unknown(name, fields)));
        }
        return new Sorting<>(field, descending);
    }

    private static Map<String, RecordComponent> fields(Class<?> type) {
        var fields = new LinkedHashMap<String, RecordComponent>();
        Arrays.stream(type.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Sortable.class))
                .forEach(component -> fields.put(component.getName(), component));
        return fields;
    }

    /** The field; null for the list's own order. */
    public @Nullable String field() {
        return field == null ? null : field.getName();
    }

    public boolean descending() {
        return descending;
    }

    /** What an item is sorted by, as text; empty where it has no value. */
    public String key(T item) {
        if (field == null) {
            return "";
        }
        try {
            var accessor = field.getAccessor();
            accessor.setAccessible(true);
            var value = accessor.invoke(item);
            var text =
                    value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
            return text.codePointCount(0, text.length()) > LONGEST
                    ? text.substring(0, text.offsetByCodePoints(0, LONGEST))
                    : text;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a field cannot be read: " + field, e);
        }
    }

    /** SQL that reads from a column of texts what {@link #key} reads from the item. */
    public static String text(String column) {
        return "left(coalesce(%s, ''), %d) collate \"C\"".formatted(column, LONGEST);
    }

    /** SQL for what comes after an item, with a question mark for its key and one for its id. */
    public String after(String expression, String type, String id) {
        return "(%s, %s) %s (?::%s, ?::uuid)".formatted(expression, id, descending ? "<" : ">", type);
    }

    /** SQL that puts items in order. */
    public String by(String expression, String id) {
        var direction = descending ? " desc" : "";
        return "order by %s%s, %s%s".formatted(expression, direction, id, direction);
    }

    /** Where an item stands in the list. */
    record Place(String key, UUID id) {}

    /** Of ids by their text, as the database compares them. */
    Comparator<Place> places() {
        var isNumber = field != null
                && (Number.class.isAssignableFrom(field.getType())
                        || (field.getType().isPrimitive() && field.getType() != boolean.class));
        var places = Comparator.comparing(Place::key, isNumber ? NUMBERS : TEXTS)
                .thenComparing(place -> place.id().toString());
        return descending ? places.reversed() : places;
    }

    /** Of items of a list that has no pages. */
    Comparator<T> items() {
        var none = new UUID(0, 0);
        return Comparator.comparing(item -> new Place(key(item), none), places());
    }

    private static Comparator<@Nullable BigDecimal> nullFirst() {
        return Comparator.nullsFirst(Comparator.naturalOrder());
    }

    @Override
    public String toString() {
        return field == null ? "" : (descending ? "-" : "") + field.getName();
    }
}
