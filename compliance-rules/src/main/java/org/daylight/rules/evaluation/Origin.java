package org.daylight.rules.evaluation;

import java.util.List;
import org.daylight.rules.facts.Amount;
import org.daylight.rules.facts.FactList;
import org.daylight.rules.facts.FactType;
import org.jspecify.annotations.Nullable;

/** Where the value of a term comes from. */
sealed interface Origin {

    record Leaf(int slot, FactType type) implements Origin {}

    record Parameter(int index) implements Origin {}

    record Constant(Object value) implements Origin {}

    /**
     * What a function gives.
     *
     * @param amounts whether that is an amount
     */
    record Computed(boolean amounts) implements Origin {
        static final Origin AMOUNTS = new Computed(true);
        static final Origin OTHER = new Computed(false);
    }

    /** The texts that stand in the rule, one or a list of them; null if it is something else. */
    default @Nullable List<String> texts() {
        if (!(this instanceof Constant(Object value))) {
            return null;
        }
        if (value instanceof String text) {
            return List.of(text);
        }
        return value instanceof FactList list
                ? list.elements().stream().map(String.class::cast).toList()
                : null;
    }

    default boolean isText() {
        return this instanceof Leaf(int _, FactType type) && type == FactType.STRING;
    }

    default boolean isAmount() {
        return switch (this) {
            case Leaf(int _, FactType type) ->
                switch (type) {
                    case MONEY, QUANTITY, DECIMAL -> true;
                    case BOOL, INT, STRING, DATE, DAYS -> false;
                    case STRING_LIST,
                            BOOL_LIST,
                            INT_LIST,
                            DATE_LIST,
                            DAYS_LIST,
                            MONEY_LIST,
                            QUANTITY_LIST,
                            DECIMAL_LIST -> false;
                };
            case Constant(Object value) -> value instanceof Amount;
            case Parameter _ -> false;
            case Computed(boolean amounts) -> amounts;
        };
    }
}
