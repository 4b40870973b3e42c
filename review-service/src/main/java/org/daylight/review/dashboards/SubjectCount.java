package org.daylight.review.dashboards;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many subjects of a type were looked at and what came out, of those the reader may see. */
@Schema(name = "DashboardSubjects")
record SubjectCount(
        String type,
        long subjects,
        long met,
        long metApplicabilityUnknown,
        long notMet,
        long undetermined,
        long notApplicable,
        long error,
        URI link) {}
