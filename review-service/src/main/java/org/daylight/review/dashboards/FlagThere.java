package org.daylight.review.dashboards;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A flag that was there on a day.
 *
 * @param since the day on which this presence began
 * @param disposition what a person has said of it by now
 */
@Schema(name = "DashboardFlag")
record FlagThere(
        UUID id,
        String kind,
        String rule,
        String title,
        String subject,
        @Nullable String label,
        @Nullable String partner,
        String condition,
        String severity,
        String dutyHolder,
        String disposition,
        String level,
        LocalDate since,
        String message,
        URI link) {}
