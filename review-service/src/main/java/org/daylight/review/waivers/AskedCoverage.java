package org.daylight.review.waivers;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Of what is not met, what is waived on a day.
 *
 * @param knownAt what was signed, ended or put on a meter later does not count
 */
@Schema(name = "AskCoverage")
record AskedCoverage(
        @NotNull LocalDate on,

        @NotNull @Schema(description = "An instant up to GET /v1/settled-at; what was recorded later does not count.")
        Instant knownAt,

        @NotNull @Size(max = 2_000) List<@NotNull @Valid NotMet> notMet) {

    AskedCoverage {
        notMet = List.copyOf(notMet);
    }

    /**
     * A rule that one subject does not meet, whether or not a flag says so.
     *
     * @param subject such as delivery:01a212e5-f8e6-7ccf-b423-6e39299b8f08
     * @param label as people call it; a waiver for an objective names it by this
     */
    @Schema(name = "NotMet")
    record NotMet(
            @NotBlank @Size(max = 200) String rule,
            @NotBlank @Size(max = 100) String type,
            @NotBlank @Size(max = 200) String subject,
            @Nullable @Size(max = 20) String partner,
            @Nullable @Size(max = 500) String label) {}
}
