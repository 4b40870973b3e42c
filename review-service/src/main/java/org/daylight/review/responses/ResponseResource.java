package org.daylight.review.responses;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
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
    public ResponseView get(@RestPath UUID id) {
        return responses.get(id);
    }
}
