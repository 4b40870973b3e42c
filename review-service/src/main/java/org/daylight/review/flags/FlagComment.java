package org.daylight.review.flags;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.review.restrictions.SpokenSight;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a person has to say about a flag. It changes nothing about it.
 *
 * @param evidence papers that bear on it, by reference; they are not copied
 */
@Schema(name = "FlagComment")
record FlagComment(@NotBlank @Size(max = 8000) String text, List<@Valid Reference> evidence) {

    /**
     * Where a paper lies.
     *
     * @param digest of the paper as it was seen
     */
    @Schema(name = "EvidenceReference")
    record Reference(
            @NotBlank @Size(max = 500) String document,
            @Nullable @Size(max = 50) String page,

            @Nullable @Pattern(regexp = "sha256:[0-9a-f]{64}", message = "must be sha256: and 64 hex digits")
            String digest) {}

    FlagComment {
        evidence = List.copyOf(evidence);
    }

    /** The same without its words and papers. */
    FlagComment withheld() {
        return new FlagComment(SpokenSight.WITHHELD, List.of());
    }

    /**
     * A comment as the API shows it.
     *
     * @param withheld whether its words and papers are left out, because the reader neither works on flags nor audits
     */
    @Schema(name = "RecordedFlagComment")
    record View(
            UUID id,
            UUID flag,
            Instant recordedAt,
            String person,
            Marking marking,
            FlagComment content,
            boolean withheld) {}
}
