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
 *     told for the smallest, and of the last
 * @param newlyFlagged NOT_MET, and not so by what stands
 * @param undetermined of the subjects that the rule may apply to
 * @param newlyFlaggedShare of all subjects of the type
 * @param undeterminedShare of the subjects that the rule may apply to
 * @param together the digests of all revisions that stood together in the run: it counts for exactly these
 * @param beyondRegister of the undetermined, those of which nothing is missing but what review-service supplies
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
    boolean undeterminedOnMoreThan(BigDecimal share) {
        var open = undetermined - beyondRegister + errors;
        return BigDecimal.valueOf(open).compareTo(share.multiply(BigDecimal.valueOf(subjects - notApplicable))) > 0;
    }
}
