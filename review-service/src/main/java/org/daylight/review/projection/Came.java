package org.daylight.review.projection;

import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that has come, or may have: it takes room in the period of the last day that it may have come on.
 *
 * @param quantity null = not known exactly
 */
public record Came(
        String reference,
        String transfer,
        @Nullable String capabilityClass,
        ImpreciseDate on,
        OpenDelivery.@Nullable Amount quantity,
        @Nullable Money value) {}
