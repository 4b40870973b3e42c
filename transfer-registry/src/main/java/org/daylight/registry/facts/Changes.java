package org.daylight.registry.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may read differently than it did at an earlier moment.
 *
 * @param all everything has to be read again; {@code why} says so, and nothing is listed
 * @param subjects by type and partner; some may have ended
 */
@Schema(name = "FactChanges")
record Changes(boolean all, @Nullable String why, List<Group> subjects) {

    /** Subjects of one type and partner, by id. */
    @Schema(name = "ChangedSubjects")
    record Group(String type, @Nullable String partner, List<UUID> ids) {}

    static Changes all(String why) {
        return new Changes(true, why, List.of());
    }

    /** Adds a subject to the last group, if it is of the same type and partner, and else to a new one. */
    static void add(List<Group> groups, FactType type, @Nullable String partner, UUID id) {
        if (groups.isEmpty()
                || !groups.getLast().type().equals(type.word())
                || !Objects.equals(groups.getLast().partner(), partner)) {
            groups.add(new Group(type.word(), partner, new ArrayList<>()));
        }
        groups.getLast().ids().add(id);
    }
}
