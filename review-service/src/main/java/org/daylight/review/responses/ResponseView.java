package org.daylight.review.responses;

import java.time.Instant;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A response as the API shows it.
 *
 * @param marking the higher of what was stated and its flag's
 * @param withheld whether the words (to whom, what, what came back and why it answers) are left out, because the reader neither
 *     works on flags nor audits
 * @param voidProposedBy who says that it was recorded by mistake; another person has to say the same
 * @param voidedReason why it counts no more
 */
@Schema(name = "RecordedResponse")
public record ResponseView(
        UUID id,
        UUID flag,
        int version,
        Instant recordedAt,
        long recording,
        Marking marking,
        Response content,
        boolean withheld,
        @Nullable String voidProposedBy,
        @Nullable String voidedReason) {}
