package org.daylight.review.waivers;

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
 * A waiver as the API shows it.
 *
 * @param standing whether it covers anything today, and if not, why
 * @param meter what has been used by today
 * @param notices who has to be told of it, and who was
 * @param notWaivableFrom the first day from today on, within its days, on which the rule in force is mandatory: it covers nothing
 *     then; null = none is known
 * @param endedOn the first day on which it covers nothing any more, where somebody ended it
 */
@Schema(name = "RecordedWaiver")
record WaiverView(
        UUID id,
        int version,
        State state,
        Standing standing,
        Marking marking,
        JsonNode content,
        Meter meter,
        List<WaiverNotice> notices,
        String proposedBy,
        Instant proposedAt,
        @Nullable String signedBy,
        @Nullable Instant signedAt,
        @Nullable LocalDate notWaivableFrom,
        @Nullable String endedBy,
        @Nullable LocalDate endedOn,
        @Nullable String endedReason,
        URI uses) {

    WaiverView {
        notices = List.copyOf(notices);
    }

    /** Where it stands between persons. */
    enum State {
        PROPOSED,
        SIGNED,
        REFUSED,
        WITHDRAWN,
        ENDED;

        /** What can be done from here. */
        String fromHere() {
            return switch (this) {
                case PROPOSED -> "it can be signed or refused by another person, or withdrawn by whoever proposed it";
                case SIGNED ->
                    "what is used of it and which of its notices was given can be recorded, and it can be ended";
                case ENDED -> "which of its notices was given can be recorded; else propose another one";
                case REFUSED, WITHDRAWN -> "nothing is done to it any more; propose another one";
            };
        }
    }

    /** Whether it covers anything. */
    @Schema(name = "WaiverStanding")
    enum Standing {
        NOT_SIGNED,
        NOT_YET,
        IN_FORCE,
        EXHAUSTED,
        EXPIRED,
        /** The rule in force cannot be waived. */
        RULE_MANDATORY,
        ENDED
    }

    /** What was used: how often, how much, worth what; the last two where the ceiling counts them. */
    @Schema(name = "WaiverMeter")
    record Meter(
            long uses, @Nullable String quantity, @Nullable String value) {}
}
