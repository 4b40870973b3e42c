package org.daylight.review.reviews;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A review as the API shows it.
 *
 * @param why what it waits for, or what does not match
 * @param retrospective something newer had been applied before, so it changed no flag
 * @param totals of what the reader may see
 * @param marking the highest of what they sum up
 * @param mode INCREMENTAL or FULL, as it was asked for
 * @param base the earlier review whose answers were taken over where nothing has touched them; null if none was
 * @param digest over everything above and the digest of the review before, of the same scope
 */
@Schema(name = "Review")
public record ReviewView(
        UUID id,
        String scope,
        String origin,
        @Nullable UUID obligation,
        String reason,
        String openedBy,
        Instant openedAt,
        ReviewState state,
        @Nullable String why,
        LocalDate asOf,
        @Nullable Instant knownAt,
        String knowledge,
        @Nullable Instant recordedUpTo,
        @Nullable String rulebook,
        @Nullable Boolean retrospective,
        @Nullable Instant sealedAt,
        List<Totals> totals,
        Marking marking,
        String mode,
        @Nullable UUID base,
        @Nullable String partitionsDigest,
        @Nullable String answerDigest,
        @Nullable UUID previousReview,
        @Nullable String digest) {

    /** How many subjects of one type there are, and what the rules said about them. */
    @Schema(name = "ReviewTotals")
    public record Totals(
            String type,
            long subjects,
            long met,
            long notMet,
            long undetermined,
            long notApplicable,
            long error,
            long metApplicabilityUnknown) {

        Totals and(Totals more) {
            return new Totals(
                    type,
                    subjects + more.subjects,
                    met + more.met,
                    notMet + more.notMet,
                    undetermined + more.undetermined,
                    notApplicable + more.notApplicable,
                    error + more.error,
                    metApplicabilityUnknown + more.metApplicabilityUnknown);
        }
    }

    public ReviewView {
        totals = List.copyOf(totals);
    }
}
