package org.daylight.registry.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.recording.Sortable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A report, an answer or another act that is owed by a day.
 *
 * @param type the kind of record that says so
 * @param doneOn null where it is not done or where nothing is recorded
 * @param daysLeft to the due day, where both days are certain and it has not passed
 * @param daysLate from the due day to the day on which it was done, or to the day of the question
 */
@Schema(name = "ReportDue")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportDue(
        UUID id,
        @Sortable String type,
        @Sortable String reference,
        @Sortable @Nullable String partner,
        @Sortable String what,
        @Sortable @Nullable String owedBy,
        @Sortable String dueOn,
        @Nullable String doneOn,
        State state,
        @Nullable Long daysLeft,
        @Nullable Long daysLate,
        Marking marking,
        URI link) {

    /** UNDETERMINED: past its day, and what is recorded does not say whether it was done in time. */
    public enum State {
        DUE,
        LATE,
        DONE,
        DONE_LATE,
        UNDETERMINED
    }

    /** Where it stands on a day, and how many days late where that can be counted. */
    record Standing(
            State state, @Nullable Long daysLeft, @Nullable Long daysLate) {

        /**
         * @param done null where it is not done or where that is not known
         * @param notDone whether it is recorded that it is not done
         */
        static Standing on(LocalDate day, ImpreciseDate due, @Nullable ImpreciseDate done, boolean notDone) {
            if (done != null && !done.isAfter(day).orElse(false)) {
                return done(due, done);
            }
            var past = due.isBefore(day);
            if (past.isEmpty() || (past.get() && !notDone && done == null)) {
                return new Standing(State.UNDETERMINED, null, null);
            }
            return past.get()
                    ? new Standing(State.LATE, null, days(due, ImpreciseDate.of(day)))
                    : new Standing(State.DUE, days(ImpreciseDate.of(day), due), null);
        }

        private static Standing done(ImpreciseDate due, ImpreciseDate done) {
            var late = due.isBefore(done);
            if (late.isEmpty()) {
                return new Standing(State.UNDETERMINED, null, null);
            }
            return late.get()
                    ? new Standing(State.DONE_LATE, null, days(due, done))
                    : new Standing(State.DONE, null, null);
        }

        private static @Nullable Long days(ImpreciseDate from, ImpreciseDate to) {
            return from.exact() && to.exact() ? (Long) ChronoUnit.DAYS.between(from.latest(), to.latest()) : null;
        }
    }
}
