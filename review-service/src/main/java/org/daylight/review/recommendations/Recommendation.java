package org.daylight.review.recommendations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor recommended, in the auditor's words.
 *
 * @param number as the report numbers it
 * @param source the report
 * @param auditor whose report it is
 * @param dueOn the last day by which it is to be implemented; it does not move
 * @param ownerRole who has to see to it: one of the owners of the ladder of flags
 * @param rules keys of rules that it is about
 * @param partner code of the one that it is about; null = no one in particular
 */
@Schema(name = "Recommendation")
record Recommendation(
        @NotBlank @Size(max = 100) @Schema(examples = "EXAMPLE-2024-1/3")
        String number,

        @NotBlank @Size(max = 500) String source,
        @NotBlank @Size(max = 300) String auditor,
        @NotBlank @Size(max = 8000) String text,
        @NotNull LocalDate issuedOn,
        @NotNull LocalDate dueOn,
        @NotBlank @Size(max = 100) String ownerRole,
        @Size(max = 100) List<@NotBlank @Size(max = 200) String> rules,
        @Nullable @Size(max = 20) String partner) {

    Recommendation {
        rules = List.copyOf(rules);
    }
}
