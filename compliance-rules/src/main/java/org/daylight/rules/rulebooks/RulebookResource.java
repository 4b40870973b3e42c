package org.daylight.rules.rulebooks;

import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.openapi.Answers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/rulebooks")
@Produces(MediaType.APPLICATION_JSON)
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

    /**
     * A rulebook to be asked what-if.
     *
     * @param proposed digests of proposed rules, bills among them
     * @param parameters changes of parameters of rules in force, or of those that are proposed in their place
     */
    record Asked(@Nullable List<String> proposed, @Nullable List<@Valid ParameterForm> parameters) {}

    @POST
    @Path("variants")
    @RolesAllowed({REVIEWER, LEGAL_ADVISER, AUDITOR})
    @Answers(
            value = 201,
            problems = {404, 409, 422})
    @Operation(
            summary = "Freeze what is published now with what is proposed, to ask what-if",
            description =
                    "It has a digest of its own and says what in it is not law; it is never the rulebook in force. A proposed"
                            + " rule takes the place of the one of the same key on its days; two for the same days are"
                            + " refused. Changes of parameters are made in the rule that then stands: of several of one"
                            + " parameter one for a group counts before one for everybody, then the one that begins later,"
                            + " then the one that ends earlier; two other values for the same people on the same days are"
                            + " refused, and so is one for days on which no revision asks for the parameter.")
    public RestResponse<RulebookView> variant(@NotNull @Valid Asked asked, UriInfo uri) {
        var frozen = rulebooks.variant(
                Objects.requireNonNullElse(asked.proposed(), List.of()),
                Objects.requireNonNullElse(asked.parameters(), List.of()));
        var location = uri.getBaseUriBuilder()
                .path("v1/rulebooks")
                .path(frozen.digest())
                .build();
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

    @GET
    @Path("{digest}/subjects")
    @RolesAllowed({SERVICE, REVIEWER, LEGAL_ADVISER, AUDITOR})
    @Operation(
            summary = "What a frozen rulebook's answers depend on, by type of subject",
            description = "Two rulebooks with the same digest for a type answer alike about the same facts of it.")
    public RestResponse<RulebookSubjects> subjects(@RestPath String digest) {
        return ResponseBuilder.ok(rulebooks.answering(digest).subjects())
                .header("Cache-Control", FOR_EVER)
                .build();
    }
}
