package org.daylight.review.responses;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.MONITOR;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/responses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "responses", description = "What was done about a flag, and what came back.")
class ResponseResource {

    private final Responses responses;

    ResponseResource(Responses responses) {
        this.responses = responses;
    }

    @GET
    @EveryRole
    @Operation(operationId = "listResponses", summary = "List responses, the earliest first")
    public Page<ResponseView> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery @Parameter(description = "Only what was done about the flag with this id.") @Nullable
                    UUID flag) {
        return responses.list(flag, page);
    }

    @GET
    @Path("{id}")
    @EveryRole
    @Operation(operationId = "getResponse", summary = "Read a response")
    public RestResponse<ResponseView> get(@RestPath UUID id) {
        return answer(responses.get(id));
    }

    @POST
    @Path("{id}/reply")
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(value = 200, problems = 409)
    @Operation(
            operationId = "replyToResponse",
            summary = "Record what came back of a response after it was recorded",
            description = "Once, as one more version of it; what it said before stays in its history.")
    public RestResponse<ResponseView> reply(
            @RestPath UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid Reply reply) {
        return answer(responses.reply(id, ifMatch, reply));
    }

    @POST
    @Path("{id}/void")
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(value = 200, problems = 409)
    @Operation(
            operationId = "voidResponse",
            summary = "Say that a response was recorded by mistake, with a reason; another person agrees",
            description =
                    "The first to say so proposes it, and a second person who says the same voids it. It is kept and"
                            + " counts no more: the first clock of its flag stands as the other responses have it.")
    public RestResponse<ResponseView> voidResponse(
            @RestPath UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid Because because) {
        return answer(responses.voided(id, ifMatch, because.reason()));
    }

    /** Why it was none. */
    @Schema(name = "ResponseReason")
    public record Because(@NotBlank @Size(max = 2000) String reason) {}

    private static RestResponse<ResponseView> answer(ResponseView response) {
        return ResponseBuilder.ok(response)
                .tag(Preconditions.etag(response.version()))
                .build();
    }
}
