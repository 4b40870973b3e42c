package org.daylight.registry.checks;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
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

/** HTTP for end-use checks. */
@Path("/v1/end-use-checks")
@Tag(name = "end-use-checks")
@Noun("an end-use check")
@WrittenBy({DESK_OFFICER, MONITOR, SERVICE})
@EveryRole
class EndUseCheckResource extends RecordResource<EndUseCheck> {

    private final Named named;

    EndUseCheckResource(EndUseChecks endUseChecks, Named named) {
        super(endUseChecks);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List end-use checks in the order of their recording")
    public RestResponse<Page<Recorded<EndUseCheck>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only of the item with this reference.") @Nullable String item,
            @RestQuery @Parameter(description = "Only of the unit with this reference.") @Nullable String unit,
            @RestQuery @Parameter(description = "Only of the delivery with this reference.") @Nullable String delivery,
            @RestQuery
                    @Parameter(description = "What is looked at.")
                    @Pattern(
                            regexp =
                                    "ROUTINE|ENHANCED|SERIAL_INVENTORY|STORAGE|LOSS|PARTNER_SELF_REPORT|UNIT_VETTING|PRE_LICENCE|POST_SHIPMENT",
                            message =
                                    "must be one of ROUTINE, ENHANCED, SERIAL_INVENTORY, STORAGE, LOSS, PARTNER_SELF_REPORT, UNIT_VETTING, PRE_LICENCE, POST_SHIPMENT")
                    @Nullable
                    String kind) {
        var filter = listing.filter()
                .and("r.item_id = any(" + IDS + ")", named.ids(RecordKind.ITEM, item))
                .and("r.unit_id = any(" + IDS + ")", named.ids(RecordKind.UNIT, unit))
                .and("r.delivery_id = any(" + IDS + ")", named.ids(RecordKind.DELIVERY, delivery))
                .and("r.kind = ?", kind);
        return listed(listing, filter);
    }
}
