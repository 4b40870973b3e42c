package org.daylight.review.recommendations;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation as the API shows it.
 *
 * @param stateReason the plan, the reason or the statement that was given with the state
 * @param evidence what shows that it was implemented
 * @param overdueSince the day after the one on which it was due, while it is neither implemented nor refused
 * @param escalatedTo the role above the owner, once it is overdue
 */
@Schema(name = "RecordedRecommendation")
record RecommendationView(
        UUID id,
        int version,
        Marking marking,
        JsonNode content,
        State state,
        String stateBy,
        Instant stateAt,
        @Nullable String stateReason,
        List<String> evidence,
        @Nullable String implementedBy,
        @Nullable LocalDate overdueSince,
        @Nullable String escalatedTo,
        URI history) {

    /** What became of it. */
    @Schema(name = "RecommendationState")
    enum State {
        OPEN,
        AGREED,
        /** Those whom it was given to say so, with evidence; the auditor has not looked yet. */
        IMPLEMENTED,
        NOT_AGREED,
        /** By an auditor, and by nobody else. */
        CLOSED;

        /** What can be done from here. */
        String fromHere() {
            return switch (this) {
                case OPEN -> "it can be agreed, not agreed or implemented";
                case AGREED -> "it can be implemented or not agreed";
                case IMPLEMENTED -> "it can be closed by another auditor, or reopened";
                case NOT_AGREED -> "it can be agreed, closed by another auditor, or reopened";
                case CLOSED -> "it can be reopened";
            };
        }
    }

    /** One of its states. */
    @Schema(name = "RecommendationStep")
    record Step(
            int version,
            State state,
            String by,
            Instant at,
            @Nullable String reason,
            List<String> evidence) {}

    RecommendationView {
        evidence = List.copyOf(evidence);
    }
}
