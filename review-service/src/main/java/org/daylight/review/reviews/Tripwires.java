package org.daylight.review.reviews;

import java.time.Instant;
import org.daylight.review.drift.Limits;

/** The autopilot limits that hold where an objective states none of its own. */
public interface Tripwires {

    /**
     * The limits of one partner or objective, as they were recorded at a moment: a review that is run again finds the same.
     *
     * @param scope {@code partner:<code>} or {@code objective:<reference>}
     */
    Limits of(String scope, Instant recordedBy);
}
