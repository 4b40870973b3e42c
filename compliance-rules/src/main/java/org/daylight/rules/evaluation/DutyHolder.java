package org.daylight.rules.evaluation;

/** Who owes the duty. */
public enum DutyHolder {
    OWN_GOVERNMENT,
    PARTNER,
    EXPORTER
}
