package org.daylight.registry.records;

/** What articles are for, or were used for; the first five are the purposes of AECA 4. */
public enum Purpose {
    INTERNAL_SECURITY,
    SELF_DEFENSE,
    NONPROLIFERATION,
    COLLECTIVE_MEASURES,
    CIVIC_ACTION,
    OTHER
}
