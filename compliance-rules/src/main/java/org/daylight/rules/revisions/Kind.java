package org.daylight.rules.revisions;

/** What a revision defines. */
public enum Kind {
    RULE,
    SET,
    TEMPLATE
}
