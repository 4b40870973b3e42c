package org.daylight.rules.facts;

/** The value of a leaf that is known to be absent; an unknown one is null. */
public enum Absent {
    ABSENT
}
