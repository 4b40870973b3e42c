package org.daylight.review.dashboards;

import java.net.URI;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Reviews owed under cadences up to the dashboard's day.
 *
 * @param marking the highest of those cadences
 * @param openedLate of the opened
 * @param opened and not cancelled
 * @param cancelled opened, and ended by somebody before it was sealed, by the end of the day
 */
@Schema(name = "DashboardOwed")
record Owed(Marking marking, long due, long openedLate, long opened, long cancelled, URI link) {}
