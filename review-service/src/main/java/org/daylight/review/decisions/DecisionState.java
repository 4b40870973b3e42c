package org.daylight.review.decisions;

/** Where a decision stands. */
public enum DecisionState {
    PROPOSED,
    SIGNED,
    /** Signed; the registry has not taken the hold yet. */
    EFFECT_PENDING,
    /** Signed, and recorded in the registry. */
    IN_EFFECT,
    /** Signed, and the registry will not take it; a flag says so. */
    EFFECT_REFUSED,
    REFUSED,
    WITHDRAWN,
    /** Not decided by anybody. */
    RECORDED
}
