package org.daylight.registry.congress;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
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

/** HTTP for congressional requests. */
@Path("/v1/congressional-requests")
@Tag(name = "congressional-requests")
@Noun("a congressional request")
@WrittenBy({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
@EveryRole
class CongressionalRequestResource extends RecordResource<CongressionalRequest> {

    private final Named named;

    CongressionalRequestResource(CongressionalRequests congressionalRequests, Named named) {
        super(congressionalRequests);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List congressional requests in the order of their recording")
    public RestResponse<Page<Recorded<CongressionalRequest>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only about the transfer with this reference.") @Nullable
                    String transfer,
            @RestQuery
                    @Parameter(description = "Only those that call for the undertaking with this reference.")
                    @Nullable
                    String undertaking,
            @RestQuery
                    @Parameter(description = "What is asked for.")
                    @Pattern(
                            regexp = "INFORMATION|BRIEFING|STATEMENT|REPORT|SHIPMENT_NOTICE|INFORMAL_HOLD",
                            message =
                                    "must be one of INFORMATION, BRIEFING, STATEMENT, REPORT, SHIPMENT_NOTICE, INFORMAL_HOLD")
                    @Nullable
                    String kind) {
        var filter = listing.filter()
                .and("r.transfer_id = any(" + IDS + ")", named.ids(RecordKind.TRANSFER, transfer))
                .and("r.undertaking_id = any(" + IDS + ")", named.ids(RecordKind.UNDERTAKING, undertaking))
                .and("r.kind = ?", kind);
        return listed(listing, filter);
    }
}
