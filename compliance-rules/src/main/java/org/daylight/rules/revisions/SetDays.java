package org.daylight.rules.revisions;

import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Period;
import org.jspecify.annotations.Nullable;

/** The days of a set as its author writes it. A set that was kept is read whatever its days say. */
final class SetDays {

    private SetDays() {}

    /** @throws NotUnderstood at days that cannot be read, or that end before they begin */
    static void require(DatedSet set) {
        require("/completeFrom", set.completeFrom(), set.completeTo());
        for (var index = 0; index < set.members().size(); index++) {
            var member = set.members().get(index);
            require("/members/" + index, member.from(), member.to());
        }
    }

    private static void require(String pointer, @Nullable String from, @Nullable String to) {
        try {
            Period.of(from, to);
        } catch (IllegalArgumentException e) {
            var refused = new NotUnderstood(pointer, e.getMessage() + "; correct the dates");
            refused.initCause(e);
            throw refused;
        }
    }
}
