package org.daylight.review.waivers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One entry of a waiver's meter. */
@Schema(name = "WaiverUse")
record WaiverUse(UUID id, UUID waiver, LocalDate on, Instant recordedAt, Marking marking, JsonNode content) {}
