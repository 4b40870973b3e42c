package org.daylight.review.decisions;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import org.daylight.kit.acting.Preconditions;
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

@Path("/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "decisions", description = "Outcomes that one person proposes and another one signs.")
class DecisionResource {

    private static final String IF_MATCH = "If-Match";

    private final Decisions decisions;
    private final DecisionStore store;

    DecisionResource(Decisions decisions, DecisionStore store) {
        this.decisions = decisions;
        this.store = store;
    }

    @POST
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(201)
    @Operation(operationId = "proposeDecision", summary = "Propose an outcome; another person signs it")
    public RestResponse<DecisionView> propose(@Valid DecisionActs.Propose propose, UriInfo uri) {
        var made = decisions.propose(propose);
        return ResponseBuilder.<DecisionView>created(
                        uri.getAbsolutePathBuilder().path(made.id().toString()).build())
                .entity(made)
                .tag(Preconditions.etag(made.version()))
                .build();
    }

    @GET
    @EveryRole
    @Operation(operationId = "listDecisions", summary = "List decisions, the newest first")
    public Page<DecisionView> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery @Parameter(description = "Only of the partner with this code.") @Nullable String partner,
            @RestQuery @Parameter(description = "Only on the objective with this reference.") @Nullable
                    String objective,
            @RestQuery @Parameter(description = "Only with this outcome.") @Nullable Outcome outcome,
            @RestQuery @Parameter(description = "Only those that are here on their way.") @Nullable
                    DecisionState state) {
        return store.list(partner, objective, outcome, state, page);
    }

    @GET
    @Path("{id}")
    @EveryRole
    @Operation(operationId = "getDecision", summary = "Read a decision with what it rests on")
    public RestResponse<DecisionView> get(@RestPath UUID id) {
        return answer(decisions.get(id));
    }

    @POST
    @Path("{id}/sign")
    @Acts
    @RolesAllowed({APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "signDecision", summary = "Sign what another person proposed, on the evidence shown")
    public RestResponse<DecisionView> sign(
            @RestPath UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @Valid DecisionActs.Sign sign) {
        return answer(decisions.sign(id, ifMatch, sign));
    }

    @POST
    @Path("{id}/refuse")
    @Acts
    @RolesAllowed({APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "refuseDecision", summary = "Refuse what another person proposed, with a reason")
    public RestResponse<DecisionView> refuse(
            @RestPath UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @Valid DecisionActs.Because because) {
        return answer(decisions.refuse(id, ifMatch, because.reason()));
    }

    @POST
    @Path("{id}/withdraw")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "withdrawDecision", summary = "Withdraw what you proposed, with a reason")
    public RestResponse<DecisionView> withdraw(
            @RestPath UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @Valid DecisionActs.Because because) {
        return answer(decisions.withdraw(id, ifMatch, because.reason()));
    }

    private static RestResponse<DecisionView> answer(DecisionView decision) {
        return ResponseBuilder.ok(decision)
                .tag(Preconditions.etag(decision.version()))
                .build();
    }
}
