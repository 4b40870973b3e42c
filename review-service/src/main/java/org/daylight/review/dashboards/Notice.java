package org.daylight.review.dashboards;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A wait that runs.
 *
 * @param permittedFrom the first day on which it is over, as precise as what is known
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
        String permittedFrom,
        @Nullable Long daysLeft,
        String message,
        URI link) {}
