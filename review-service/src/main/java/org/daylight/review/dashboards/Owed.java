package org.daylight.review.dashboards;

import java.net.URI;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Reviews owed under cadences up to the dashboard's day; all attempts at one review are one.
 *
 * @param marking the highest of those cadences
 * @param due nobody has opened it, and somebody has to
 * @param openedLate of the opened
 * @param opened and not cancelled
 * @param cancelled opened, and ended by somebody before it was sealed, by the end of the day
 * @param paused fell due while its cadence rested, and is not opened
 * @param covered of several that were missed, those that a later one covers
 * @param link to all of them
 * @param dueLink to those that are due now
 */
@Schema(name = "DashboardOwed")
record Owed(
        Marking marking,
        long due,
        long openedLate,
        long opened,
        long cancelled,
        long paused,
        long covered,
        URI link,
        URI dueLink) {}
