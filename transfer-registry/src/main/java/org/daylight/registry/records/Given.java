package org.daylight.registry.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a body may leave out. */
public final class Given {

    private Given() {}

    /** An empty list for one that was left out. */
    public static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
