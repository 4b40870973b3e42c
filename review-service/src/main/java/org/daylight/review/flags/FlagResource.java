package org.daylight.review.flags;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.MONITOR;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.UUID;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/flags")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "flags", description = "What reviews raise; confirmed by a person, a flag is a finding.")
class FlagResource {

    private static final String IF_MATCH = "If-Match";

    private final Flags flags;
    private final FlagStore store;
    private final FlaggedSubjects subjects;
    private final FlagHistory history;
    private final Explanations explanations;
    private final FlagComments comments;
    private final LateKnowledge late;

    FlagResource(
            Flags flags,
            FlagStore store,
            FlaggedSubjects subjects,
            FlagHistory history,
            Explanations explanations,
            FlagComments comments,
            LateKnowledge late) {
        this.flags = flags;
        this.store = store;
        this.subjects = subjects;
        this.history = history;
        this.explanations = explanations;
        this.comments = comments;
        this.late = late;
    }

    @GET
    @EveryRole
    @Operation(operationId = "listFlags", summary = "List flags by rule, subject and discriminator")
    public Page<FlagView> list(@BeanParam FlagQuery query, @BeanParam @Valid PageQuery page) {
        var flags = store.list(query, page);
        return query.explained() ? flags.map(explanations::added) : flags;
    }

    @GET
    @Path("subjects")
    @EveryRole
    @Operation(
            operationId = "listFlaggedSubjects",
            summary = "List what is flagged, subject by subject, with how many flags there are of each",
            description = "Of the flags that the same filters list under /v1/flags; explain changes nothing here.")
    public Page<FlaggedSubject> subjects(@BeanParam FlagQuery query, @BeanParam @Valid PageQuery page) {
        return subjects.list(query, page);
    }

    @GET
    @Path("{id}")
    @EveryRole
    @Operation(operationId = "getFlag", summary = "Read a flag")
    public RestResponse<FlagView> get(@RestPath UUID id) {
        return answer(flags.get(id));
    }

    @GET
    @Path("{id}/history")
    @EveryRole
    @Operation(operationId = "getFlagHistory", summary = "Read what became of a flag, the oldest version first")
    public List<FlagHistory.Entry> history(@RestPath UUID id) {
        return history.of(flags.get(id));
    }

    @GET
    @Path("{id}/explanation")
    @EveryRole
    @Operation(operationId = "explainFlag", summary = "Recompute from the kept facts why the rule answered as it did")
    public JsonNode explanation(@RestPath UUID id) {
        return explanations.of(flags.get(id));
    }

    @GET
    @Path("{id}/lateness")
    @EveryRole
    @Operation(
            operationId = "getFlagLateness",
            summary = "Read when a flag would have been raised, since when that was known, and when it was recorded",
            description = "The first day is found by reading the subject, as it is recorded now, on the days on which"
                    + " answers about it change, up to 20 years back.")
    public LateKnowledge.Lateness lateness(@RestPath UUID id) {
        return late.of(flags.get(id));
    }

    @POST
    @Path("{id}/confirm")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "confirmFlag", summary = "Confirm a flag as a finding")
    public RestResponse<FlagView> confirm(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid FlagActs.Confirm confirm) {
        return answer(flags.confirm(id, ifMatch, confirm));
    }

    @POST
    @Path("{id}/known")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(
            operationId = "correctFlagKnowledge",
            summary = "Correct since when a finding was known, with a reason",
            description = "Its clocks run anew from that day; the integrity report lists it.")
    public RestResponse<FlagView> known(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid FlagActs.CorrectKnowledge correct) {
        return answer(flags.correctKnowledge(id, ifMatch, correct));
    }

    @POST
    @Path("{id}/dismiss")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(
            operationId = "dismissFlag",
            summary = "Set a flag aside, with a reason; from L2 on it is once a second person says so")
    public RestResponse<FlagView> dismiss(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid FlagActs.Because because) {
        return answer(flags.dismiss(id, ifMatch, because.reason()));
    }

    @POST
    @Path("{id}/close")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(
            operationId = "closeFlag",
            summary = "Close a flag when everything owed is done, with a reason; from L2 on by two persons")
    public RestResponse<FlagView> close(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid FlagActs.Because because) {
        return answer(flags.close(id, ifMatch, because.reason()));
    }

    @POST
    @Path("{id}/reopen")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "reopenFlag", summary = "Take up a flag that was dismissed or closed")
    public RestResponse<FlagView> reopen(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid FlagActs.Because because) {
        return answer(flags.reopen(id, ifMatch, because.reason()));
    }

    @POST
    @Path("{id}/level")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(
            operationId = "setFlagLevel",
            summary = "Set the level on the ladder; a lower one holds when a second person sets the same")
    public RestResponse<FlagView> level(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid FlagActs.SetLevel level) {
        return answer(flags.level(id, ifMatch, level));
    }

    @POST
    @Path("{id}/assign")
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "assignFlag", summary = "Say who works on a flag, or that nobody does")
    public RestResponse<FlagView> assign(
            @RestPath UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid FlagActs.Assign assign) {
        return answer(flags.assign(id, ifMatch, assign));
    }

    @POST
    @Path("{id}/watch")
    @Acts
    @EveryRole
    @Operation(operationId = "watchFlag", summary = "Watch a flag yourself; answers with who does")
    public List<String> watch(@RestPath UUID id) {
        return comments.watch(id, true);
    }

    @POST
    @Path("{id}/unwatch")
    @Acts
    @EveryRole
    @Operation(operationId = "unwatchFlag", summary = "Watch a flag no longer; answers with who still does")
    public List<String> unwatch(@RestPath UUID id) {
        return comments.watch(id, false);
    }

    @GET
    @Path("{id}/watchers")
    @EveryRole
    @Operation(operationId = "listFlagWatchers", summary = "List who watches a flag")
    public List<String> watchers(@RestPath UUID id) {
        return comments.watchers(id);
    }

    private static RestResponse<FlagView> answer(FlagView flag) {
        return ResponseBuilder.ok(flag).tag(Preconditions.etag(flag.version())).build();
    }
}
