package org.daylight.review.flags;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of what a person can do with a flag. */
final class FlagActs {

    private FlagActs() {}

    /** Makes a flag a finding. */
    @Schema(name = "ConfirmFlag")
    public record Confirm(
            @Nullable
            @PastOrPresent
            @Schema(
                    description =
                            "The earliest day on which any own official knew; the clocks run from it. Has to be stated"
                                    + " where the register says so of the incident, and with a reason where it is later.")
            LocalDate becameKnownOn,

            @Nullable @Size(max = 2000) String reason) {}

    /** Another day from which the clocks of a finding run. */
    @Schema(name = "CorrectFlagKnowledge")
    public record CorrectKnowledge(
            @NotNull @PastOrPresent LocalDate becameKnownOn,
            @NotBlank @Size(max = 2000) String reason) {}

    /** Sets a flag aside, or takes it up again. */
    @Schema(name = "FlagReason")
    public record Because(@NotBlank @Size(max = 2000) String reason) {}

    /** Another level on the ladder. */
    @Schema(name = "SetLevel")
    public record SetLevel(
            @NotNull @Pattern(regexp = "L[0-5]", message = "must be L0 to L5")
            String level,

            @NotBlank @Size(max = 2000) String reason) {}

    /** Who works on it; null takes it from whoever did. */
    @Schema(name = "AssignFlag")
    public record Assign(
            @Nullable @Size(min = 1, max = 200) String to,
            @Nullable @Size(max = 2000) String reason) {}
}
