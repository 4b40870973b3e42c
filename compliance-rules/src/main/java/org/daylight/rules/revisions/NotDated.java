package org.daylight.rules.revisions;

import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.Period;
import org.jspecify.annotations.Nullable;

/** Days of a set that cannot be read, or that end before they begin. */
final class NotDated extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String what;

    private NotDated(String pointer, String what) {
        super(pointer + ": " + what);
        this.pointer = pointer;
        this.what = what;
    }

    /** Where it stands (RFC 6901). */
    String pointer() {
        return pointer;
    }

    String what() {
        return what;
    }

    static void refuseIn(DatedSet set) {
        refuse("/completeFrom", set.completeFrom(), set.completeTo());
        for (var index = 0; index < set.members().size(); index++) {
            var member = set.members().get(index);
            refuse("/members/" + index, member.from(), member.to());
        }
    }

    private static void refuse(String pointer, @Nullable String from, @Nullable String to) {
        try {
            Period.of(from, to);
        } catch (IllegalArgumentException e) {
            throw new NotDated(pointer, e.getMessage() + "; correct the dates");
        }
    }
}
