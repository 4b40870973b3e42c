package org.daylight.review.responses;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A response as the API shows it. */
@Schema(name = "RecordedResponse")
public record ResponseView(UUID id, UUID flag, int version, Instant recordedAt, long recording, Response content) {}
