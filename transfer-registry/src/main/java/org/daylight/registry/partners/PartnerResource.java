package org.daylight.registry.partners;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.SERVICE;

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
import org.daylight.kit.recording.Listing;
import org.daylight.kit.recording.RecordResource;
import org.daylight.kit.recording.Recorded;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for partners. */
@Path("/v1/partners")
@Tag(name = "partners")
@Noun("a partner")
@WrittenBy({DESK_OFFICER, SERVICE})
@EveryRole
class PartnerResource extends RecordResource<Partner> {

    PartnerResource(Partners partners) {
        super(partners);
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List partners in the order of their recording")
    public RestResponse<Page<Recorded<Partner>>> list(
            @BeanParam @Valid Listing listing,
            @RestQuery @Parameter(description = "The partner with this code.") @Nullable String code,
            @RestQuery
                    @Parameter(
                            description = "Those with a name or alias that has these words, whatever the accents and"
                                    + " capitals; each word may be cut off at its end.")
                    @Nullable
                    String name,
            @RestQuery
                    @Parameter(description = "What it is.")
                    @Pattern(
                            regexp = "STATE|ORGANISATION|AGENCY|NON_STATE|OTHER_AUTHORITY",
                            message = "must be one of STATE, ORGANISATION, AGENCY, NON_STATE, OTHER_AUTHORITY")
                    @Nullable
                    String kind) {
        var filter = listing.filter()
                .and("r.code = ?", code)
                .and("names_of_partner(r.content) @@ name_query(?)", name)
                .and("r.kind = ?", kind);
        return listed(listing, filter);
    }
}
