package org.daylight.review.recommendations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of what a person can do with a recommendation. */
final class RecommendationActs {

    private RecommendationActs() {}

    /** A recommendation to be recorded; a restricted partner restricts it further. */
    @Schema(name = "RecordRecommendation")
    public record Draft(
            @NotNull @Valid Recommendation content,
            @Nullable @Size(max = 100) String accessGroup,
            @Nullable @Valid Marking marking) {}

    /** What is going to be done about it. */
    @Schema(name = "AgreeRecommendation")
    public record Agree(@NotBlank @Size(max = 4000) String plan) {}

    /** Why. */
    @Schema(name = "RecommendationReason")
    public record Because(@NotBlank @Size(max = 4000) String reason) {}

    /**
     * What was done.
     *
     * @param evidence papers that show it, by reference
     */
    @Schema(name = "ImplementRecommendation")
    public record Implement(
            @NotBlank @Size(max = 4000) String what,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 500) String> evidence) {}
}
