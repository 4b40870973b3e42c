package org.daylight.review.lessons;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A past case as it was judged, and as today's rules judge it.
 *
 * @param then as it was reviewed
 * @param rulesToday what only the rules make different
 * @param knownToday what is known today besides
 * @param done whether it is COMPARED: all three can be read, and the flags that differ are listed
 * @param openedAt when today was
 * @param note what it is not
 */
@Schema(name = "LessonComparison")
record LessonComparison(
        UUID lesson,
        Column then,
        Column rulesToday,
        Column knownToday,
        State state,
        boolean done,
        String openedBy,
        Instant openedAt,
        String note,
        URI flags) {

    static final String NOTE =
            "Nobody could act on rules and knowledge of later days; what today's rules say of a past case"
                    + " is no judgement of those who decided it.";

    /** How far it has come. */
    @Schema(name = "LessonComparisonState")
    enum State {
        /** The two runs go on, or wait for a service. */
        RUNNING,
        /** What differs is written down, and does not change any more. */
        COMPARED,
        /** A run has ended without all its answers, as its column says; nothing can be compared. */
        INCOMPLETE
    }

    /**
     * One way to judge the case.
     *
     * @param label what of rules and knowledge is of which day
     * @param review what was run; its state is SEALED for the case itself and REPLAYED once the others are done
     * @param notMet how many answers that you may see were not met; null until it is done
     * @param waived how many of these a waiver or a decision let pass on the day of the case
     */
    @Schema(name = "LessonColumn")
    record Column(
            String label,
            UUID review,
            String state,
            LocalDate asOf,
            @Nullable Instant knownAt,
            @Nullable String rulebook,
            @Nullable Long notMet,
            @Nullable Long waived) {}
}
