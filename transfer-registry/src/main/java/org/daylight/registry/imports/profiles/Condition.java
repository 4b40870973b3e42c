package org.daylight.registry.imports.profiles;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.daylight.registry.records.Given;

/**
 * What must all hold of a row. What is unknown fulfils nothing but {@code unknown}, and what is only about a number does not
 * reach another one.
 *
 * @param known values that say something
 * @param unknown values that say nothing
 * @param is values with the texts of which one must stand there
 * @param isNot values with the texts that must not
 * @param atLeast values with a number, or the name of a value, that they reach
 * @param above values with a number, or the name of a value, that they exceed
 */
record Condition(
        List<String> known,
        List<String> unknown,
        Map<String, List<String>> is,
        Map<String, List<String>> isNot,
        Map<String, String> atLeast,
        Map<String, String> above) {

    Condition {
        known = Given.list(known);
        unknown = Given.list(unknown);
        is = Given.map(is);
        isNot = Given.map(isNot);
        atLeast = Given.map(atLeast);
        above = Given.map(above);
    }

    boolean holds(RowValues row) {
        return known.stream().allMatch(row::isKnown)
                && unknown.stream().noneMatch(row::isKnown)
                && is.entrySet().stream()
                        .allMatch(test ->
                                row.isKnown(test.getKey()) && test.getValue().contains(row.text(test.getKey())))
                && isNot.entrySet().stream()
                        .allMatch(test ->
                                row.isKnown(test.getKey()) && !test.getValue().contains(row.text(test.getKey())))
                && atLeast.entrySet().stream().allMatch(test -> compared(row, test) >= 0)
                && above.entrySet().stream().allMatch(test -> compared(row, test) > 0);
    }

    /** Less than anything where one side is unknown, or not sure enough: of what is about a number only the sign is. */
    private static int compared(RowValues row, Map.Entry<String, String> test) {
        var left = row.number(test.getKey());
        var named = row.has(test.getValue());
        var right = named ? row.number(test.getValue()) : new BigDecimal(test.getValue());
        if (left == null || right == null || (named && !row.isAtMost(test.getValue()))) {
            return Integer.MIN_VALUE;
        }
        var sure = row.isAtLeast(test.getKey()) || (right.signum() == 0 && row.isAbout(test.getKey()));
        return sure ? left.compareTo(right) : Integer.MIN_VALUE;
    }

    /** The names of the values that it asks. */
    Stream<String> names() {
        return Stream.of(known.stream(), unknown.stream(), is.keySet().stream(), isNot.keySet().stream(), numbers())
                .flatMap(name -> name);
    }

    /** Those that must be numbers. */
    Stream<String> numbers() {
        return Stream.concat(atLeast.keySet().stream(), above.keySet().stream());
    }

    /** The other sides of its comparisons. */
    Stream<String> limits() {
        return Stream.concat(atLeast.values().stream(), above.values().stream());
    }
}
