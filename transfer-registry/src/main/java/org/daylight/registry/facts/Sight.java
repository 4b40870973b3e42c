package org.daylight.registry.facts;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose restricted records a caller may see. */
public record Sight(boolean full, Set<String> groups) {

    static final Sight FULL = new Sight(true, Set.of());

    public Sight {
        groups = Set.copyOf(groups);
    }

    public boolean sees(@Nullable String accessGroup) {
        return full || accessGroup == null || groups.contains(accessGroup);
    }
}
