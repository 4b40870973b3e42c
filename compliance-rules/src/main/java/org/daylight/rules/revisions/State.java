package org.daylight.rules.revisions;

/** Where a revision is in its life. Only a published one counts. */
public enum State {
    DRAFT,
    CHECKED,
    PROPOSED,
    PUBLISHED,
    SUPERSEDED,
    WITHDRAWN
}
