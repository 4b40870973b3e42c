package org.daylight.registry.commitments;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.SERVICE;
import static org.daylight.registry.records.Named.IDS;

import jakarta.validation.Valid;
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
import org.daylight.registry.records.Named;
import org.daylight.registry.records.PartnerListing;
import org.daylight.registry.records.RecordKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for commitments. */
@Path("/v1/commitments")
@Tag(name = "commitments")
@Noun("a commitment")
@WrittenBy({DESK_OFFICER, SERVICE})
@EveryRole
class CommitmentResource extends RecordResource<Commitment> {

    private final Named named;

    CommitmentResource(Commitments commitments, Named named) {
        super(commitments);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List commitments in the order of their recording")
    public RestResponse<Page<Recorded<Commitment>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only for the objective with this reference.") @Nullable
                    String objective) {
        var filter =
                listing.filter().and("r.objective_id = any(" + IDS + ")", named.ids(RecordKind.OBJECTIVE, objective));
        return listed(listing, filter);
    }
}
