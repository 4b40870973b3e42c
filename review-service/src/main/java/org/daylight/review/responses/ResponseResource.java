package org.daylight.review.responses;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.MONITOR;
import static org.daylight.kit.identity.Roles.PUBLISHER;
import static org.daylight.kit.identity.Roles.READER;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/responses")
@Tag(name = "responses", description = "What was done about a flag, and what came back.")
class ResponseResource {

    private final Responses responses;

    ResponseResource(Responses responses) {
        this.responses = responses;
    }

    @GET
    @RolesAllowed({
        DESK_OFFICER,
        LEGAL_ADVISER,
        MONITOR,
        REVIEWER,
        APPROVER,
        SENIOR_APPROVER,
        READER,
        AUDITOR,
        PUBLISHER,
        SERVICE
    })
    @Operation(operationId = "listResponses", summary = "List responses, the earliest first")
    public Page<ResponseView> list(@BeanParam @Valid PageQuery page, @RestQuery @Nullable UUID flag) {
        return responses.list(flag, page);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        DESK_OFFICER,
        LEGAL_ADVISER,
        MONITOR,
        REVIEWER,
        APPROVER,
        SENIOR_APPROVER,
        READER,
        AUDITOR,
        PUBLISHER,
        SERVICE
    })
    @Operation(operationId = "getResponse", summary = "Read a response")
    public ResponseView get(@RestPath UUID id) {
        return responses.get(id);
    }
}
