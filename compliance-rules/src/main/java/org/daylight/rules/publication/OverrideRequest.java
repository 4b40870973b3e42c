package org.daylight.rules.publication;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A decision that proposed revisions may be published in spite of their numbers, or without any. */
record OverrideRequest(
        @NotNull
        @Size(min = 1, max = 500)
        @Schema(description = "Digests of proposed revisions: all that are to be published together.")
        List<String> revisions,

        @NotBlank @Size(max = 2_000) String reason) {}
