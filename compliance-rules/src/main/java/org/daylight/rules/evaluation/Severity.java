package org.daylight.rules.evaluation;

/** What kind of demand a rule makes. */
public enum Severity {
    PROHIBITION,
    WAIT,
    REPORT_DUE,
    REQUIREMENT,
    ADVISORY
}
