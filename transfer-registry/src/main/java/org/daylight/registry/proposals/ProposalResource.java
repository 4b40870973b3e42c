package org.daylight.registry.proposals;

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

/** HTTP for proposals. */
@Path("/v1/proposals")
@Tag(name = "proposals")
@Noun("a proposal")
@WrittenBy({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
@EveryRole
class ProposalResource extends RecordResource<Proposal> {

    private final Named named;

    ProposalResource(Proposals proposals, Named named) {
        super(proposals);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List proposals in the order of their recording")
    public RestResponse<Page<Recorded<Proposal>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only steps of the transfer with this reference.") @Nullable
                    String transfer,
            @RestQuery @Parameter(description = "Only those of the notification with this reference.") @Nullable
                    String notification,
            @RestQuery
                    @Parameter(description = "What is to be decided.")
                    @Pattern(
                            regexp =
                                    "OFFER|CREDIT|GRANT|LICENCE|LICENCE_CHANGE|BROKERING|TRANSIT|INTANGIBLE_TRANSFER|LEASE|RETRANSFER|COPRODUCTION|EXCESS|STOCK_DELIVERY|UPGRADE|DELIVERY",
                            message =
                                    "must be one of OFFER, CREDIT, GRANT, LICENCE, LICENCE_CHANGE, BROKERING, TRANSIT, INTANGIBLE_TRANSFER, LEASE, RETRANSFER, COPRODUCTION, EXCESS, STOCK_DELIVERY, UPGRADE, DELIVERY")
                    @Nullable
                    String kind) {
        var filter = listing.filter()
                .and("r.transfer_id = any(" + IDS + ")", named.ids(RecordKind.TRANSFER, transfer))
                .and("r.notification_id = any(" + IDS + ")", named.ids(RecordKind.NOTIFICATION, notification))
                .and("r.kind = ?", kind);
        return listed(listing, filter);
    }
}
