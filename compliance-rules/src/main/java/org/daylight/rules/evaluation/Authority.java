package org.daylight.rules.evaluation;

/** Where a rule comes from. */
public enum Authority {
    STATUTE,
    REGULATION,
    POLICY,
    AGREEMENT_TERM,
    ASSURANCE,
    TOLERANCE
}
