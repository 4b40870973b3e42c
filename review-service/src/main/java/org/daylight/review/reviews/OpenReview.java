package org.daylight.review.reviews;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/reviews}. */
public record OpenReview(
        @NotNull
        @Pattern(
                regexp = "portfolio|partner:[A-Z0-9-]{2,20}|objective:.{1,200}",
                message = "must be portfolio, partner:<code> or objective:<reference>")
        @Schema(examples = "partner:TWN")
        String scope,

        @Nullable @Schema(description = "The day of the facts; the register's today if left out.")
        LocalDate asOf,

        @Nullable @Schema(description = "As it was known then; the latest settled instant if left out.")
        Instant knownAt,

        @Nullable
        @Pattern(regexp = "recorded|declared", message = "must be recorded or declared")
        @Schema(description = "Whose word decides when something was known; recorded if left out.")
        String knowledge,

        @Nullable @Schema(description = "With declared: nothing recorded later is used.")
        Instant recordedUpTo,

        @NotBlank @Size(max = 2000) @Schema(description = "Why it is opened.")
        String reason,

        @Nullable
        @Pattern(regexp = "incremental|full", message = "must be incremental or full")
        @Schema(
                description =
                        "incremental (if left out): what an earlier review of the scope answered and nothing has touched"
                                + " since is taken over; full: everything is read and judged again.")
        String mode) {}
