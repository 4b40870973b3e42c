package org.daylight.review.waivers;

import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/waivers:cover")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "waivers")
class WaiverCoverageResource {

    private final WaiverCoverages coverages;

    WaiverCoverageResource(WaiverCoverages coverages) {
        this.coverages = coverages;
    }

    @POST
    @RolesAllowed(SERVICE)
    @Operation(
            operationId = "tellWhatIsWaived",
            summary = "Say of what is not met what is waived on a day, as it was known at an instant",
            description =
                    "Asked by backtests of the compliance-rules. Waivers and decisions count as they do for flags. It"
                            + " records nothing, so that it can be repeated.")
    public WaiverCoverage tell(@NotNull @Valid AskedCoverage asked) {
        return coverages.of(asked);
    }
}
