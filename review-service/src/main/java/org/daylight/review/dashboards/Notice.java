package org.daylight.review.dashboards;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A wait that runs, or may run, of a notice, an undertaking or whatever else a rule makes wait.
 *
 * @param permittedFrom the first day on which it is over, as precise as what is known; left out where the day from which
 *     it is counted is not recorded, which comes first
 * @param daysLeft from the dashboard's day to that one; left out where the day is not certain
 */
@Schema(name = "DashboardNotice")
record Notice(
        String subject,
        @Nullable String label,
        @Nullable String partner,
        String rule,
        String title,
        String answer,
        @Nullable String permittedFrom,
        @Nullable Long daysLeft,
        String message,
        URI link) {}
