package org.daylight.review.reviews;

/** Where a review stands. */
public enum ReviewState {
    /** Opened; nobody has begun. */
    OPEN,
    /** A replica is at work on it. */
    RUNNING,
    /** A service it needs does not answer; it resumes where it stopped. */
    WAITING,
    /** Counted, applied and chained. */
    SEALED,
    /** Sealed, but some rule ended in an error; nothing of that rule was cleared. */
    SEALED_WITH_ERRORS,
    /** The counts do not match, or a service refused; it changed nothing. */
    INCOMPLETE,
    /** A person ended it before it was sealed; it changed nothing. */
    CANCELLED,
    /** An old review was run again and held against itself; it changed nothing. */
    REPLAYED;

    /** Whether anything more will come of it. */
    public boolean onItsWay() {
        return switch (this) {
            case OPEN, RUNNING, WAITING -> true;
            case SEALED, SEALED_WITH_ERRORS, INCOMPLETE, CANCELLED, REPLAYED -> false;
        };
    }
}
