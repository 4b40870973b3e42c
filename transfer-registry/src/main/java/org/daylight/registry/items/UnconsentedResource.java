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

/** Articles that passed to another holder without a recorded consent. */
@Path("/v1/items/without-consent")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items")
@EveryRole
class UnconsentedResource {

    private final UnconsentedItems items;

    UnconsentedResource(UnconsentedItems items) {
        this.items = items;
    }

    @GET
    @Operation(
            summary = "List articles that passed to their next holder without a consent in time",
            description =
                    "Consent is that of a proposal of kind RETRANSFER for the transfer that the article came by. `why` says"
                            + " what is missing. Counted is what you may see; a consent that you may not see covers nothing here.")
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    public RestResponse<Page<Unconsented>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.OfDay when,
            @BeanParam ListForm form,
            @Context Request request,
            @RestQuery @Parameter(description = "Only what the partner with this code holds now.") @Nullable
                    String partner) {
        var sorting = form.sorting(Unconsented.class, null);
        return form.of(request, Unconsented.class, page, asked -> items.list(asked, sorting, when, partner));
    }
}
