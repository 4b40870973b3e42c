package org.daylight.rules.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that is known, in the order in which it was stated.
 *
 * @param elements null = there is one more, and its value is not known
 */
public record FactList(List<@Nullable Object> elements) {

    /** What goes through a list is bounded by its length. */
    public static final int MOST = 1_000;

    /** As many as a reader is shown. */
    private static final int SHOWN = 20;

    public FactList {
        elements = Collections.unmodifiableList(new ArrayList<>(elements));
    }

    public static FactList of(List<?> elements) {
        return new FactList(new ArrayList<@Nullable Object>(elements));
    }

    public int size() {
        return elements.size();
    }

    /** Whether it is not known exactly what stands in it. */
    boolean isImprecise() {
        return elements.stream().anyMatch(element -> element == null || FactValue.imprecise(element));
    }

    String text(FactType element) {
        var text = new StringBuilder();
        for (var index = 0; index < Math.min(elements.size(), SHOWN); index++) {
            text.append(index == 0 ? "" : ", ").append(FactValue.text(element, elements.get(index)));
        }
        return elements.size() > SHOWN ? text + " and %d more".formatted(elements.size() - SHOWN) : text.toString();
    }

    /** @throws IllegalArgumentException if there are too many */
    static void check(int size) {
        if (size > MOST) {
            throw new IllegalArgumentException("a list has at most %,d elements".formatted(MOST));
        }
    }
}
