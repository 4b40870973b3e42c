package org.daylight.registry.holds;

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

/** HTTP for holds. */
@Path("/v1/holds")
@Tag(name = "holds")
@Noun("a hold")
@WrittenBy({DESK_OFFICER, SERVICE})
@EveryRole
class HoldResource extends RecordResource<Hold> {

    private final Named named;

    HoldResource(Holds holds, Named named) {
        super(holds);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List holds in the order of their recording")
    public RestResponse<Page<Recorded<Hold>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "The one that this decision ordered.") @Nullable String origin,
            @RestQuery @Parameter(description = "Only on the transfer with this reference.") @Nullable String transfer,
            @RestQuery @Parameter(description = "Only those that touch the objective with this reference.") @Nullable
                    String objective,
            @RestQuery
                    @Parameter(description = "Ordered here or observed elsewhere.")
                    @Pattern(regexp = "ORDERED|OBSERVED", message = "must be one of ORDERED, OBSERVED")
                    @Nullable
                    String state,
            @RestQuery
                    @Parameter(description = "By what kind of power it stands.")
                    @Pattern(
                            regexp = "EXECUTIVE_PAUSE|LEGISLATIVE_INFORMAL|STATUTORY_BAR|SUPPLY",
                            message = "must be one of EXECUTIVE_PAUSE, LEGISLATIVE_INFORMAL, STATUTORY_BAR, SUPPLY")
                    @Nullable
                    String kind) {
        var filter = listing.filter()
                .and("r.origin = ?", origin)
                .and("r.transfer_ids && " + IDS, named.ids(RecordKind.TRANSFER, transfer))
                .and("r.objective_ids && " + IDS, named.ids(RecordKind.OBJECTIVE, objective))
                .and("r.state = ?", state)
                .and("r.kind = ?", kind);
        return listed(listing, filter);
    }
}
