package org.daylight.review.restrictions;

import java.util.Set;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Roles;

/**
 * Who is told what was said about a flag, to the other side or among ourselves, and what came back: whoever works on flags or
 * looks at how that is done. All others see that something was said, when and by which channel.
 */
public final class SpokenSight {

    /** Stands where the words would. */
    public static final String WITHHELD = "(withheld)";

    private static final Set<String> TOLD = Set.of(
            Roles.DESK_OFFICER,
            Roles.MONITOR,
            Roles.LEGAL_ADVISER,
            Roles.REVIEWER,
            Roles.APPROVER,
            Roles.SENIOR_APPROVER,
            Roles.AUDITOR,
            Roles.SERVICE);

    private SpokenSight() {}

    public static boolean of(Caller caller) {
        return caller.roles().stream().anyMatch(TOLD::contains);
    }
}
