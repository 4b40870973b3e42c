package org.daylight.review.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision as the API shows it.
 *
 * @param marking the highest of what was stated and of what it rests on
 * @param evidenceDigest what was shown when it was proposed; a signature binds to it
 * @param evidenceNow the same, computed from what the flags rest on now
 * @param advisories what is to be thought of before it is signed; part of the evidence, so that a signature binds to them
 * @param advisoriesShown whether whoever signed says that these were shown; null where nobody signed or there were none
 * @param privateLine only for those who decide and audit
 * @param notWaivableFrom of the rules that it waives, by their keys, the first day from today until its reviewBy on which each is
 *     mandatory: it waives nothing of it then; empty = none is known
 * @param substantive whether it rests on new evidence, weighed at least two costed options and carries two signatures
 */
@Schema(name = "Decision")
public record DecisionView(
        UUID id,
        int version,
        String reference,
        Outcome outcome,
        DecisionState state,
        @Nullable String partner,
        List<String> objectives,
        Marking marking,
        JsonNode content,
        @Nullable String privateLine,
        JsonNode evidence,
        String evidenceDigest,
        String evidenceNow,
        List<Advisory> advisories,
        @Nullable Boolean advisoriesShown,
        Map<String, LocalDate> notWaivableFrom,
        boolean substantive,
        @Nullable LocalDate reviewBy,
        List<NoticeGiven> noticesGiven,
        @Nullable String proposedBy,
        Instant proposedAt,
        @Nullable String signedBy,
        @Nullable Instant signedAt,
        @Nullable String endedBy,
        @Nullable String endedReason,
        @Nullable String effect) {

    /**
     * A notice that was given.
     *
     * @param notice its place among those that the decision owes, from 0 on
     * @param by who says so
     */
    @Schema(name = "DecisionNoticeGiven")
    public record NoticeGiven(int notice, LocalDate on, String by, String how) {}

    /**
     * Something that hinders nobody from signing.
     *
     * @param kind NOT_STATED, WITHOUT_CEILING, CEILING_UNKNOWN, WITHOUT_EXPIRY or EXPIRY_UNKNOWN
     * @param at where in the decision, as a pointer
     */
    @Schema(name = "DecisionAdvisory")
    public record Advisory(String kind, String at, String message) {}

    public DecisionView {
        advisories = List.copyOf(advisories);
        objectives = List.copyOf(objectives);
        notWaivableFrom = Map.copyOf(notWaivableFrom);
        noticesGiven = List.copyOf(noticesGiven);
    }
}
