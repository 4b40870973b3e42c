package org.daylight.registry.objectives;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.identity.WrittenBy;
import org.daylight.kit.openapi.Noun;
import org.daylight.kit.page.Page;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.RecordResource;
import org.daylight.kit.recording.Recorded;
import org.daylight.registry.records.PartnerListing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for objectives. */
@Path("/v1/objectives")
@Tag(name = "objectives")
@Noun("an objective")
@WrittenBy({DESK_OFFICER, SERVICE})
@EveryRole
class ObjectiveResource extends RecordResource<Objective> {

    ObjectiveResource(Objectives objectives) {
        super(objectives);
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List objectives in the order of their recording")
    public RestResponse<Page<Recorded<Objective>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery
                    @Parameter(description = "Where it stands.")
                    @Pattern(
                            regexp = "DRAFT|APPROVED|SUPERSEDED|ENDED",
                            message = "must be one of DRAFT, APPROVED, SUPERSEDED, ENDED")
                    @Nullable
                    String status) {
        var filter = listing.filter().and(listing.state(Objective.class, "status", "r.status") + " = ?", status);
        return listed(listing, filter);
    }
}
