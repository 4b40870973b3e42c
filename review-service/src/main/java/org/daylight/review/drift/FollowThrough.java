package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.daylight.kit.date.ImpreciseDate;

/** Whether we did what we said we would do. */
public enum FollowThrough {
    CARRIED_OUT,
    /** Known not to be done; not due yet, without a day, or due on a day of which it is not sure that it has passed. */
    NOT_CARRIED_OUT,
    /** Known not to be done, and the day by which it had to be has passed for sure. */
    OVERDUE,
    /** Nobody recorded whether it was done, or the day on which it was done may be before or after. */
    UNDETERMINED;

    /**
     * How a stated consequence or benefit stands on a day.
     *
     * @param undertaking with {@code fulfilledOn} and {@code dueOn}: a day as precise as it is known, null for known not to
     *     be, left out where it is not known
     */
    static FollowThrough of(JsonNode undertaking, LocalDate asOf) {
        if (!undertaking.has("fulfilledOn")) {
            return UNDETERMINED;
        }
        if (undertaking.hasNonNull("fulfilledOn")) {
            var done = ImpreciseDate.parse(undertaking.path("fulfilledOn").asText());
            if (!done.latest().isAfter(asOf)) {
                return CARRIED_OUT;
            }
            if (!done.earliest().isAfter(asOf)) {
                return UNDETERMINED;
            }
        }
        return undertaking.hasNonNull("dueOn")
                        && ImpreciseDate.parse(undertaking.path("dueOn").asText())
                                .latest()
                                .isBefore(asOf)
                ? OVERDUE
                : NOT_CARRIED_OUT;
    }
}
