package org.daylight.review.dashboards;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A flag that was there on a day.
 *
 * @param since the day on which this presence began
 * @param condition as the last review up to the day found it
 * @param disposition what people had said of it by the end of the day; OPEN while the register did not have it
 * @param level as it was by the end of the day
 * @param message in the words of that review
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
        Marking marking,
        String condition,
        String severity,
        String dutyHolder,
        String disposition,
        String level,
        LocalDate since,
        String message,
        URI link) {}
