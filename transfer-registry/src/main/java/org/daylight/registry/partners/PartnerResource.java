package org.daylight.registry.partners;

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

/** HTTP for partners. */
@Path("/v1/partners")
@Tag(name = "partners")
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
class PartnerResource {

    private final Partners partners;

    PartnerResource(Partners partners) {
        this.partners = partners;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Record a partner")
    public RestResponse<Recorded<Partner>> create(@NotNull @Valid Draft<Partner> draft, UriInfo uri) {
        return Answers.created(partners.create(draft), uri);
    }

    @GET
    @Operation(summary = "List partners in the order of their recording")
    public Page<Recorded<Partner>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @RestQuery @Parameter(description = "The partner with this code.") @Nullable String code,
            @RestQuery
                    @Parameter(description = "What it is.")
                    @Pattern(
                            regexp = "STATE|ORGANISATION|AGENCY|NON_STATE|OTHER_AUTHORITY",
                            message = "must be one of STATE, ORGANISATION, AGENCY, NON_STATE, OTHER_AUTHORITY")
                    @Nullable
                    String kind,
            @RestQuery @DefaultValue("false") @Parameter(description = "true: with what was entered by mistake.")
                    boolean voided) {
        var filter =
                Filter.none().and("r.code = ?", code).and("r.kind = ?", kind).withVoided(voided);
        return partners.list(filter, page, when);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a partner")
    public RestResponse<Recorded<Partner>> get(@RestPath UUID id, @BeanParam Knowing.Query when) {
        return Answers.read(partners.get(id, when), when);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "Read every version of a partner, oldest first")
    public List<Recorded<Partner>> history(@RestPath UUID id) {
        return partners.history(id);
    }

    @PUT
    @Path("{id}")
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Record that a partner has changed")
    public RestResponse<Recorded<Partner>> change(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Draft<Partner> draft) {
        return Answers.written(partners.change(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/corrections")
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Correct a partner that was recorded wrongly")
    public RestResponse<Recorded<Partner>> correct(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Draft<Partner> draft) {
        return Answers.written(partners.correct(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/void")
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Void a partner that was entered by mistake")
    public RestResponse<Recorded<Partner>> voidRecord(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return Answers.written(partners.voidRecord(id, ifMatch, voiding.reason()));
    }
}
