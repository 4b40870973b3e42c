package org.daylight.review.feeds;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.daylight.kit.acting.Acting;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** HTTP for one's own calendar feeds. */
@Path("/v1/calendar-feeds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "calendar", description = "When reviews are due, for calendar clients that cannot sign in.")
@EveryRole
class CalendarFeedResource {

    private final CalendarFeeds feeds;
    private final Acting acting;

    CalendarFeedResource(CalendarFeeds feeds, Acting acting) {
        this.feeds = feeds;
        this.acting = acting;
    }

    /** What a feed is for. */
    @Schema(name = "CreateCalendarFeed")
    public record Create(@NotBlank @Size(max = 200) String name) {}

    @POST
    @Answers(
            value = 201,
            problems = {409, 422})
    @Operation(
            operationId = "createCalendarFeed",
            summary = "Make a calendar feed of your own",
            description = "The path with its token is in this answer only; of the token a digest is kept. Repeated with"
                    + " the same Idempotency-Key the answer has no path: revoke the feed and make another one.")
    public RestResponse<CalendarFeed> create(
            @RestHeader(Acting.KEY_HEADER)
                    @Parameter(
                            required = true,
                            description =
                                    "New for every new request, the same when it is repeated: nothing happens twice.")
                    @Nullable
                    String key,
            @NotNull @Valid Create create,
            UriInfo uri) {
        if (key == null) {
            throw Acting.keyMissing();
        }
        var token = Token.random(UUID.randomUUID());
        var location =
                uri.getAbsolutePathBuilder().path(token.feed().toString()).build();
        // What is kept for a repeated request must not hold the token, so that it is put in afterwards.
        var kept = acting.act(
                "POST /v1/calendar-feeds",
                key,
                CanonicalJson.digest(Json.mapper().valueToTree(create)),
                null,
                () -> ResponseBuilder.<CalendarFeed>created(location)
                        .entity(feeds.create(create.name(), token))
                        .build());
        return ResponseBuilder.<CalendarFeed>created(location)
                .entity(kept.getEntity().with(token))
                .build();
    }

    @GET
    @Operation(operationId = "listCalendarFeeds", summary = "List your calendar feeds, the oldest first")
    public Page<CalendarFeed> list(@BeanParam @Valid PageQuery page) {
        return feeds.list(page);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getCalendarFeed", summary = "Read one of your calendar feeds")
    public CalendarFeed get(@RestPath UUID id) {
        return feeds.get(id);
    }

    @POST
    @Path("{id}/revoke")
    @Acts
    @Operation(operationId = "revokeCalendarFeed", summary = "Revoke one of your calendar feeds for ever")
    public CalendarFeed revoke(@RestPath UUID id) {
        return feeds.revoke(id);
    }
}
