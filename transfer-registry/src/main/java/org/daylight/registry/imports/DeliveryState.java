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
 * @param content as the database writes it
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
        String content,
        boolean written) {

    DeliveryState next(@Nullable Instant since, Draft<Delivery> further, String content) {
        return new DeliveryState(id, version + 1, storedVersion, transfer, partner, since, further, content, true);
    }
}
