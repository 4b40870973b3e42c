package org.daylight.registry.items;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.MONITOR;
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

/** HTTP for items. */
@Path("/v1/items")
@Tag(name = "items")
@Noun("an item")
@WrittenBy({DESK_OFFICER, MONITOR, SERVICE})
@EveryRole
class ItemResource extends RecordResource<Item> {

    private final Named named;

    ItemResource(Items items, Named named) {
        super(items);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List items in the order of their recording")
    public RestResponse<Page<Recorded<Item>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only of this type, as it was recorded.") @Nullable String type,
            @RestQuery @Parameter(description = "Only with this serial number.") @Nullable String serial,
            @RestQuery @Parameter(description = "Only of the transfer with this reference.") @Nullable String transfer,
            @RestQuery @Parameter(description = "Only of the delivery with this reference.") @Nullable String delivery,
            @RestQuery
                    @Parameter(description = "Only what the item with this reference became with its next holder.")
                    @Nullable
                    String predecessor) {
        var filter = listing.filter()
                .and("r.type = ?", type)
                .and("r.serial = ?", serial)
                .and("r.transfer_id = any(" + IDS + ")", named.ids(RecordKind.TRANSFER, transfer))
                .and("r.delivery_id = any(" + IDS + ")", named.ids(RecordKind.DELIVERY, delivery))
                .and("r.predecessor_id = any(" + IDS + ")", named.ids(RecordKind.ITEM, predecessor));
        return listed(listing, filter);
    }
}
