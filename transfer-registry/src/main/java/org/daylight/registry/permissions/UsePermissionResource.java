package org.daylight.registry.permissions;

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
import org.daylight.kit.recording.RecordResource;
import org.daylight.kit.recording.Recorded;
import org.daylight.registry.records.PartnerListing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for use permissions. */
@Path("/v1/use-permissions")
@Tag(name = "use-permissions")
@Noun("a use permission")
@WrittenBy({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
@EveryRole
class UsePermissionResource extends RecordResource<UsePermission> {

    UsePermissionResource(UsePermissions permissions) {
        super(permissions);
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List use permissions in the order of their recording")
    public RestResponse<Page<Recorded<UsePermission>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery
                    @Parameter(description = "What the step did.")
                    @Pattern(
                            regexp = "GRANTED|WIDENED|NARROWED|DENIED|STATED|CONFIRMED|USED",
                            message = "must be one of GRANTED, WIDENED, NARROWED, DENIED, STATED, CONFIRMED, USED")
                    @Nullable
                    String change) {
        var filter = listing.filter().and("r.change = ?", change);
        return listed(listing, filter);
    }
}
