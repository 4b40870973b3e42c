package org.daylight.registry.permissions;

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

/** HTTP for use permissions. */
@Path("/v1/use-permissions")
@Tag(name = "use-permissions")
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
class UsePermissionResource {

    private final UsePermissions permissions;

    UsePermissionResource(UsePermissions permissions) {
        this.permissions = permissions;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Record a use permission")
    public RestResponse<Recorded<UsePermission>> create(@NotNull @Valid Draft<UsePermission> draft, UriInfo uri) {
        return Answers.created(permissions.create(draft), uri);
    }

    @GET
    @Operation(summary = "List use permissions in the order of their recording")
    public Page<Recorded<UsePermission>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @RestQuery @Parameter(description = "The record with this reference.") @Nullable String reference,
            @RestQuery @Parameter(description = "Only of the partner with this code.") @Nullable String partner,
            @RestQuery
                    @Parameter(description = "What the step did.")
                    @Pattern(
                            regexp = "GRANTED|WIDENED|NARROWED|DENIED|STATED|CONFIRMED|USED",
                            message = "must be one of GRANTED, WIDENED, NARROWED, DENIED, STATED, CONFIRMED, USED")
                    @Nullable
                    String change,
            @RestQuery @DefaultValue("false") @Parameter(description = "true: with what was entered by mistake.")
                    boolean voided) {
        var filter = Filter.none()
                .and("r.reference = ?", reference)
                .and("r.partner_id in (select p.id from partner p where p.code = ?)", partner)
                .and("r.change = ?", change)
                .withVoided(voided);
        return permissions.list(filter, page, when);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a use permission")
    public RestResponse<Recorded<UsePermission>> get(@RestPath UUID id, @BeanParam Knowing.Query when) {
        return Answers.read(permissions.get(id, when), when);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "Read every version of a use permission, oldest first")
    public List<Recorded<UsePermission>> history(@RestPath UUID id) {
        return permissions.history(id);
    }

    @PUT
    @Path("{id}")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Record that a use permission has changed")
    public RestResponse<Recorded<UsePermission>> change(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<UsePermission> draft) {
        return Answers.written(permissions.change(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/corrections")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Correct a use permission that was recorded wrongly")
    public RestResponse<Recorded<UsePermission>> correct(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<UsePermission> draft) {
        return Answers.written(permissions.correct(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/void")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Void a use permission that was entered by mistake")
    public RestResponse<Recorded<UsePermission>> voidRecord(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return Answers.written(permissions.voidRecord(id, ifMatch, voiding.reason()));
    }
}
