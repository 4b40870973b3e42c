package org.daylight.rules.facts;

import org.jspecify.annotations.Nullable;

/**
 * One fact of the vocabulary.
 *
 * @param name group and field with a dot ("delivery.enteredCountryOn")
 * @param supplier who states it: registry, review, or none yet
 * @param mayBeAbsent whether it may be known to be absent, so that a rule must ask has() first
 */
public record Leaf(
        String name,
        FactType type,
        Supplier supplier,
        boolean mayBeAbsent,
        @Nullable String description) {

    /** Who supplies a fact. */
    public enum Supplier {
        REGISTRY,
        REVIEW,
        NONE
    }

    public String group() {
        return name.substring(0, name.indexOf('.'));
    }

    public String field() {
        return name.substring(name.indexOf('.') + 1);
    }
}
