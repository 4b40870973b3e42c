package org.daylight.review.responses;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.daylight.kit.identity.Marking;
import org.daylight.review.drift.FirstResponses;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How soon somebody outside was told of what rules flagged. Each presence of a flag is a case: one that cleared and is back
 * counts again, and how the first was answered stays.
 *
 * @param marking the highest of the flags that are counted
 * @param knownFromDetection cases without a day on which the first own official knew; theirs runs from the detection
 * @param all of all levels together
 * @param reported the same until somebody first reported it to the legislature, who may be told after others
 * @param insideOnly cases of which acts inside the own government are recorded and none outside
 * @param levels each by itself
 * @param minor what happened at L1
 */
@Schema(name = "ResponseTimes")
record ResponseTimesView(
        LocalDate asOf,
        @Nullable String partner,
        Marking marking,
        long knownFromDetection,
        Incidence all,
        Incidence reported,
        long insideOnly,
        List<Level> levels,
        Minor minor) {

    /**
     * Cumulative incidence of a first external act by days (Aalen-Johansen).
     *
     * @param ended dismissed, closed or cleared before anybody outside was told
     * @param open still waiting
     * @param medianDays null where fewer than half of the cases have come to a response
     * @param median in words
     */
    @Schema(name = "ResponseIncidence")
    record Incidence(
            int cases,
            int responded,
            int ended,
            int open,
            @Nullable Integer medianDays,
            String median,
            List<Step> steps) {

        static Incidence of(FirstResponses.Curve curve) {
            var median = curve.median();
            return new Incidence(
                    curve.cases(),
                    curve.responded(),
                    curve.ended(),
                    curve.open(),
                    median.isPresent() ? (Integer) median.getAsInt() : null,
                    median.isPresent() ? median.getAsInt() + " days" : "median not reached",
                    curve.steps().stream()
                            .map(step -> new Step(
                                    step.day(), step.atRisk(), rounded(step.incidence()), rounded(step.competing())))
                            .toList());
        }

        private static String rounded(double share) {
            return BigDecimal.valueOf(share)
                    .setScale(6, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    /** What had happened by a day: shares of all cases, and how many were still open before. */
    @Schema(name = "ResponseStep")
    record Step(int day, int atRisk, String responded, String ended) {}

    /** @param incidence null where there are fewer than ten cases: they are counted and not compared */
    @Schema(name = "ResponseLevel")
    record Level(String level, int cases, @Nullable Incidence incidence) {}

    /**
     * Cases of minor things.
     *
     * @param inTime raised with the partner by the day on which that was due: neither a referral nor what the legislature was told
     *     says anything to the partner, although both stop the clock
     * @param recurred came back later
     */
    @Schema(name = "MinorResponses")
    record Minor(int cases, long inTime, long recurred) {}
}
