package org.daylight.registry.transfers;

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

/** HTTP for transfers. */
@Path("/v1/transfers")
@Tag(name = "transfers")
@Noun("a transfer")
@WrittenBy({DESK_OFFICER, SERVICE})
@EveryRole
class TransferResource extends RecordResource<Transfer> {

    private final Named named;

    TransferResource(Transfers transfers, Named named) {
        super(transfers);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List transfers in the order of their recording")
    public RestResponse<Page<Recorded<Transfer>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only from the supplier with this code.") @Nullable String supplier,
            @RestQuery
                    @Parameter(description = "By which legal way it goes.")
                    @Pattern(
                            regexp = "FMS|DCS|PDA|USAI|FMF|EDA|BPC|LEASE|RETRANSFER|OTHER",
                            message = "must be one of FMS, DCS, PDA, USAI, FMF, EDA, BPC, LEASE, RETRANSFER, OTHER")
                    @Nullable
                    String channel,
            @RestQuery
                    @Parameter(description = "How far it has come.")
                    @Pattern(
                            regexp =
                                    "REQUESTED|PROPOSED|NOTIFIED|OFFERED|AGREED|LICENSED|REFUSED|REVOKED|ACTIVE|COMPLETED|CANCELLED",
                            message =
                                    "must be one of REQUESTED, PROPOSED, NOTIFIED, OFFERED, AGREED, LICENSED, REFUSED, REVOKED, ACTIVE, COMPLETED, CANCELLED")
                    @Nullable
                    String status,
            @RestQuery @Parameter(description = "Only those that serve the objective with this reference.") @Nullable
                    String objective,
            @RestQuery @Parameter(description = "Only those charged to the authority with this code.") @Nullable
                    String authority) {
        var filter = listing.filter()
                .and("r.supplier_id = any(" + IDS + ")", named.ids(RecordKind.PARTNER, supplier))
                .and("r.channel = ?", channel)
                .and(listing.state(Transfer.class, "status", "r.status") + " = ?", status)
                .and("r.objective_ids && " + IDS, named.ids(RecordKind.OBJECTIVE, objective))
                .and("r.authority_ids && " + IDS, named.ids(RecordKind.AUTHORITY, authority));
        return listed(listing, filter);
    }
}
