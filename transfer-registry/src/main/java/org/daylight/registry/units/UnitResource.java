package org.daylight.registry.units;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.MONITOR;
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

/** HTTP for units. */
@Path("/v1/units")
@Tag(name = "units")
@Noun("a unit")
@WrittenBy({DESK_OFFICER, LEGAL_ADVISER, MONITOR, SERVICE})
@EveryRole
class UnitResource extends RecordResource<Unit> {

    private final Named named;

    UnitResource(Units units, Named named) {
        super(units);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List units in the order of their recording")
    public RestResponse<Page<Recorded<Unit>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only those assisted with the transfer with this reference.") @Nullable
                    String transfer,
            @RestQuery
                    @Parameter(description = "The law whose funds it is assisted from.")
                    @Pattern(regexp = "FAA|AECA|DOD|OTHER", message = "must be one of FAA, AECA, DOD, OTHER")
                    @Nullable
                    String funds) {
        var filter = listing.filter()
                .and("r.transfer_id = any(" + IDS + ")", named.ids(RecordKind.TRANSFER, transfer))
                .and("r.funds = ?", funds);
        return listed(listing, filter);
    }
}
