package org.daylight.rules.backtests;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be tested against the past. */
record BacktestRequest(
        @Size(max = 50)
        @Schema(
                description =
                        "Digests of revisions of rules or versions of sets, at whatever stage; tested together. Left out where"
                                + " a pack is given.")
        List<String> revisions,

        @Nullable @Schema(description = "All that is proposed of this pack, as it would stand.")
        String pack,

        @Nullable
        @Schema(
                description =
                        "true: as it would stand where what the last text of the pack leaves out is withdrawn in the same act.")
        Boolean withdrawLeftOut,

        @NotNull
        @Pattern(regexp = "[0-9]{4}-(0[1-9]|1[0-2])", message = "must be a month such as 2023-01")
        @Schema(description = "The first month.", examples = "2023-01")
        String from,

        @NotNull
        @Pattern(regexp = "[0-9]{4}-(0[1-9]|1[0-2])", message = "must be a month such as 2025-12")
        @Schema(description = "The last month.", examples = "2025-12")
        String to,

        @Nullable
        @Pattern(regexp = "recorded|declared", message = "must be recorded or declared")
        @Schema(
                description =
                        "What counts as known: what the register had recorded (left out), or what its sources declare.")
        String knowledge,

        @Nullable @Schema(description = "Judge every month on all that is known now. The answer says so.")
        Boolean hindsight,

        @Nullable
        @Schema(description = "Leave waivers out, so that the review-service is not asked. The answer says so.")
        Boolean withoutWaivers) {}
