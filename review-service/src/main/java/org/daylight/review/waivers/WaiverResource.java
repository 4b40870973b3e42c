package org.daylight.review.waivers;

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

@Path("/v1/waivers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "waivers", description = "What is let pass for a time and up to a ceiling; it stays visible as waived.")
class WaiverResource {

    private static final String IF_MATCH = "If-Match";

    private final Waivers waivers;
    private final WaiverStore store;

    WaiverResource(Waivers waivers, WaiverStore store) {
        this.waivers = waivers;
        this.store = store;
    }

    @POST
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(201)
    @Operation(operationId = "proposeWaiver", summary = "Propose a waiver; another person signs it")
    public RestResponse<WaiverView> propose(@NotNull @Valid WaiverActs.Propose propose, UriInfo uri) {
        var made = waivers.propose(propose);
        return ResponseBuilder.<WaiverView>created(
                        uri.getAbsolutePathBuilder().path(made.id().toString()).build())
                .entity(made)
                .tag(Preconditions.etag(made.version()))
                .build();
    }

    @GET
    @EveryRole
    @Operation(operationId = "listWaivers", summary = "List waivers by reference")
    public Page<WaiverView> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery @Parameter(description = "Only of the rule with this key.") @Nullable String rule,
            @RestQuery @Parameter(description = "Only for the partner with this code.") @Nullable String partner,
            @RestQuery @Parameter(description = "Only those that cover anything today, or do not for this reason.")
                    WaiverView.@Nullable Standing standing,
            @RestQuery
                    @Parameter(
                            description =
                                    "true: signed ones, ended or not, that owe a notice which nobody has recorded as given;"
                                            + " false: the others.")
                    @Nullable
                    Boolean noticesOwed) {
        return store.list(rule, partner, standing, noticesOwed, page);
    }

    @GET
    @Path("{id}")
    @EveryRole
    @Operation(operationId = "getWaiver", summary = "Read a waiver with its meter")
    public RestResponse<WaiverView> get(@RestPath UUID id) {
        return answer(waivers.get(id));
    }

    @POST
    @Path("{id}/sign")
    @Acts
    @RolesAllowed(SENIOR_APPROVER)
    @Operation(operationId = "signWaiver", summary = "Sign what another person proposed")
    public RestResponse<WaiverView> sign(
            @RestPath UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @NotNull @Valid WaiverActs.Sign sign) {
        return answer(waivers.sign(id, ifMatch, sign.statement()));
    }

    @POST
    @Path("{id}/refuse")
    @Acts
    @RolesAllowed({APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "refuseWaiver", summary = "Refuse what another person proposed, with a reason")
    public RestResponse<WaiverView> refuse(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid WaiverActs.Because because) {
        return answer(waivers.refuse(id, ifMatch, because.reason()));
    }

    @POST
    @Path("{id}/withdraw")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "withdrawWaiver", summary = "Withdraw what you proposed, with a reason")
    public RestResponse<WaiverView> withdraw(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid WaiverActs.Because because) {
        return answer(waivers.withdraw(id, ifMatch, because.reason()));
    }

    @POST
    @Path("{id}/end")
    @Acts
    @RolesAllowed({APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "endWaiver", summary = "End a signed waiver today, with a reason")
    public RestResponse<WaiverView> end(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid WaiverActs.Because because) {
        return answer(waivers.end(id, ifMatch, because.reason()));
    }

    @POST
    @Path("{id}/notices")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(value = 200, problems = 409)
    @Operation(
            operationId = "giveWaiverNotice",
            summary = "Record that a notice was given that a signed waiver owes",
            description = "Once for each; it is not taken back.")
    public RestResponse<WaiverView> give(
            @RestPath UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @NotNull @Valid WaiverActs.Give give) {
        return answer(waivers.give(id, ifMatch, give));
    }

    @POST
    @Path("{id}/uses")
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(201)
    @Operation(operationId = "useWaiver", summary = "Put what was done under a waiver on its meter")
    public RestResponse<WaiverUse> use(@RestPath UUID id, @NotNull @Valid WaiverActs.Use use, UriInfo uri) {
        var made = waivers.use(id, use);
        return ResponseBuilder.<WaiverUse>created(uri.getAbsolutePath())
                .entity(made)
                .build();
    }

    @GET
    @Path("{id}/uses")
    @EveryRole
    @Operation(operationId = "listWaiverUses", summary = "List what was done under a waiver, the earliest first")
    public Page<WaiverUse> uses(@RestPath UUID id, @BeanParam @Valid PageQuery page) {
        return store.uses(waivers.get(id), page);
    }

    @POST
    @Path("{id}/uses/{use}/void")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(
            value = 200,
            problems = {404, 409})
    @Operation(
            operationId = "voidWaiverUse",
            summary = "Take off the meter of a waiver what another person put there by mistake, with a reason",
            description = "It is kept, and integrity reports name it.")
    public WaiverUse voidUse(
            @RestPath UUID id,
            @RestPath UUID use,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid WaiverActs.Because because) {
        return waivers.voidUse(id, use, ifMatch, because.reason());
    }

    private static RestResponse<WaiverView> answer(WaiverView waiver) {
        return ResponseBuilder.ok(waiver)
                .tag(Preconditions.etag(waiver.version()))
                .build();
    }
}
