package org.daylight.review.drift;

import org.daylight.kit.json.Money;
import org.jspecify.annotations.Nullable;

/** How much may happen without a substantive decision; what is left out does not limit. */
public record Limits(
        @Nullable Integer deliveries,
        @Nullable Money value,
        @Nullable Integer days) {

    public static final Limits NONE = new Limits(null, null, null);

    /** Nothing can be held against a value that is not above nought; such a one is recorded here and there. */
    public Limits {
        value = value == null || value.amount().signum() <= 0 ? null : value;
    }

    public boolean none() {
        return deliveries == null && value == null && days == null;
    }
}
