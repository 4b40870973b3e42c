package org.daylight.rules.facts;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types a fact or parameter may have. Dates, days, amounts and numbers are intervals; of every one there is a list. */
public enum FactType {
    BOOL,
    INT,
    STRING,
    STRING_LIST(STRING),
    DATE,
    DAYS,
    MONEY,
    QUANTITY,
    DECIMAL,
    BOOL_LIST(BOOL),
    INT_LIST(INT),
    DATE_LIST(DATE),
    DAYS_LIST(DAYS),
    MONEY_LIST(MONEY),
    QUANTITY_LIST(QUANTITY),
    DECIMAL_LIST(DECIMAL);

    private final @Nullable FactType element;

    FactType() {
        this.element = null;
    }

    FactType(FactType element) {
        this.element = element;
    }

    /** The type of what stands in the list; empty if this is no list. */
    public Optional<FactType> element() {
        return Optional.ofNullable(element);
    }

    /** The type of lists of these; empty if this is a list itself. */
    public Optional<FactType> list() {
        return Arrays.stream(values()).filter(type -> type.element == this).findFirst();
    }
}
