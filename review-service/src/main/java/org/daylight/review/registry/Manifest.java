package org.daylight.review.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many subjects a scope has and in which partitions their lines come; the order is part of it. */
public record Manifest(long count, List<Partition> partitions) {

    /**
     * Some subjects of one type and partner.
     *
     * @param id opaque, as the registry gave it
     */
    public record Partition(
            String id, String type, @Nullable String partner, long count) {}

    public Manifest {
        partitions = List.copyOf(partitions);
    }
}
