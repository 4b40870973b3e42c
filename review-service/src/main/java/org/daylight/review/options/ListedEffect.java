package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an option brings about, in the list of all.
 *
 * @param number its place among them
 * @param option the column; 0 = as planned
 */
@Schema(name = "ListedOptionEffect")
record ListedEffect(
        int number,
        int option,
        Effect.Kind kind,
        String subject,
        String label,
        @Nullable String partner,
        Marking marking,
        JsonNode effect) {}
