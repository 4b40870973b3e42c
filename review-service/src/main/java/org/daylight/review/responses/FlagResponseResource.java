package org.daylight.review.responses;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.MONITOR;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/flags/{id}/responses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "responses", description = "What was done about a flag, and what came back.")
class FlagResponseResource {

    private final Responses responses;

    FlagResponseResource(Responses responses) {
        this.responses = responses;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(201)
    @Operation(operationId = "giveResponse", summary = "Record what was done about a flag")
    public RestResponse<ResponseView> give(
            @RestPath UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "The flag's ETag, if it must not have changed; not asked for.")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid Response response,
            UriInfo uri) {
        var given = responses.give(id, ifMatch, response);
        return ResponseBuilder.<ResponseView>created(uri.getBaseUriBuilder()
                        .path("v1/responses")
                        .path(given.id().toString())
                        .build())
                .entity(given)
                .build();
    }

    @GET
    @EveryRole
    @Operation(operationId = "listFlagResponses", summary = "List what was done about a flag, the earliest first")
    public Page<ResponseView> ofFlag(@RestPath UUID id, @BeanParam @Valid PageQuery page) {
        return responses.list(id, page);
    }
}
