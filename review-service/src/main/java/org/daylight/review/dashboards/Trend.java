package org.daylight.review.dashboards;

import java.net.URI;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The same figures in an earlier sealed review; a level without its trend says little. */
@Schema(name = "DashboardTrend")
record Trend(
        LocalDate asOf,
        @Nullable String planned,
        @Nullable String delivered,
        @Nullable String scheduleIndex,
        @Nullable String scheduleIndexFirst,
        @Nullable String unplannedShare,
        @Nullable String unnotifiedShare,
        @Nullable String excessShare,
        @Nullable String autopilotIndex,
        URI link) {}
