package org.daylight.rules.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** In which partitions the register's lines come. */
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

    public long subjects(String type) {
        return partitions.stream()
                .filter(partition -> partition.type().equals(type))
                .mapToLong(Partition::count)
                .sum();
    }
}
