package org.daylight.rules.rulebooks;

import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.openapi.Answers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/v1/rulebooks")
@Tag(name = "rulebooks", description = "The rules in force, frozen under a digest that evaluations name")
@EveryRole
class RulebookResource {

    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    private final Rulebooks rulebooks;

    RulebookResource(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    @POST
    @RolesAllowed({SERVICE, REVIEWER, LEGAL_ADVISER, AUDITOR})
    @Answers(201)
    @Operation(
            summary = "Freeze what is published now",
            description = "Addressed by its content: the same rules give the same digest, however often it is called.")
    public RestResponse<RulebookView> freeze(UriInfo uri) {
        var frozen = rulebooks.freeze();
        var location = uri.getAbsolutePathBuilder().path(frozen.digest()).build();
        return ResponseBuilder.<RulebookView>created(location).entity(frozen).build();
    }

    @GET
    @Path("{digest}")
    @Operation(summary = "A frozen rulebook")
    public RestResponse<RulebookView> get(@RestPath String digest) {
        return ResponseBuilder.ok(rulebooks.get(digest))
                .header("Cache-Control", FOR_EVER)
                .build();
    }
}
