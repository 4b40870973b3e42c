package org.daylight.review.waivers;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Quantity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one person proposes to let pass and another signs.
 *
 * @param rule the key of the rule; one that the law makes mandatory cannot be waived
 * @param authorityOfRecord who answers for it, by office
 * @param validUntil the last day
 * @param ceiling how much may be done under it; null = only time limits it
 * @param noticesOwed who has to be told of it
 */
@Schema(name = "Waiver")
record Waiver(
        @NotBlank @Size(max = 100) String reference,
        @NotBlank @Size(max = 200) String rule,
        @NotNull @Valid Scope scope,
        @NotBlank @Size(max = 500) String authorityOfRecord,
        @NotBlank @Size(max = 2000) String legalBasis,
        @NotBlank @Size(max = 4000) String reason,
        @NotNull LocalDate validFrom,
        @NotNull LocalDate validUntil,
        @Nullable @Valid Ceiling ceiling,
        List<@NotBlank @Size(max = 1000) String> noticesOwed) {

    /**
     * What it is limited to; all that is given must hold, and something must be.
     *
     * @param partner its code
     * @param objective its reference; covers what is flagged of the objective itself
     * @param subject such as delivery:01a212e5-f8e6-7ccf-b423-6e39299b8f08
     */
    @Schema(name = "WaiverScope")
    record Scope(
            @Nullable @Size(max = 20) String partner,
            @Nullable @Size(max = 100) String objective,
            @Nullable @Size(max = 200) String subject) {}

    /** What may be used up; the first that is reached ends it. */
    @Schema(name = "WaiverCeiling")
    record Ceiling(
            @Nullable @Positive Integer uses,
            @Nullable @Valid Quantity quantity,
            @Nullable @Valid Money value) {}

    Waiver {
        noticesOwed = List.copyOf(noticesOwed);
    }
}
