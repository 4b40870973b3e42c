package org.daylight.review.reviews;

import java.net.URI;
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
 * @param why what it waits for, what does not match, or why somebody cancelled it
 * @param retrospective something newer had been applied before, so it changed no flag
 * @param totals of what the reader may see
 * @param marking the highest of what they sum up
 * @param mode INCREMENTAL or FULL, as it was asked for
 * @param base the earlier review whose answers were taken over where nothing has touched them; null if none was
 * @param cancelledBy the person who ended it before it was sealed
 * @param endedAt when it was cancelled, or its replay was done
 * @param progress how far it has come; null before it begins and after it has ended
 * @param replay what it repeats, where it is the replay of another review
 * @param digest over everything up to the base and the digest of the review before, of the same scope
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

        @Schema(
                implementation = String.class,
                description =
                        "OPEN, RUNNING, WAITING, SEALED, SEALED_WITH_ERRORS, INCOMPLETE, CANCELLED or REPLAYED; more"
                                + " may follow.")
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
        @Nullable String digest,
        @Nullable String cancelledBy,
        @Nullable Instant endedAt,
        @Nullable ReviewProgress progress,
        @Nullable Replay replay) {

    /**
     * What a replay came to.
     *
     * @param of the sealed review that was run again
     * @param hindsight RULES: by the rules of today; RULES_AND_KNOWLEDGE: and from what is known today; null: the same again. What
     *     is run in hindsight is read in the comparison of its lesson
     * @param same whether everything that can be held against it is the same; null until the replay is done
     * @param differsIn in what it is not the same, whoever may see it; empty until the replay is done
     * @param answersThen the digest of the answers then, to be the same as {@code answerDigest}
     * @param partitionsThen the digest of the lines then, to be the same as {@code partitionsDigest}; null where the review
     *     took answers over from another one and did not read all lines itself
     * @param differences how many of them the reader may see; null until the replay is done
     */
    @Schema(name = "ReviewReplay")
    public record Replay(
            UUID of,
            @Nullable String hindsight,
            @Nullable Boolean same,
            List<ReplayPart> differsIn,
            String answersThen,
            @Nullable String partitionsThen,
            @Nullable Long differences,
            URI link) {

        public Replay {
            differsIn = List.copyOf(differsIn);
        }
    }

    /** What of a replay is held against the review. */
    @Schema(name = "ReviewReplayPart")
    public enum ReplayPart {
        /** The digest of the answers. */
        ANSWERS,
        /** The lines that were read; where the review took answers over, those of which it read all there were. */
        LINES,
        /** Single subjects; they are listed. */
        SUBJECTS,
        /** The totals alone, although every subject was answered alike: they were not what the answers add up to. */
        TOTALS
    }

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

    ReviewView summedUp(ReaderTotals.Seen seen) {
        return new ReviewView(
                id,
                scope,
                origin,
                obligation,
                reason,
                openedBy,
                openedAt,
                state,
                why,
                asOf,
                knownAt,
                knowledge,
                recordedUpTo,
                rulebook,
                retrospective,
                sealedAt,
                seen.totals(),
                seen.marking(),
                mode,
                base,
                partitionsDigest,
                answerDigest,
                previousReview,
                digest,
                cancelledBy,
                endedAt,
                progress,
                replay);
    }
}
