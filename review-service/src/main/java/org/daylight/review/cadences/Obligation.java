package org.daylight.review.cadences;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A review that is owed, as the API shows it.
 *
 * @param cadence the cadence's reference
 * @param period the occurrence's local date and time, or the crossing of a tripwire; unique within its cadence
 * @param dueOn the day in the cadence's zone; its review looks at the register's day at dueAt, however late it opens
 * @param state DUE, OPENED, CANCELLED (opened, and somebody ended its review before it was sealed), INCOMPLETE (opened, and its
 *     review could not be brought to its end; it is owed again), STUCK (incomplete so often that it is not tried any more until
 *     somebody asks for it), VOIDED (due, and its cadence was voided), PAUSED (fell due, was
 *     tripped or triggered while the cadence rested) or COVERED (was missed, and a later one opened)
 * @param openedAt when its review was opened
 * @param startedAt when somebody first took its review up; left out while nobody has
 * @param lateBySeconds from the due time to the start, or to now where nothing has started; left out before it is due
 * @param late whether the review started after the time of grace, or has not by then; its knownAt is that of its start
 * @param reviewState how far its review has come; CANCELLED says that nothing was reviewed for it
 * @param goesNextFrom from when on its review goes before those that people open, one such review at a time; left out
 *     unless it is on its way
 * @param ahead whether it goes before them now
 * @param cancelled who cancelled its review, and why
 * @param againOf the first of its attempts, where one before was incomplete
 * @param opensFrom when it opens at the earliest, where that is later than its due time
 * @param attention the role that has to look, where it is STUCK
 * @param link to the review
 */
record Obligation(
        UUID id,
        String cadence,
        String period,
        String origin,
        String scope,
        String forum,
        Instant dueAt,
        LocalDate dueOn,
        String reason,
        String state,
        @Nullable Instant openedAt,
        @Nullable Instant startedAt,
        @Nullable Boolean late,
        @Nullable Long lateBySeconds,
        @Nullable String reviewState,
        @Nullable Instant goesNextFrom,
        boolean ahead,
        @Nullable Cancelled cancelled,
        @Nullable String pauseReason,
        @Nullable UUID againOf,
        @Nullable Instant opensFrom,
        @Nullable UUID coveredBy,
        @Nullable String attention,
        @Nullable UUID review,
        @Nullable String link) {

    /** Who cancelled a review that was owed. */
    @Schema(name = "ObligationCancelled")
    record Cancelled(String by, Instant at, String reason) {}
}
