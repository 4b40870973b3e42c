package org.daylight.rules.language;

/** Where in a rule an expression stands: what is asked of it differs. */
public enum RulePart {
    /** appliesWhen or requires, or what stands in one of them: what may be absent is guarded. */
    CONDITION,
    /** A day that follows from facts and parameters; where one of them is absent there is none. */
    PERMITTED_FROM,
    /** Words with expressions in braces. */
    MESSAGE
}
