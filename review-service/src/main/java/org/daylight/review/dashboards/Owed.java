package org.daylight.review.dashboards;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Reviews owed under cadences up to the dashboard's day. */
@Schema(name = "DashboardOwed")
record Owed(long due, long openedLate, long opened, URI link) {}
