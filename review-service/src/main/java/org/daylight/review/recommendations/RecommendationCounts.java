package org.daylight.review.recommendations;

import java.net.URI;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many recommendations were in which state at the end of a day.
 *
 * @param marking the highest of those counted
 * @param overdue of those that were open or agreed
 */
@Schema(name = "RecommendationCounts")
public record RecommendationCounts(
        Marking marking,
        long open,
        long agreed,
        long implemented,
        long notAgreed,
        long closed,
        long overdue,
        URI link) {}
