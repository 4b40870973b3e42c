package org.daylight.registry.authorities;

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

/** HTTP for authorities. */
@Path("/v1/authorities")
@Tag(name = "authorities")
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
class AuthorityResource {

    private final Authorities authorities;

    AuthorityResource(Authorities authorities) {
        this.authorities = authorities;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Record an authority")
    public RestResponse<Recorded<Authority>> create(@NotNull @Valid Draft<Authority> draft, UriInfo uri) {
        return Answers.created(authorities.create(draft), uri);
    }

    @GET
    @Operation(summary = "List authorities in the order of their recording")
    public Page<Recorded<Authority>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @RestQuery @Parameter(description = "The authority with this code.") @Nullable String code,
            @RestQuery @Parameter(description = "Only under this statute, as it was recorded.") @Nullable
                    String statute,
            @RestQuery
                    @Parameter(description = "Where the articles or the money come from.")
                    @Pattern(regexp = "DRAWDOWN|FUNDING", message = "must be one of DRAWDOWN, FUNDING")
                    @Nullable
                    String kind,
            @RestQuery @DefaultValue("false") @Parameter(description = "true: with what was entered by mistake.")
                    boolean voided) {
        var filter = Filter.none()
                .and("r.code = ?", code)
                .and("r.statute = ?", statute)
                .and("r.kind = ?", kind)
                .withVoided(voided);
        return authorities.list(filter, page, when);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an authority")
    public RestResponse<Recorded<Authority>> get(@RestPath UUID id, @BeanParam Knowing.Query when) {
        return Answers.read(authorities.get(id, when), when);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "Read every version of an authority, oldest first")
    public List<Recorded<Authority>> history(@RestPath UUID id) {
        return authorities.history(id);
    }

    @PUT
    @Path("{id}")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Record that an authority has changed")
    public RestResponse<Recorded<Authority>> change(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Authority> draft) {
        return Answers.written(authorities.change(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/corrections")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Correct an authority that was recorded wrongly")
    public RestResponse<Recorded<Authority>> correct(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Authority> draft) {
        return Answers.written(authorities.correct(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/void")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Void an authority that was entered by mistake")
    public RestResponse<Recorded<Authority>> voidRecord(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return Answers.written(authorities.voidRecord(id, ifMatch, voiding.reason()));
    }
}
