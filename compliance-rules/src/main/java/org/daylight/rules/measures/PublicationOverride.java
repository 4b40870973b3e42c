package org.daylight.rules.measures;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision that a revision may be published in spite of its numbers.
 *
 * @param run the measurement that was there; null = there was none. A later measurement outdates the decision
 * @param together the digests of all that was decided about in one: it counts for exactly these, published together
 */
public record PublicationOverride(
        UUID id,
        String revision,
        String decidedBy,
        String reason,
        @Nullable UUID run,
        Instant at,
        List<String> together) {}
