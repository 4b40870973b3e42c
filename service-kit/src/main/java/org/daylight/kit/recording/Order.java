package org.daylight.kit.recording;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.daylight.kit.problem.NearNames;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * By what a list is sorted; between equals their ids decide, which are those of the order in which
 * records are made (RFC 9562, version 7) unless an import brought them.
 *
 * @param expression SQL over the alias {@code r}; empty = by the ids alone
 * @param type of the expression
 */
record Order(String expression, String type, boolean descending) {

    static final Order BY_ID = new Order("", "", false);

    /** The earliest day that a date may mean. ISO 8601 texts sort like the days they begin with. */
    static String earliest(String date) {
        return "coalesce(left(split_part(%s, '/', 1), 10), '') collate \"C\"".formatted(date);
    }

    /** A text behind the latest day that a date may mean: the sign behind the digits comes after every day in a month or year. */
    static String behindLatest(String date) {
        return "(case split_part(%1$s, '/', -1) when '..' then '9999' else split_part(%1$s, '/', -1) end || '~') collate \"C\""
                .formatted(date);
    }

    /** Reads the name of a field, with a hyphen in front for the last first. */
    static Order of(@Nullable String asked, Shape<?, ?> shape, @Nullable LocalDate day) {
        if (asked == null || asked.isEmpty()) {
            return BY_ID;
        }
        var descending = asked.startsWith("-");
        var name = descending ? asked.substring(1) : asked;
        var sortable = sortable(shape, day);
        var order = sortable.get(name);
        if (order == null) {
            throw INVALID_REQUEST.problem(
                    "The list cannot be sorted by %s".formatted(name),
                    new Violation("query:sort", unknown(name, sortable)));
        }
        return new Order(order.expression, order.type, descending);
    }

    static String unknown(String name, Map<String, ?> known) {
        var near = NearNames.of(name, known.keySet());
        return near.isEmpty()
                ? "must be one of " + String.join(", ", known.keySet())
                : "does not exist; did you mean " + String.join(" or ", near);
    }

    private static Map<String, Order> sortable(Shape<?, ?> shape, @Nullable LocalDate day) {
        var fields = ContentFields.of(shape.body(), day);
        var sortable = new LinkedHashMap<String, Order>();
        fields.texts()
                .forEach((name, sql) ->
                        sortable.put(name, new Order("coalesce(%s, '') collate \"C\"".formatted(sql), "text", false)));
        fields.dates().forEach((name, sql) -> sortable.put(name, new Order(earliest(sql), "text", false)));
        // As the unique index of the key has it.
        sortable.put(shape.keyColumn(), new Order("r." + shape.keyColumn(), "text", false));
        sortable.put("recordedAt", new Order("r.recorded_at", "timestamptz", false));
        return sortable;
    }

    /** The column that a page's cursor is made of, to be selected with the others. */
    String column() {
        return expression.isEmpty() ? "null" : "(%s)::text".formatted(expression);
    }

    String by() {
        var direction = descending ? " desc" : "";
        return expression.isEmpty()
                ? " order by r.id"
                : " order by %s%s, r.id%s".formatted(expression, direction, direction);
    }

    /** What comes after a row: its value of the expression, unless there is none, and its id. */
    String after() {
        return expression.isEmpty()
                ? " and r.id > ?"
                : " and (%s, r.id) %s (?::%s, ?)".formatted(expression, descending ? "<" : ">", type);
    }
}
