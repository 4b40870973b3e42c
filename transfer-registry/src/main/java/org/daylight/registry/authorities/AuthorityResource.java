package org.daylight.registry.authorities;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
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

/** HTTP for authorities. */
@Path("/v1/authorities")
@Tag(name = "authorities")
@Noun("an authority")
@WrittenBy({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
@EveryRole
class AuthorityResource extends RecordResource<Authority> {

    AuthorityResource(Authorities authorities) {
        super(authorities);
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List authorities in the order of their recording")
    public RestResponse<Page<Recorded<Authority>>> list(
            @BeanParam @Valid Listing listing,
            @RestQuery @Parameter(description = "The authority with this code.") @Nullable String code,
            @RestQuery @Parameter(description = "Only under this statute, as it was recorded.") @Nullable
                    String statute,
            @RestQuery
                    @Parameter(description = "Where the articles or the money come from.")
                    @Pattern(regexp = "DRAWDOWN|FUNDING", message = "must be one of DRAWDOWN, FUNDING")
                    @Nullable
                    String kind) {
        var filter = listing.filter()
                .and("r.code = ?", code)
                .and("r.statute = ?", statute)
                .and("r.kind = ?", kind);
        return listed(listing, filter);
    }
}
