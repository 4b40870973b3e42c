package org.daylight.rules.registry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** The codes of those about whom there is a line. */
    public Set<String> partners() {
        return partitions.stream()
                .flatMap(partition -> Stream.ofNullable(partition.partner()))
                .collect(Collectors.toSet());
    }

    public long subjects(String type) {
        return partitions.stream()
                .filter(partition -> partition.type().equals(type))
                .mapToLong(Partition::count)
                .sum();
    }
}
