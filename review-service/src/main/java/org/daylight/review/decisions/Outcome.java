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

    /** Whether it stops what moves, for a time or for good; that is signed a tier higher. */
    boolean stops() {
        return switch (this) {
            case HOLD, SUSPEND, CANCEL, REVOKE -> true;
            case CONTINUE,
                    CONTINUE_WITH_MEASURES,
                    ACCELERATE,
                    SLOW,
                    RESEQUENCE,
                    SUBSTITUTE,
                    CAP,
                    REFER,
                    CONTINUED_BY_DEFAULT -> false;
        };
    }

    /** Whether the registry holds deliveries for it until it is released. */
    boolean fullStop() {
        return this == HOLD || this == SUSPEND;
    }
}
