package org.daylight.review.decisions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of what a person can do with a decision. */
final class DecisionActs {

    private DecisionActs() {}

    /** A decision to be proposed; what it rests on may restrict it further. */
    @Schema(name = "ProposeDecision")
    public record Propose(
            @NotNull @Valid Proposal content,
            @Nullable @Size(max = 100) String accessGroup,

            @Nullable @Valid @Schema(description = "What it rests on may mark it higher.")
            Marking marking) {}

    /**
     * A signature, bound to the evidence that was shown.
     *
     * @param advisoriesShown true: the advisories of the decision were shown to whoever signs; needed where it has any
     */
    @Schema(name = "SignDecision")
    public record Sign(
            @NotBlank String evidenceDigest,
            @Nullable Boolean advisoriesShown,
            @Nullable @Size(max = 4000) String statement) {}

    /**
     * A notice that the decision owes was given.
     *
     * @param notice its place among those that are owed, from 0 on
     * @param how the way it went, and where that can be read
     */
    @Schema(name = "GiveDecisionNotice")
    public record Give(
            @NotNull @PositiveOrZero Integer notice,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 2000) String how) {}

    /** Why it is not signed. */
    @Schema(name = "DecisionReason")
    public record Because(@NotBlank @Size(max = 2000) String reason) {}
}
