package org.daylight.rules.coverage;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which rules are to be held against the register as it is; with nothing, all that are published. */
record CoverageRequest(
        @Nullable @Schema(description = "The digest of a frozen rulebook.")
        String rulebook,

        @Nullable @Schema(description = "All that is proposed of this pack, as it would stand.")
        String pack,

        @Nullable
        @Schema(
                description =
                        "true: as it would stand where what the last text of the pack leaves out is withdrawn in the same act.")
        Boolean withdrawLeftOut,

        @Size(max = 500)
        @Schema(
                description =
                        "Digests of revisions, as they would stand; the answer covers the rules that they bear on.")
        List<String> revisions,

        @Nullable @Schema(description = "The day; today if left out.")
        LocalDate asOf,

        @Nullable
        @Pattern(regexp = "recorded|declared", message = "must be recorded or declared")
        @Schema(
                description =
                        "What counts as known: what the register had recorded (left out), or what its sources declare.")
        String knowledge) {}
