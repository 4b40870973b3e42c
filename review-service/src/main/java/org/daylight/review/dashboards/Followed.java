package org.daylight.review.dashboards;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Consequences or benefits that our own government stated to a partner, and what came of them.
 *
 * @param nature CONSEQUENCE or BENEFIT
 * @param year in which they were due, or were called for where they have no day; null where that is not sure
 * @param notCarriedOut known not to be done, and not surely overdue
 * @param overdue known not to be done, and the day has passed
 * @param undetermined nobody recorded whether they were done
 * @param link all of them
 * @param links those behind each of the four numbers
 */
@Schema(name = "DashboardFollowed")
record Followed(
        String partner,
        @Nullable Integer year,
        String nature,
        long carriedOut,
        long notCarriedOut,
        long overdue,
        long undetermined,
        URI link,
        Links links) {

    @Schema(name = "DashboardFollowedLinks")
    record Links(URI carriedOut, URI notCarriedOut, URI overdue, URI undetermined) {}
}
