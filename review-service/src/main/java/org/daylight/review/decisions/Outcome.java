package org.daylight.review.decisions;

/** What can be decided. */
public enum Outcome {
    CONTINUE,
    CONTINUE_WITH_MEASURES,
    ACCELERATE,
    SLOW,
    RESEQUENCE,
    SUBSTITUTE,
    CAP,
    HOLD,
    SUSPEND,
    CANCEL,
    REVOKE,
    REFER,
    /** Nobody decided and deliveries went on; recorded by the service, never proposed. */
    CONTINUED_BY_DEFAULT;

    /** Whether it stops what moves, which is signed a tier higher and reaches the registry. */
    boolean fullStop() {
        return this == HOLD || this == SUSPEND;
    }
}
