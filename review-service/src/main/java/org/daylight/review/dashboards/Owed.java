package org.daylight.review.dashboards;

import java.net.URI;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Reviews owed under cadences up to the dashboard's day.
 *
 * @param marking the highest of those cadences
 */
@Schema(name = "DashboardOwed")
record Owed(Marking marking, long due, long openedLate, long opened, URI link) {}
