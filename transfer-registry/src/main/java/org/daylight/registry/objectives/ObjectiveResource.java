package org.daylight.registry.objectives;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.MONITOR;
import static org.daylight.kit.identity.Roles.PUBLISHER;
import static org.daylight.kit.identity.Roles.READER;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Filter;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Recorded;
import org.daylight.kit.recording.Voiding;
import org.daylight.registry.records.Answers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for objectives. */
@Path("/v1/objectives")
@Tag(name = "objectives")
@RolesAllowed({
    DESK_OFFICER,
    LEGAL_ADVISER,
    MONITOR,
    REVIEWER,
    APPROVER,
    SENIOR_APPROVER,
    READER,
    AUDITOR,
    PUBLISHER,
    SERVICE
})
class ObjectiveResource {

    private final Objectives objectives;

    ObjectiveResource(Objectives objectives) {
        this.objectives = objectives;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Record an objective")
    public RestResponse<Recorded<Objective>> create(@NotNull @Valid Draft<Objective> draft, UriInfo uri) {
        return Answers.created(objectives.create(draft), uri);
    }

    @GET
    @Operation(summary = "List objectives in the order of their recording")
    public Page<Recorded<Objective>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @RestQuery @Parameter(description = "The record with this reference.") @Nullable String reference,
            @RestQuery @Parameter(description = "Only of the partner with this code.") @Nullable String partner,
            @RestQuery
                    @Parameter(description = "Where it stands.")
                    @Pattern(
                            regexp = "DRAFT|APPROVED|SUPERSEDED|ENDED",
                            message = "must be one of DRAFT, APPROVED, SUPERSEDED, ENDED")
                    @Nullable
                    String status,
            @RestQuery @DefaultValue("false") @Parameter(description = "true: with what was entered by mistake.")
                    boolean voided) {
        var filter = Filter.none()
                .and("r.reference = ?", reference)
                .and("r.partner_id in (select p.id from partner p where p.code = ?)", partner)
                .and("r.status = ?", status)
                .withVoided(voided);
        return objectives.list(filter, page, when);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an objective")
    public RestResponse<Recorded<Objective>> get(@RestPath UUID id, @BeanParam Knowing.Query when) {
        return Answers.read(objectives.get(id, when), when);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "Read every version of an objective, oldest first")
    public List<Recorded<Objective>> history(@RestPath UUID id) {
        return objectives.history(id);
    }

    @PUT
    @Path("{id}")
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Record that an objective has changed")
    public RestResponse<Recorded<Objective>> change(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Objective> draft) {
        return Answers.written(objectives.change(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/corrections")
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Correct an objective that was recorded wrongly")
    public RestResponse<Recorded<Objective>> correct(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Objective> draft) {
        return Answers.written(objectives.correct(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/void")
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Void an objective that was entered by mistake")
    public RestResponse<Recorded<Objective>> voidRecord(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return Answers.written(objectives.voidRecord(id, ifMatch, voiding.reason()));
    }
}
