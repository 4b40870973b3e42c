package org.daylight.rules.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads and shows the value of a leaf or parameter by its type. */
public final class FactValue {

    private FactValue() {}

    /**
     * Reads a value as it stands on a fact line.
     *
     * @throws IllegalArgumentException with a sentence that says how to mend the text
     */
    public static Object read(FactType type, String text) {
        return switch (type) {
            case BOOL -> bool(text);
            case INT -> integer(text);
            case STRING -> text;
            case DATE -> Span.date(text);
            case DAYS -> Span.days(text);
            case MONEY -> Amount.money(text);
            case QUANTITY -> Amount.quantity(text);
            case DECIMAL -> Amount.decimal(text);
            case STRING_LIST, BOOL_LIST, INT_LIST, DATE_LIST, DAYS_LIST, MONEY_LIST, QUANTITY_LIST, DECIMAL_LIST ->
                list(type, List.of(text.split("\\s*,\\s*")));
        };
    }

    /**
     * Reads a list from its elements as they stand on a fact line.
     *
     * @param stated null = there is an element whose value is not known
     * @throws IllegalArgumentException with a sentence that says how to mend it
     */
    static FactList list(FactType type, List<? extends @Nullable Object> stated) {
        FactList.check(stated.size());
        var element = type.element().orElseThrow();
        var elements = new ArrayList<@Nullable Object>(stated.size());
        for (var one : stated) {
            elements.add(one == null ? null : read(element, one.toString()));
        }
        return new FactList(elements);
    }

    /** The value as it stands on a fact line. */
    public static String text(FactType type, @Nullable Object value) {
        if (value == null) {
            return "unknown";
        }
        if (value == Absent.ABSENT) {
            return "absent";
        }
        return switch (type) {
            case INT -> ((Span) value).numberText();
            case DATE -> ((Span) value).dateText();
            case DAYS -> ((Span) value).daysText();
            case STRING_LIST, BOOL_LIST, INT_LIST, DATE_LIST, DAYS_LIST, MONEY_LIST, QUANTITY_LIST, DECIMAL_LIST ->
                ((FactList) value).text(type.element().orElseThrow());
            case BOOL, STRING, MONEY, QUANTITY, DECIMAL -> value.toString();
        };
    }

    /** Whether a value leaves open which of several it is. */
    public static boolean imprecise(@Nullable Object value) {
        return switch (value) {
            case Span span -> !span.exact();
            case Amount amount -> !amount.exact();
            case FactList list -> list.isImprecise();
            case null, default -> false;
        };
    }

    /** Whether two values say the same, however their numbers are written: 3 and 3.0. */
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Amount amount && other instanceof Amount another) {
            return amount.plain().equals(another.plain());
        }
        if (one instanceof FactList list && other instanceof FactList another) {
            return list.size() == another.size()
                    && IntStream.range(0, list.size())
                            .allMatch(index -> same(
                                    list.elements().get(index),
                                    another.elements().get(index)));
        }
        return Objects.equals(one, other);
    }

    private static Object bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'%s' is neither true nor false".formatted(text));
        };
    }

    private static Object integer(String text) {
        try {
            return Span.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'%s' is not a whole number".formatted(text), e);
        }
    }
}
