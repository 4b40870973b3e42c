package org.daylight.registry.items;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.ListForm;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Shipments for enhanced monitoring whose serial numbers were not on record when they left. */
@Path("/v1/deliveries/without-serials")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items")
@EveryRole
class ShippedWithoutSerialsResource {

    private final ShipmentsWithoutSerials shipments;

    ShippedWithoutSerialsResource(ShipmentsWithoutSerials shipments) {
        this.shipments = shipments;
    }

    @GET
    @Operation(
            summary = "List deliveries for enhanced monitoring that were shipped without their serial numbers",
            description =
                    "Those of a line that is stated to be for enhanced monitoring and that have left. Recorded are the items"
                            + " that name the delivery; each was known since the day that the first version with this serial"
                            + " number states, or else since that was recorded. `why` says what is missing. Counted is what you may see.")
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    public RestResponse<Page<ShippedWithoutSerials>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.OfDay when,
            @BeanParam ListForm form,
            @Context Request request,
            @RestQuery @Parameter(description = "Only what goes to the partner with this code.") @Nullable
                    String partner) {
        var sorting = form.sorting(ShippedWithoutSerials.class, null);
        return form.of(
                request, ShippedWithoutSerials.class, page, asked -> shipments.list(asked, sorting, when, partner));
    }
}
