package org.daylight.review.decisions;

import static org.daylight.kit.identity.Roles.APPROVER;
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
import java.util.UUID;
import org.daylight.kit.acting.Acting;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.review.flags.SecondReadings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
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
    private static final String KEY = "New for every new request, the same when it is repeated: nothing happens twice.";

    private static final String REASON = "X-Reason";
    private static final String WHY = "Why; kept in the recording.";

    private final Decisions decisions;
    private final Proposals proposals;
    private final Signatures signatures;
    private final DecisionStore store;
    private final PublicCommitments commitments;
    private final ChargedAuthorities authorities;
    private final SecondReadings readings;
    private final Acting acting;

    DecisionResource(
            Decisions decisions,
            Proposals proposals,
            Signatures signatures,
            DecisionStore store,
            PublicCommitments commitments,
            ChargedAuthorities authorities,
            SecondReadings readings,
            Acting acting) {
        this.decisions = decisions;
        this.proposals = proposals;
        this.signatures = signatures;
        this.store = store;
        this.commitments = commitments;
        this.authorities = authorities;
        this.readings = readings;
        this.acting = acting;
    }

    @POST
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(
            value = 201,
            problems = {409, 422})
    @Operation(operationId = "proposeDecision", summary = "Propose an outcome; another person signs it")
    public RestResponse<DecisionView> propose(
            @RestHeader(Acting.KEY_HEADER) @Parameter(required = true, description = KEY) @Nullable String key,
            @RestHeader(REASON) @Parameter(description = WHY) @Nullable String reason,
            @NotNull @Valid DecisionActs.Propose propose,
            UriInfo uri) {
        var operation = "POST /v1/decisions";
        var fingerprint = fingerprint(propose, null);
        recall(operation, key, fingerprint);
        var commits = commitments.read(propose.content());
        var scope = propose.content().scope();
        var charged = authorities.of(
                scope.partner(), scope.objectives(), propose.content().flags());
        return acting.act(operation, key, fingerprint, given(reason), () -> {
            var made = proposals.propose(propose, commits, charged);
            return ResponseBuilder.<DecisionView>created(uri.getAbsolutePathBuilder()
                            .path(made.id().toString())
                            .build())
                    .entity(made)
                    .tag(Preconditions.etag(made.version()))
                    .build();
        });
    }

    /** What a decision names is asked of the register before the transaction, and not again for whoever repeats it. */
    private void recall(String operation, @Nullable String key, String fingerprint) {
        if (key == null) {
            throw Acting.keyMissing();
        }
        acting.recall(operation, key, fingerprint);
    }

    private static String fingerprint(Object body, @Nullable String ifMatch) {
        var whole = Json.mapper().createObjectNode().put("ifMatch", ifMatch);
        return CanonicalJson.digest(whole.set("body", Json.mapper().valueToTree(body)));
    }

    private static @Nullable String given(@Nullable String reason) {
        return reason == null || reason.isBlank() ? null : reason;
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
            @RestQuery @Parameter(description = "Only those that are here on their way.") @Nullable DecisionState state,
            @RestQuery
                    @Parameter(
                            description =
                                    "true: signed ones whose reviewBy is over, and not all of whose scope was decided about since;"
                                            + " false: the others.")
                    @Nullable
                    Boolean reviewOverdue,
            @RestQuery
                    @Parameter(
                            description =
                                    "true: signed ones that owe a notice whose day is over and that was not given; false: the"
                                            + " others.")
                    @Nullable
                    Boolean noticesOverdue) {
        return store.list(partner, objective, outcome, state, reviewOverdue, noticesOverdue, page);
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
    @RolesAllowed({APPROVER, SENIOR_APPROVER})
    @Answers(
            value = 200,
            problems = {409, 422})
    @Operation(
            operationId = "signDecision",
            summary = "Sign what another person proposed, on the evidence shown",
            description =
                    "What is kept of its flags is read a second time before: where that says something else, nothing is signed"
                            + " (second-reading), and a flag of the rule is raised for a legal adviser.")
    public RestResponse<DecisionView> sign(
            @RestPath UUID id,
            @RestHeader(Acting.KEY_HEADER) @Parameter(required = true, description = KEY) @Nullable String key,
            @RestHeader(REASON) @Parameter(description = WHY) @Nullable String reason,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid DecisionActs.Sign sign) {
        var operation = "POST /v1/decisions/%s/sign".formatted(id);
        var fingerprint = fingerprint(sign, ifMatch);
        recall(operation, key, fingerprint);
        var decision = decisions.get(id);
        if (decision.state() == DecisionState.PROPOSED) {
            readings.require("decision:" + id, DecisionStore.flags(decision.content()));
        }
        var stand = commitments.stands(decision);
        var charged =
                authorities.of(decision.partner(), decision.objectives(), DecisionStore.flags(decision.content()));
        return acting.act(
                operation,
                key,
                fingerprint,
                given(reason),
                () -> answer(signatures.sign(id, ifMatch, sign, stand, charged)));
    }

    @POST
    @Path("{id}/notices")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(value = 200, problems = 409)
    @Operation(
            operationId = "giveDecisionNotice",
            summary = "Record that a notice was given that a signed decision owes")
    public RestResponse<DecisionView> give(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid DecisionActs.Give give) {
        return answer(decisions.give(id, ifMatch, give));
    }

    @POST
    @Path("{id}/refuse")
    @Acts
    @RolesAllowed({APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "refuseDecision", summary = "Refuse what another person proposed, with a reason")
    public RestResponse<DecisionView> refuse(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid DecisionActs.Because because) {
        return answer(decisions.refuse(id, ifMatch, because.reason()));
    }

    @POST
    @Path("{id}/withdraw")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "withdrawDecision", summary = "Withdraw what you proposed, with a reason")
    public RestResponse<DecisionView> withdraw(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid DecisionActs.Because because) {
        return answer(decisions.withdraw(id, ifMatch, because.reason()));
    }

    private static RestResponse<DecisionView> answer(DecisionView decision) {
        return ResponseBuilder.ok(decision)
                .tag(Preconditions.etag(decision.version()))
                .build();
    }
}
