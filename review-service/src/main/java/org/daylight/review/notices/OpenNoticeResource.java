package org.daylight.review.notices;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** HTTP for notices whose wait runs. */
@Path("/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notifications", description = "Notices to a legislature with the end of their wait.")
@EveryRole
class OpenNoticeResource {

    private final OpenNotices notices;
    private final UnreviewedNotices unreviewed;

    OpenNoticeResource(OpenNotices notices, UnreviewedNotices unreviewed) {
        this.notices = notices;
        this.unreviewed = unreviewed;
    }

    @GET
    @Operation(
            operationId = "listOpenNotices",
            summary = "List notices with the end of their wait, the one that ends first first",
            description =
                    "The waits are those of the newest review that changed flags, whose day each notice names (asOf): one"
                            + " that was recorded later, or is given after that day, is under /v1/notifications/unreviewed until it is"
                            + " reviewed, so that a notice that is not listed here is none whose wait is over. The header As-Of names the day"
                            + " of the newest review of everything, or of the partner; without it nothing was reviewed. What is not handed over is the"
                            + " registry's, today. That a wait is over is no permission: other rules may stand.")
    public RestResponse<Page<OpenNotice>> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery
                    @Parameter(description = "true: those whose wait runs or may run; false: those whose wait is over.")
                    @Nullable
                    Boolean open,
            @RestQuery @Parameter(description = "Only of the partner with this code.") @Nullable String partner) {
        var answer = ResponseBuilder.ok(notices.list(open, partner, page));
        unreviewed.reviewedUpTo(partner).ifPresent(day -> answer.header("As-Of", day));
        return answer.build();
    }

    @GET
    @Path("unreviewed")
    @Operation(
            operationId = "listUnreviewedNotices",
            summary = "List notices that no review has seen yet, so that nobody knows when their waits end",
            description =
                    "Of what was recorded since the newest review, or is given after the day that it looks at (asOf), the"
                            + " last recorded first, at most 500 of each.")
    public UnreviewedNotices.Found unreviewed(
            @RestQuery @Parameter(description = "Only of the partner with this code.") @Nullable String partner) {
        return unreviewed.list(partner);
    }
}
