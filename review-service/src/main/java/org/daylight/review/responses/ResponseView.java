package org.daylight.review.responses;

import java.time.Instant;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A response as the API shows it.
 *
 * @param marking the higher of what was stated and its flag's
 */
@Schema(name = "RecordedResponse")
public record ResponseView(
        UUID id, UUID flag, int version, Instant recordedAt, long recording, Marking marking, Response content) {}
