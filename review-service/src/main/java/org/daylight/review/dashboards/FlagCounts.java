package org.daylight.review.dashboards;

import java.net.URI;
import java.util.List;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The flags that were there on the dashboard's day. What the own government owes and what the partner owes stand in
 * columns of their own and are never added up.
 *
 * @param marking the highest of the flags counted
 * @param data flags that stand for facts nobody has recorded, and for rules that ended in an error
 */
@Schema(name = "DashboardFlags")
record FlagCounts(Marking marking, Column ownGovernment, Column partner, Column exporter, List<Count> data) {

    /** The flags of one duty holder. */
    @Schema(name = "DashboardFlagColumn")
    record Column(long present, long undetermined, List<Count> counts) {}

    /** One number, and the list of what it counts. */
    @Schema(name = "DashboardFlagCount")
    record Count(String kind, String condition, String severity, String disposition, long count, URI link) {}
}
