package org.daylight.review.integrity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Acts that an auditor looks at twice. None of them is a wrong by itself; each is recorded with who did it and why.
 *
 * @param counts by kind, of all there are
 * @param entries the latest first
 * @param rollovers where going on as before was repeated on no new evidence, and still was within these days
 * @param voidedUses what was taken off meters of waivers
 * @param editsNotTold of which reviews the register could not be asked what was recorded before them, and why
 * @param more whether there are more than are listed; ask for fewer days
 */
@Schema(name = "IntegrityReport")
record IntegrityReport(
        LocalDate from,
        LocalDate to,
        @Nullable String partner,
        Marking marking,
        Map<Kind, Long> counts,
        List<Entry> entries,
        List<Rolled> rollovers,
        List<VoidedUse> voidedUses,
        List<String> editsNotTold,
        boolean more) {

    /** What was done. */
    @Schema(name = "IntegrityKind")
    enum Kind {
        /** The level of a flag fell. */
        DOWNGRADE,
        /** Dismissed or closed together with others in one act. */
        BULK_END,
        /** Something is due later than it was, or no more, although the level did not fall; or it cleared and was back within thirty days. */
        CLOCK_RESET,
        /** A day on which an own official is said to have known, said more than thirty days later or later than the register has it. */
        KNOWLEDGE_MOVED,
        /** An external act that was recorded after it was due, as done before, or that is said to answer what came after it. */
        BACKDATED_ACT,
        /** A response that two persons said was recorded by mistake; a clock may run again, or a flag have been closed on it. */
        ACT_VOIDED,
        /** Dismissed, closed or lowered in the day before a review of it was opened. */
        BEFORE_REVIEW,
        /** A review found it ended, and its facts were recorded anew in the day before that was opened; the review's recording. */
        EDIT_BEFORE_REVIEW
    }

    /**
     * One act.
     *
     * @param person who did it; null where the service did
     * @param what as it was and as it became
     * @param review the review that it came before
     */
    @Schema(name = "IntegrityEntry")
    record Entry(
            Kind kind,
            UUID flag,
            String rule,
            @Nullable String label,
            @Nullable String partner,
            Marking marking,
            Instant recordedAt,
            long recording,
            @Nullable String person,
            @Nullable String reason,
            String what,
            @Nullable UUID review) {}

    /**
     * The same outcome again and again.
     *
     * @param scope partner:CODE or objective:REFERENCE
     * @param outcome of the last time: CONTINUE, or CONTINUED_BY_DEFAULT where nobody decided
     * @param times in a row, the first included
     * @param since the day of the first
     * @param until the day of the last
     */
    @Schema(name = "IntegrityRollover")
    record Rolled(
            String scope,
            @Nullable String partner,
            Marking marking,
            String outcome,
            int times,
            LocalDate since,
            LocalDate until) {}

    /**
     * An entry that was taken off the meter of a waiver.
     *
     * @param person who took it off
     */
    @Schema(name = "IntegrityVoidedUse")
    record VoidedUse(
            UUID waiver,
            String reference,
            UUID use,
            LocalDate on,
            Marking marking,
            Instant recordedAt,
            @Nullable String person,
            String reason) {}

    IntegrityReport {
        voidedUses = List.copyOf(voidedUses);
        entries = List.copyOf(entries);
        rollovers = List.copyOf(rollovers);
        editsNotTold = List.copyOf(editsNotTold);
    }
}
