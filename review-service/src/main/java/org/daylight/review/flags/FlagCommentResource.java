package org.daylight.review.flags;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/v1/flags/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "flags")
class FlagCommentResource {

    private final FlagComments comments;

    FlagCommentResource(FlagComments comments) {
        this.comments = comments;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(201)
    @Operation(operationId = "commentOnFlag", summary = "Say something about a flag, with references to papers")
    public RestResponse<FlagComment.View> say(@RestPath UUID id, @NotNull @Valid FlagComment comment, UriInfo uri) {
        return ResponseBuilder.<FlagComment.View>created(uri.getAbsolutePath())
                .entity(comments.say(id, comment))
                .build();
    }

    @GET
    @EveryRole
    @Operation(operationId = "listFlagComments", summary = "List what was said about a flag, the earliest first")
    public Page<FlagComment.View> list(@RestPath UUID id, @BeanParam @Valid PageQuery page) {
        return comments.of(id, page);
    }
}
