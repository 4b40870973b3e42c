package org.daylight.registry.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What there is to ask about at a moment: how many subjects, and the partitions to read them by, in this order.
 *
 * @param factTypes each type with the version by which lines of two moments are compared
 * @param counts how many subjects there are of each type, also of those whose partitions are not listed
 * @param recordedUpTo nothing recorded later was used; the same as {@code knownAt} unless knowledge is declared
 */
public record Manifest(
        LocalDate asOf,
        Instant knownAt,
        String knowledge,
        Instant recordedUpTo,
        String scope,
        List<String> factTypes,
        long count,
        Map<String, Long> counts,
        List<Part> partitions) {

    /** One partition; {@code partner} is null for subjects that belong to none. */
    public record Part(String id, String type, @Nullable String partner, UUID from, UUID to, long count) {}
}
