package org.daylight.review.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may read differently than it did at an earlier moment.
 *
 * @param all everything; nothing is listed then
 */
public record Changes(boolean all, List<Group> subjects) {

    /** Subjects of one type and partner, by id. */
    public record Group(String type, @Nullable String partner, List<String> ids) {}
}
