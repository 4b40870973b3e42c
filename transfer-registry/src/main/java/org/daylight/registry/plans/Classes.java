package org.daylight.registry.plans;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The capability classes that a record may plan. A plan of a class that nothing is of would ask for deliveries that cannot come,
 * and what is only spelt otherwise is the likeliest of these.
 *
 * @param known empty where the record names no classes, so that any may be planned
 * @param where names them, such as its content mix
 * @param forbidden those of which nothing may come
 */
public record Classes(Set<String> known, String where, Set<String> forbidden) {

    public Classes {
        known = Set.copyOf(known);
        forbidden = Set.copyOf(forbidden);
    }

    /** What is wrong with the class of a plan; null if nothing is. */
    @Nullable
    String wrong(String named) {
        if (forbidden.contains(named)) {
            return "is one of forbiddenClasses: plan nothing of it, or forbid it no longer";
        }
        return known.isEmpty() || known.contains(named)
                ? null
                : "is not a class of %s; plan one of %s".formatted(where, String.join(", ", new TreeSet<>(known)));
    }
}
