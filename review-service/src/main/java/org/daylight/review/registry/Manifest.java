package org.daylight.review.registry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many subjects a scope has and in which partitions their lines come; the order is part of it.
 *
 * @param counts of each type, also where its partitions are not listed
 * @param factTypes the versions of the lines, without which two moments cannot be compared
 */
public record Manifest(long count, String factTypes, Map<String, Long> counts, List<Partition> partitions) {

    /**
     * Some subjects of one type and partner.
     *
     * @param id opaque, as the registry gave it
     */
    public record Partition(
            String id, String type, @Nullable String partner, long count) {}

    public Manifest {
        counts = Map.copyOf(counts);
        partitions = List.copyOf(partitions);
    }
}
