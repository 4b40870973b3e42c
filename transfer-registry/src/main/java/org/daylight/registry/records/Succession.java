package org.daylight.registry.records;

import java.time.LocalDate;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/** Dates that come one after the other whichever days are meant: both their first and their last days rise. */
public final class Succession {

    private Succession() {}

    /** Whether it has no last day, so that what begins on it may never begin. */
    public static boolean isOpenEnded(ImpreciseDate date) {
        return date.latest().equals(ImpreciseDate.OPEN_END);
    }

    /**
     * What is wrong with a date that is to come after another one; null if nothing is.
     *
     * @param where stands the other one, such as "the step above"
     */
    public static @Nullable String wrong(ImpreciseDate above, ImpreciseDate date, String where) {
        if (date.exact() && above.exact()) {
            return date.earliest().isAfter(above.earliest())
                    ? null
                    : "must be after %s, %s; list the oldest first".formatted(above.earliest(), where);
        }
        if (!date.latest().isAfter(above.latest())) {
            return "must be after %s: its last day after %s, the last day there".formatted(where, above.latest());
        }
        return date.earliest().isAfter(above.earliest())
                ? null
                : "must be after %s: its first day after %s, the first day there%s"
                        .formatted(
                                where,
                                above.earliest(),
                                instead(above.earliest().plusDays(1), date));
    }

    /** How to leave out the days before the first that a date can mean; empty where none would be left. */
    public static String instead(LocalDate first, ImpreciseDate date) {
        if (date.exact() || date.latest().isBefore(first)) {
            return "";
        }
        return date.latest().equals(first) ? "; write " + first : "; write %s/%s".formatted(first, date.latest());
    }
}
