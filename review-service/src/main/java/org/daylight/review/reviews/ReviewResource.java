package org.daylight.review.reviews;

import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
    private final Caller caller;

    ReviewResource(Reviews reviews, Caller caller) {
        this.reviews = reviews;
        this.caller = caller;
    }

    @POST
    @Acts
    @RolesAllowed({REVIEWER, SERVICE})
    @Answers(202)
    @Operation(operationId = "openReview", summary = "Open a review; it runs as soon as somebody is free")
    public RestResponse<ReviewView> open(@Valid OpenReview review, UriInfo uri) {
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
    @Operation(operationId = "getReview", summary = "Read a review with its totals and digests")
    public ReviewView get(@RestPath UUID id) {
        return reviews.get(id);
    }
}
