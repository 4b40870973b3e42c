package org.daylight.registry.requests;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.SERVICE;
import static org.daylight.registry.records.Named.IDS;

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
import org.daylight.registry.records.Named;
import org.daylight.registry.records.PartnerListing;
import org.daylight.registry.records.RecordKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for partners' requests. */
@Path("/v1/partner-requests")
@Tag(name = "partner-requests")
@Noun("a partner's request")
@WrittenBy({DESK_OFFICER, SERVICE})
@EveryRole
class PartnerRequestResource extends RecordResource<PartnerRequest> {

    private final Named named;

    PartnerRequestResource(PartnerRequests partnerRequests, Named named) {
        super(partnerRequests);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List partners' requests in the order of their recording")
    public RestResponse<Page<Recorded<PartnerRequest>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only for the objective with this reference.") @Nullable
                    String objective,
            @RestQuery @Parameter(description = "Only those that led to the transfer with this reference.") @Nullable
                    String transfer,
            @RestQuery
                    @Parameter(description = "What it was told last.")
                    @Pattern(
                            regexp = "GRANTED|PARTLY|DEFERRED|REFUSED",
                            message = "must be one of GRANTED, PARTLY, DEFERRED, REFUSED")
                    @Nullable
                    String answer) {
        var filter = listing.filter()
                .and("r.objective_id = any(" + IDS + ")", named.ids(RecordKind.OBJECTIVE, objective))
                .and("r.transfer_id = any(" + IDS + ")", named.ids(RecordKind.TRANSFER, transfer))
                .and(listing.last("answers", "answer", "r.answer") + " = ?", answer);
        return listed(listing, filter);
    }
}
