package org.daylight.registry.imports;

import java.time.Instant;
import java.util.UUID;
import org.daylight.kit.recording.Draft;
import org.daylight.registry.deliveries.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * One version of a delivery on its way into the database.
 *
 * @param storedVersion the version in the table when the batch began, 0 for a new record
 * @param written false for a version that was already there
 */
record DeliveryState(
        UUID id,
        int version,
        int storedVersion,
        UUID transfer,
        UUID partner,
        @Nullable Instant knownSince,
        Draft<Delivery> draft,
        boolean written) {

    DeliveryState next(@Nullable Instant since, Draft<Delivery> further) {
        return new DeliveryState(id, version + 1, storedVersion, transfer, partner, since, further, true);
    }
}
