package org.daylight.review.cadences;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SERVICE;

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
import org.daylight.kit.recording.Listing;
import org.daylight.kit.recording.RecordResource;
import org.daylight.kit.recording.Recorded;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for cadences. */
@Path("/v1/cadences")
@Tag(name = "cadences", description = "What is reviewed when; what is due of a voided one is no longer opened.")
@Noun("a cadence")
@WrittenBy({REVIEWER, SERVICE})
@EveryRole
class CadenceResource extends RecordResource<Cadence> {

    CadenceResource(Cadences cadences) {
        super(cadences);
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List cadences in the order of their recording")
    public RestResponse<Page<Recorded<Cadence>>> list(
            @BeanParam @Valid Listing listing,
            @RestQuery @Parameter(description = "The cadence with this reference.") @Nullable String reference,
            @RestQuery @Parameter(description = "Those of this scope.") @Nullable String scope) {
        var filter = listing.filter().and("r.reference = ?", reference).and("r.content ->> 'scope' = ?", scope);
        return listed(listing, filter);
    }
}
