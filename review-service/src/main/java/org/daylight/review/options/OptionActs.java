package org.daylight.review.options;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of what a person can do with options. */
final class OptionActs {

    private OptionActs() {}

    /** Options to be computed; what goes into them may restrict them further. */
    @Schema(name = "WeighOptions")
    record Weigh(
            @NotNull @Valid OptionSet content,
            @Nullable @Size(max = 100) String accessGroup,

            @Nullable @Valid @Schema(description = "What goes into it may mark it higher.")
            Marking marking,

            @Nullable @Size(max = 2000) String reason) {}

    /** Why it is sealed as it is. */
    @Schema(name = "SealOptions")
    record Seal(@Nullable @Size(max = 2000) String reason) {}
}
