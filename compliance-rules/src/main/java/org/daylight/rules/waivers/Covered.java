package org.daylight.rules.waivers;

/** What the review-service says of a subject that does not meet a rule; the words are those of its contract. */
enum Covered {
    WAIVED,
    /** By what stands on the meter of a waiver with a ceiling. */
    WITHIN_CEILING,
    /** By nothing, but by a waiver that is used up; its meter does not say for which subjects. */
    USED_UP,
    NOT_WAIVED
}
