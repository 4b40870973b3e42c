package org.daylight.review.dashboards;

import java.net.URI;
import java.util.List;
import org.daylight.kit.json.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Notices whose wait an emergency determination waived by the review's day: waived, not missed.
 *
 * @param withoutAmount how many of them state no value
 * @param sums one for each currency and basis
 */
@Schema(name = "DashboardWaivedWaits")
record WaivedWaits(long notices, long withoutAmount, List<Money> sums, URI link) {}
