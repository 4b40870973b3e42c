package org.daylight.review.lessons;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody learned from a past case.
 *
 * @param review the sealed review of the case
 * @param flags what it is about besides
 * @param decisions that were taken in it
 * @param measure what was done; a success names it
 * @param effect what came of it; a success names it
 * @param learned what is to be done, or left, the next time
 */
public record Lesson(
        @NotNull
        @Pattern(
                regexp = "[A-Z0-9][A-Z0-9/_-]{0,59}",
                message = "must be capital letters, digits, hyphens, slashes or underscores")
        @Schema(examples = "LESSON/2024/1")
        String reference,

        @NotBlank @Size(max = 300) String title,
        @NotNull Kind kind,
        @NotNull UUID review,
        @Size(max = 50) List<@NotNull UUID> flags,
        @Size(max = 50) List<@NotNull UUID> decisions,
        @NotBlank @Size(max = 8000) String whatHappened,
        @Nullable @Size(max = 4000) String measure,
        @Nullable @Size(max = 4000) String effect,
        @NotBlank @Size(max = 8000) String learned) {

    /** How the case ended. */
    @Schema(name = "LessonKind")
    public enum Kind {
        /** A measure worked. */
        SUCCESS,
        FAILURE,
        MIXED
    }

    public Lesson {
        flags = List.copyOf(flags);
        decisions = List.copyOf(decisions);
    }
}
