package org.daylight.registry.records;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of lists on records that others name. One that the caller may not see matches nothing, just as one that is
 * not there: otherwise a list would tell what is hidden.
 */
@ApplicationScoped
public class Named {

    /** The value of {@link #ids} as an array. */
    public static final String IDS = "string_to_array(?, ',')::uuid[]";

    private final References references;

    Named(References references) {
        this.references = references;
    }

    /** The ids of what has this key, as one text, so that cursors can be bound to it; null for no key. */
    public @Nullable String ids(RecordKind kind, @Nullable String key) {
        if (key == null) {
            return null;
        }
        return references.all(kind, key).stream()
                .map(found -> found.id().toString())
                .sorted()
                .collect(joining(","));
    }
}
