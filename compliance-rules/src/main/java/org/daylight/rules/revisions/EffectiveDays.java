package org.daylight.rules.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import org.daylight.kit.date.ImpreciseDate;
import org.jspecify.annotations.Nullable;

/**
 * The days for which an author writes a rule. On one of them at least it surely is in force: a text that is kept for none would
 * not be held against others that answer for the same days. One that was kept is read whatever its days say.
 */
final class EffectiveDays {

    private EffectiveDays() {}

    /** @throws NotUnderstood where it may end before it begins */
    static void require(JsonNode rule, String at) {
        var from = day(rule, "from");
        var to = day(rule, "to");
        if (from == null
                || to == null
                || from.latest().isBefore(to.earliest())
                || to.latest().isBefore(from.earliest())) {
            return;
        }
        throw new NotUnderstood(at + "/effective/to", mend(from, to));
    }

    private static String mend(ImpreciseDate from, ImpreciseDate to) {
        var first = from.latest().plusDays(1);
        if (from.exact() && to.latest().isBefore(first)) {
            return "is the first day that no longer counts; write %s where it was in force on that one day"
                    .formatted(first);
        }
        if (!to.latest().isBefore(first)) {
            return "may come before from; write the days on which it may have ended, as %s/%s"
                    .formatted(first, to.latest());
        }
        return from.earliest().isBefore(to.earliest())
                ? "may come before from; write as from the days on which it may have begun, as %s/%s"
                        .formatted(from.earliest(), to.earliest().minusDays(1))
                : "may come before from; write both as days between which they lie, those of from before those of to,"
                        + " such as 2025-01-01/2025-06-30 and 2025-07-01/2025-12-31";
    }

    /** Null where there is none, and where it is refused for itself. */
    private static @Nullable ImpreciseDate day(JsonNode rule, String field) {
        try {
            var text = rule.path("effective").path(field);
            return text.isTextual() ? ImpreciseDate.parse(text.asText()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
