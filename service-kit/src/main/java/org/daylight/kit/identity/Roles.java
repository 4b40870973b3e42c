package org.daylight.kit.identity;

import java.util.List;

/** The roles of the suite. */
public final class Roles {

    public static final String DESK_OFFICER = "desk-officer";
    public static final String LEGAL_ADVISER = "legal-adviser";
    public static final String MONITOR = "monitor";
    public static final String REVIEWER = "reviewer";
    public static final String APPROVER = "approver";
    public static final String SENIOR_APPROVER = "senior-approver";
    public static final String READER = "reader";
    public static final String AUDITOR = "auditor";

    /** Reserved for whoever will release reports; reads, and no operation asks for it. */
    public static final String PUBLISHER = "publisher";

    /** Another service of the suite: sees everything, because a review must weigh everything. */
    public static final String SERVICE = "service";

    /** All of them. */
    public static final List<String> ALL = List.of(
            DESK_OFFICER,
            LEGAL_ADVISER,
            MONITOR,
            REVIEWER,
            APPROVER,
            SENIOR_APPROVER,
            READER,
            AUDITOR,
            PUBLISHER,
            SERVICE);

    private Roles() {}
}
