package org.daylight.rules.evaluation;

/** How much choice the law leaves. */
public enum Choice {
    MANDATORY,
    WAIVABLE,
    DISCRETIONARY,
    POLICY
}
