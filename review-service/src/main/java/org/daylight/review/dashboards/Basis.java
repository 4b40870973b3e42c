package org.daylight.review.dashboards;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The sealed review that a dashboard rests on.
 *
 * @param asOf the day it looked at, which may lie before the day that was asked for
 * @param retrospective whether it was run after later ones, with what was known by then
 */
@Schema(name = "DashboardBasis")
record Basis(
        UUID review,
        String scope,
        LocalDate asOf,
        Instant knownAt,
        String knowledge,
        boolean retrospective,
        String state,
        Instant sealedAt,
        URI link) {}
