package org.daylight.review.reviews;

import java.time.Instant;
import java.util.function.Function;
import org.daylight.review.drift.Limits;

/** The autopilot limits that hold where an objective states none of its own. */
public interface Tripwires {

    /**
     * The limits of partners and objectives, as they were recorded at a moment: a review that is run again finds the same.
     *
     * @return by scope, {@code partner:<code>} or {@code objective:<reference>}
     */
    Function<String, Limits> recordedBy(Instant moment);
}
