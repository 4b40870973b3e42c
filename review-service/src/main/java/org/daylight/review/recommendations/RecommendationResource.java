package org.daylight.review.recommendations;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
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
import java.util.List;
import java.util.UUID;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/recommendations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recommendations", description = "What auditors recommended, and what became of it.")
class RecommendationResource {

    private static final String IF_MATCH = "If-Match";

    private final Recommendations recommendations;
    private final RecommendationStore store;

    RecommendationResource(Recommendations recommendations, RecommendationStore store) {
        this.recommendations = recommendations;
        this.store = store;
    }

    @POST
    @Acts
    @RolesAllowed({AUDITOR, REVIEWER, LEGAL_ADVISER})
    @Answers(201)
    @Operation(operationId = "recordRecommendation", summary = "Record what an auditor recommended")
    public RestResponse<RecommendationView> record(@NotNull @Valid RecommendationActs.Draft draft, UriInfo uri) {
        var made = recommendations.record(draft);
        return ResponseBuilder.<RecommendationView>created(
                        uri.getAbsolutePathBuilder().path(made.id().toString()).build())
                .entity(made)
                .tag(Preconditions.etag(made.version()))
                .build();
    }

    @GET
    @EveryRole
    @Operation(operationId = "listRecommendations", summary = "List recommendations by number")
    public Page<RecommendationView> list(@BeanParam RecommendationQuery query, @BeanParam @Valid PageQuery page) {
        return store.list(query, page);
    }

    @GET
    @Path("{id}")
    @EveryRole
    @Operation(operationId = "getRecommendation", summary = "Read a recommendation")
    public RestResponse<RecommendationView> get(@RestPath UUID id) {
        return answer(recommendations.get(id));
    }

    @GET
    @Path("{id}/history")
    @EveryRole
    @Operation(operationId = "getRecommendationHistory", summary = "Read what became of a recommendation, oldest first")
    public List<RecommendationView.Step> history(@RestPath UUID id) {
        return store.history(recommendations.get(id).id());
    }

    @POST
    @Path("{id}/agree")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "agreeRecommendation", summary = "Agree, and say what is going to be done")
    public RestResponse<RecommendationView> agree(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RecommendationActs.Agree agree) {
        return answer(recommendations.agree(id, ifMatch, agree.plan()));
    }

    @POST
    @Path("{id}/disagree")
    @Acts
    @RolesAllowed({APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "disagreeRecommendation", summary = "Do not agree, with a reason")
    public RestResponse<RecommendationView> disagree(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RecommendationActs.Because because) {
        return answer(recommendations.disagree(id, ifMatch, because.reason()));
    }

    @POST
    @Path("{id}/implement")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, MONITOR, REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "implementRecommendation", summary = "Say that it was implemented, with evidence")
    public RestResponse<RecommendationView> implement(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RecommendationActs.Implement implement) {
        return answer(recommendations.implement(id, ifMatch, implement));
    }

    @POST
    @Path("{id}/close")
    @Acts
    @RolesAllowed(AUDITOR)
    @Operation(operationId = "closeRecommendation", summary = "Close it as an auditor, with what was found")
    public RestResponse<RecommendationView> close(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RecommendationActs.Because because) {
        return answer(recommendations.close(id, ifMatch, because.reason()));
    }

    @POST
    @Path("{id}/reopen")
    @Acts
    @RolesAllowed(AUDITOR)
    @Operation(operationId = "reopenRecommendation", summary = "Open it again as an auditor, with a reason")
    public RestResponse<RecommendationView> reopen(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RecommendationActs.Because because) {
        return answer(recommendations.reopen(id, ifMatch, because.reason()));
    }

    private static RestResponse<RecommendationView> answer(RecommendationView recommendation) {
        return ResponseBuilder.ok(recommendation)
                .tag(Preconditions.etag(recommendation.version()))
                .build();
    }
}
