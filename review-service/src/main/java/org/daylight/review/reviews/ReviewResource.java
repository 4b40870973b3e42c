package org.daylight.review.reviews;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.annotation.security.RolesAllowed;
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
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.Caller;
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

@Path("/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reviews", description = "One run over a fixed asOf, knownAt and rulebook.")
class ReviewResource {

    private final Reviews reviews;
    private final Replays replays;
    private final Caller caller;

    ReviewResource(Reviews reviews, Replays replays, Caller caller) {
        this.reviews = reviews;
        this.replays = replays;
        this.caller = caller;
    }

    @POST
    @Acts
    @RolesAllowed({REVIEWER, SERVICE})
    @Answers(202)
    @Operation(operationId = "openReview", summary = "Open a review; it runs as soon as somebody is free")
    public RestResponse<ReviewView> open(@NotNull @Valid OpenReview review, UriInfo uri) {
        var id = reviews.open(Reviews.Origin.PERSON, null, caller.account(), review);
        return ResponseBuilder.<ReviewView>create(RestResponse.Status.ACCEPTED)
                .location(uri.getAbsolutePathBuilder().path(id.toString()).build())
                .entity(reviews.get(id))
                .build();
    }

    @GET
    @EveryRole
    @Operation(operationId = "listReviews", summary = "List reviews, the newest first")
    public Page<ReviewView> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery
                    @Parameter(description = "Only of this scope, such as portfolio, partner:XAA or objective:XAA/1.")
                    @Nullable
                    String scope,
            @RestQuery @Parameter(description = "Only those that are here on their way.") @Nullable ReviewState state) {
        return reviews.list(scope, state, page);
    }

    @GET
    @Path("{id}")
    @EveryRole
    @Operation(
            operationId = "getReview",
            summary = "Read a review with its totals and digests, and how far it has come")
    public ReviewView get(@RestPath UUID id) {
        return reviews.get(id);
    }

    @POST
    @Path("{id}/cancel")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(
            operationId = "cancelReview",
            summary = "End a review before it is sealed, with a reason",
            description =
                    "It changes no flag, and no later review builds on it. One that is being sealed at this moment"
                            + " is sealed, and the answer says so.")
    public ReviewView cancel(@RestPath UUID id, @NotNull @Valid Because because) {
        return reviews.cancel(id, because.reason());
    }

    @POST
    @Path("{id}/replays")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER, AUDITOR, SERVICE})
    @Answers(202)
    @Operation(
            operationId = "replayReview",
            summary = "Run a sealed review again and hold what comes out against it",
            description =
                    "From the facts as they were known then, by the same rulebook, taking nothing over. It changes"
                            + " no flag and is no part of the chain of reviews. Read it until its state is REPLAYED: replay.same says"
                            + " whether the digests are the same, and differences what is not.")
    public RestResponse<ReviewView> replay(@RestPath UUID id, @NotNull @Valid Because because, UriInfo uri) {
        var replay = replays.open(id, because.reason());
        return ResponseBuilder.<ReviewView>create(RestResponse.Status.ACCEPTED)
                .location(uri.getBaseUriBuilder().path("v1/reviews/" + replay).build())
                .entity(reviews.get(replay))
                .build();
    }

    @GET
    @Path("{id}/differences")
    @EveryRole
    @Operation(
            operationId = "listReplayDifferences",
            summary = "List in what a replay came out differently, and why as far as it can be known")
    public Page<Difference> differences(@RestPath UUID id, @BeanParam @Valid PageQuery page) {
        return replays.differences(id, page);
    }

    /** Why it is cancelled or run again. */
    @Schema(name = "ReviewReason")
    public record Because(@NotBlank @Size(max = 2000) String reason) {}
}
