package org.daylight.review.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one subject.
 *
 * @param milestone by which deliveries are counted; never mixed with another
 * @param measure pace against the first and the latest baseline, content, configuration, cover, attention, funding; what
 *     is unknown is left out, what cannot be measured is null
 * @param leftOut what is unknown, with the reasons
 */
@Schema(name = "DashboardMeasured")
record Measured(
        UUID review,
        LocalDate asOf,
        String type,
        String subject,
        @Nullable String label,
        @Nullable String partner,
        Marking marking,
        @Nullable String milestone,
        JsonNode measure,
        JsonNode leftOut,
        URI link) {}
