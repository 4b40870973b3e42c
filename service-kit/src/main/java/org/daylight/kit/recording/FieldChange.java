package org.daylight.kit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One place of a record at which two versions differ.
 *
 * @param pointer RFC 6901, into the version that says it: the later one, or the earlier one for what was taken out
 * @param before left out if the earlier version says nothing there; null if it says "known to be absent"
 * @param after left out if the later version says nothing there; null if it says "known to be absent"
 */
public record FieldChange(
        String pointer,
        @Schema(implementation = Object.class) @Nullable JsonNode before,
        @Schema(implementation = Object.class) @Nullable JsonNode after) {}
