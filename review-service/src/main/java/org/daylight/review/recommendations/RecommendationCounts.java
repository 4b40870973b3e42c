package org.daylight.review.recommendations;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many recommendations were in which state at the end of a day.
 *
 * @param overdue of those that were open or agreed
 */
@Schema(name = "RecommendationCounts")
public record RecommendationCounts(
        long open, long agreed, long implemented, long notAgreed, long closed, long overdue, URI link) {}
