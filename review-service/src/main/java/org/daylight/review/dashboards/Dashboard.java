package org.daylight.review.dashboards;

import java.time.LocalDate;
import java.util.List;
import org.daylight.kit.identity.Marking;
import org.daylight.review.recommendations.RecommendationCounts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One dashboard. Lists are in the order of names: nothing is ranked, and there is no score.
 *
 * @param scope portfolio, partner:CODE or objective:REFERENCE
 * @param marking the highest of what is shown
 * @param subjects what was looked at of the scope; of an objective, unless the review was of it alone, itself
 * @param note what the numbers are not
 * @param flags by who owes the duty
 * @param waivedWaits waits that an emergency waived; null on the dashboard of an objective, and where the review did not count them
 * @param packages drawdown packages; null on the dashboard of an objective
 * @param followed what came of the consequences and benefits that we stated; null as for waits
 * @param recommendations of auditors, by their states at the end of the day; null on the dashboard of an objective
 * @param attention how much has happened since the last substantive decision
 * @param objectives pace and content of each
 */
@Schema(name = "Dashboard")
record Dashboard(
        String scope,
        LocalDate asOf,
        Marking marking,
        Basis basis,
        String note,
        List<SubjectCount> subjects,
        FlagCounts flags,
        List<Notice> notices,
        @Nullable WaivedWaits waivedWaits,
        @Nullable Packages packages,
        @Nullable List<Followed> followed,
        @Nullable RecommendationCounts recommendations,
        List<Measured> attention,
        List<Measured> objectives,
        List<Trend> trend,
        Owed obligations) {

    static final String NOTE = "The recorded facts do or do not satisfy the rules as encoded; this is not a"
            + " determination that a law or an agreement was violated. Counts speak of what is recorded and of what"
            + " you may see.";
}
