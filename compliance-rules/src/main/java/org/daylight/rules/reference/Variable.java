package org.daylight.rules.reference;

/** What a flat variable stands for. */
sealed interface Variable {
    record Leaf(int slot) implements Variable {}

    record Has(int slot) implements Variable {}

    record Parameter(int index) implements Variable {}

    record AsOf() implements Variable {}

    record Chosen(int index) implements Variable {}

    record Same(int index) implements Variable {}

    record Element(String name) implements Variable {}

    record Gone(int index) implements Variable {}
}
