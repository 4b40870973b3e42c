package org.daylight.kit.date;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates that come one after the other whichever days are meant: both their first and their last days rise. */
public final class Succession {

    private Succession() {}

    /** Whether it has no first day, so that what begins on it may have begun at any time. */
    public static boolean isOpenBegun(ImpreciseDate date) {
        return date.earliest().equals(ImpreciseDate.OPEN_START);
    }

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

    /**
     * What is wrong with a date that is not to come before a beginning; null if nothing is.
     *
     * @param where stands the beginning, such as "startsOn"
     */
    public static @Nullable String before(ImpreciseDate beginning, ImpreciseDate date, String where) {
        if (date.earliest().isBefore(beginning.earliest())) {
            return "must not be before " + where + instead(beginning.earliest(), date);
        }
        return date.latest().isBefore(beginning.latest())
                ? "must not be before %s: its last day not before %s, the last day there"
                        .formatted(where, beginning.latest())
                : null;
    }

    /** How to leave out the days before the first that a date can mean; empty where none would be left. */
    private static String instead(LocalDate first, ImpreciseDate date) {
        if (date.exact() || date.latest().isBefore(first)) {
            return "";
        }
        return date.latest().equals(first) ? "; write " + first : "; write %s/%s".formatted(first, date.latest());
    }
}
