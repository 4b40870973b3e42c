package org.daylight.review.dashboards;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.daylight.kit.json.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The drawdown packages proposed up to the review's day. Amounts stand on the basis they were stated on (announced maxima
 * are not what was accounted); they are neither converted nor held against a ceiling, which has another basis.
 *
 * @param packages how many
 * @param withoutAmount charges of which no amount is known
 * @param sums one for each currency and basis
 * @param byFiscalYear by the fiscal year of the authority charged, which need not be that of the day
 * @param longestGaps the longest times between one day with a package and the next, of each partner by itself; packages of
 *     which the day is not exactly known are left out
 */
@Schema(name = "DashboardPackages")
record Packages(
        long packages, long withoutAmount, List<Money> sums, List<Year> byFiscalYear, List<Gap> longestGaps, URI link) {

    /**
     * What one authority was charged with.
     *
     * @param authority null = packages that charge none
     */
    @Schema(name = "DashboardPackageYear")
    record Year(
            @Nullable String authority,
            @Nullable Integer fiscalYear,
            long packages,
            long withoutAmount,
            List<Money> sums,
            URI link) {}

    /** A time without a package, from the day of one to the day of the next. */
    @Schema(name = "DashboardPackageGap")
    record Gap(String partner, LocalDate from, LocalDate to, long days, URI link) {}
}
