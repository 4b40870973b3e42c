package org.daylight.rules.runs;

/** Where a run is. */
public enum RunState {
    OPEN,
    RUNNING,
    /** The registry or the review-service did not answer; it goes on where it stood. */
    WAITING,
    FINISHED,
    CANCELLED,
    FAILED
}
