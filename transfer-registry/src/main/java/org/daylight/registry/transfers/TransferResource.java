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
import java.util.Objects;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.identity.WrittenBy;
import org.daylight.kit.openapi.Noun;
import org.daylight.kit.page.Page;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.RecordResource;
import org.daylight.kit.recording.Recorded;
import org.daylight.registry.partners.Owner;
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
    private final Owner owner;

    TransferResource(Transfers transfers, Named named, Owner owner) {
        super(transfers);
        this.named = named;
        this.owner = owner;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List transfers in the order of their recording")
    public RestResponse<Page<Recorded<Transfer>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only from the supplier with this code; what names none comes from the owner of the register (`daylight.registry.owner`).")
                    @Nullable
                    String supplier,
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
        var supplied = "r.supplier_id = any(" + IDS + ")";
        var suppliers = named.ids(RecordKind.PARTNER, supplier);
        if (suppliers != null && !suppliers.isEmpty() && Objects.equals(supplier, owner.code())) {
            supplied = "(r.supplier_id is null or " + supplied + ")";
        }
        var filter = listing.filter()
                .and(supplied, suppliers)
                .and("r.channel = ?", channel)
                .and(listing.state(Transfer.class, "status", "r.status") + " = ?", status)
                .and("r.objective_ids && " + IDS, named.ids(RecordKind.OBJECTIVE, objective))
                .and("r.authority_ids && " + IDS, named.ids(RecordKind.AUTHORITY, authority));
        return listed(listing, filter);
    }
}
