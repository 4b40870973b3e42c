package org.daylight.rules.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a run measured of one rule.
 *
 * @param kind COVERAGE, or BACKTEST: then of the month that would flag the largest share anew, of the one that could be
 *     told for the smallest, of the one that could be told for the smallest of what was told before, and of the last
 * @param newlyFlagged NOT_MET, and not so by what stands
 * @param undetermined of the subjects that the rule may apply to
 * @param newlyFlaggedShare of all subjects of the type
 * @param undeterminedShare of the subjects that the rule may apply to
 * @param together the digests of all revisions that stood together in the run: it counts for exactly these
 * @param beyondRegister of the undetermined, those of which nothing is missing but what review-service supplies
 * @param newlyUndetermined those of the undetermined and the errors that what stands can tell, without those of which nothing is
 *     missing but what review-service supplies
 * @param notMeasurableHere leaves that the rule reads and review-service supplies
 */
public record Numbers(
        UUID run,
        String kind,
        String rule,
        LocalDate asOf,
        String knowledge,
        long subjects,
        long notApplicable,
        long flagged,
        long newlyFlagged,
        long undetermined,
        long errors,
        BigDecimal newlyFlaggedShare,
        BigDecimal undeterminedShare,
        Instant measuredAt,
        List<String> together,
        long beyondRegister,
        long newlyUndetermined,
        List<String> notMeasurableHere) {

    /** Four places, as far as a limit is ever stated. */
    static BigDecimal share(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_EVEN);
    }

    boolean flagsMoreThan(BigDecimal share) {
        return BigDecimal.valueOf(newlyFlagged).compareTo(share.multiply(BigDecimal.valueOf(subjects))) > 0;
    }

    /** An error is no better than an unknown. An unknown that no line of the register could have decided says nothing. */
    boolean undeterminedOnMoreThan(BigDecimal share, boolean judges) {
        return undeterminedOnMoreThan(
                share, judges, undetermined - beyondRegister + errors, newlyUndetermined, subjects - notApplicable);
    }

    /**
     * Whether a rule cannot be told for too many of the subjects that it may apply to, and a revision is the cause.
     *
     * @param judges whether the rule answers by the revision; of one that it only excepts what could not be told before either is
     *     not its doing
     * @param newly of the open ones, those that what stands can tell
     */
    public static boolean undeterminedOnMoreThan(
            BigDecimal share, boolean judges, long open, long newly, long mayApply) {
        return BigDecimal.valueOf(judges ? open : newly).compareTo(share.multiply(BigDecimal.valueOf(mayApply))) > 0;
    }
}
