package org.daylight.kit.recording;

/** What a version did to its record. */
public enum RecordAct {
    CREATED,
    CHANGED,
    CORRECTED,
    VOIDED
}
