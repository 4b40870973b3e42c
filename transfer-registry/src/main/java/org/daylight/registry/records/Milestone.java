package org.daylight.registry.records;

/** What can happen to a delivery. They are kept apart: a measure names the one it uses and never mixes two. */
public enum Milestone {
    ANNOUNCED,
    AUTHORISED,
    SHIPPED,
    ARRIVED_AT_PORT,
    ENTERED_COUNTRY,
    HANDED_OVER,
    ACKNOWLEDGED,
    INVENTORIED
}
