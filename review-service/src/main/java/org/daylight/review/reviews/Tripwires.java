package org.daylight.review.reviews;

import org.daylight.review.drift.Limits;

/** The autopilot limits that hold where an objective states none of its own. */
public interface Tripwires {

    /**
     * The limits of one partner or objective.
     *
     * @param scope {@code partner:<code>} or {@code objective:<reference>}
     */
    Limits of(String scope);
}
