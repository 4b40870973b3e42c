package org.daylight.review.waivers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a waiver's meter.
 *
 * @param voidedReason why it is on the meter no more; null in what is listed, which is on it
 */
@Schema(name = "WaiverUse")
record WaiverUse(
        UUID id,
        UUID waiver,
        int version,
        LocalDate on,
        Instant recordedAt,
        Marking marking,
        JsonNode content,
        @Nullable String voidedReason) {}
