package org.daylight.review.registry;

/** What came of ordering a hold; a registry that is down is no outcome. */
public sealed interface HoldOutcome {

    /** Recorded now, or recorded before by an attempt whose answer was lost. */
    record Recorded() implements HoldOutcome {}

    /** The registry will not take it as it is. */
    record Refused(String why) implements HoldOutcome {}
}
