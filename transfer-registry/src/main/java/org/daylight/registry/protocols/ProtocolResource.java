package org.daylight.registry.protocols;

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
import org.daylight.kit.recording.RecordResource;
import org.daylight.kit.recording.Recorded;
import org.daylight.registry.records.PartnerListing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for protocols. */
@Path("/v1/protocols")
@Tag(name = "protocols")
@Noun("a protocol")
@WrittenBy({DESK_OFFICER, SERVICE})
@EveryRole
class ProtocolResource extends RecordResource<Protocol> {

    ProtocolResource(Protocols protocols) {
        super(protocols);
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List protocols in the order of their recording")
    public RestResponse<Page<Recorded<Protocol>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery
                    @Parameter(description = "What it settles.")
                    @Pattern(
                            regexp = "ESCALATION|SIGNALLING|WAR_AIMS|TERMINATION",
                            message = "must be one of ESCALATION, SIGNALLING, WAR_AIMS, TERMINATION")
                    @Nullable
                    String kind,
            @RestQuery
                    @Parameter(description = "How far it has come.")
                    @Pattern(
                            regexp = "NOT_RAISED|RAISED|AGREED|WRITTEN|EXERCISED",
                            message = "must be one of NOT_RAISED, RAISED, AGREED, WRITTEN, EXERCISED")
                    @Nullable
                    String state) {
        var filter = listing.filter()
                .and("r.kind = ?", kind)
                .and(listing.state(Protocol.class, "state", "r.state") + " = ?", state);
        return listed(listing, filter);
    }
}
