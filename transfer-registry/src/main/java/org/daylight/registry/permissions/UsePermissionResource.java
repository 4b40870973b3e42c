package org.daylight.registry.permissions;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
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

/** HTTP for use permissions. */
@Path("/v1/use-permissions")
@Tag(name = "use-permissions")
@Noun("a use permission")
@WrittenBy({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
@EveryRole
class UsePermissionResource extends RecordResource<UsePermission> {

    private final Named named;
    private final StandingOn standingOn;

    UsePermissionResource(UsePermissions permissions, Named named, StandingOn standingOn) {
        super(permissions);
        this.named = named;
        this.standingOn = standingOn;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(
            summary = "List use permissions in the order of their recording",
            description = "`supersededBy` says which later step takes the place of one, and from which day.")
    public RestResponse<Page<Recorded<UsePermission>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery
                    @Parameter(description = "What the step did.")
                    @Pattern(
                            regexp = "GRANTED|WIDENED|NARROWED|DENIED|STATED|CONFIRMED|USED",
                            message = "must be one of GRANTED, WIDENED, NARROWED, DENIED, STATED, CONFIRMED, USED")
                    @Nullable
                    String change,
            @RestQuery
                    @Parameter(description = "Only the step that takes the place of the one with this reference.")
                    @Nullable
                    String supersedes,
            @RestQuery
                    @Parameter(
                            description =
                                    "true: what stands on the day of asOf, or today without it: it has begun, and neither its own"
                                            + " end (effectiveTo) nor the first day of the step that supersedes it has come."
                                            + " false: what has not begun or has ended. unknown: where a date leaves that open,"
                                            + " and what names no end and is part of no line of steps: nothing is guessed of it.")
                    @Pattern(regexp = "true|false|unknown", message = "must be one of true, false, unknown")
                    @Nullable
                    String standing) {
        var filter = listing.filter()
                .and("r.change = ?", change)
                .and("r.supersedes_id = any(" + IDS + ")", named.ids(RecordKind.USE_PERMISSION, supersedes));
        return listed(listing, standing == null ? filter : standingOn.added(filter, listing.when, standing));
    }
}
