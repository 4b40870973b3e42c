package org.daylight.review.waivers;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Quantity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of what a person can do with a waiver. */
final class WaiverActs {

    private WaiverActs() {}

    /** A waiver to be proposed; what it covers may restrict it further. */
    @Schema(name = "ProposeWaiver")
    public record Propose(
            @NotNull @Valid Waiver content,
            @Nullable @Size(max = 100) String accessGroup,

            @Nullable @Valid @Schema(description = "What it covers may mark it higher.")
            Marking marking) {}

    /** A signature on the version that was read. */
    @Schema(name = "SignWaiver")
    public record Sign(@Nullable @Size(max = 4000) String statement) {}

    /** Why it is refused, withdrawn or ended. */
    @Schema(name = "WaiverReason")
    public record Because(@NotBlank @Size(max = 2000) String reason) {}

    /** What was done under it; quantity and value where its ceiling counts them. */
    @Schema(name = "UseWaiver")
    public record Use(
            @NotNull @PastOrPresent LocalDate on,
            @NotBlank @Size(max = 2000) String what,
            @Nullable @Valid Quantity quantity,
            @Nullable @Valid Money value) {}

    /**
     * A notice that the waiver owes was given.
     *
     * @param notice its place among those that are owed, from 0 on
     * @param channel the way it went, such as a letter
     * @param reference where that can be read
     */
    @Schema(name = "GiveWaiverNotice")
    public record Give(
            @NotNull @PositiveOrZero Integer notice,
            @NotBlank @Size(max = 500) String toWhom,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 200) String channel,
            @Nullable @Size(min = 1, max = 500) String reference) {}
}
