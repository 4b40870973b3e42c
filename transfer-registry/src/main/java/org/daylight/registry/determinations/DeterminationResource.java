package org.daylight.registry.determinations;

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

/** HTTP for determinations. */
@Path("/v1/determinations")
@Tag(name = "determinations")
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
class DeterminationResource {

    private final Determinations determinations;

    DeterminationResource(Determinations determinations) {
        this.determinations = determinations;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Record a determination")
    public RestResponse<Recorded<Determination>> create(@NotNull @Valid Draft<Determination> draft, UriInfo uri) {
        return Answers.created(determinations.create(draft), uri);
    }

    @GET
    @Operation(summary = "List determinations in the order of their recording")
    public Page<Recorded<Determination>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @RestQuery @Parameter(description = "The record with this reference.") @Nullable String reference,
            @RestQuery @Parameter(description = "Only of the partner with this code.") @Nullable String partner,
            @RestQuery @Parameter(description = "Only under this statute, as it was recorded.") @Nullable
                    String statute,
            @RestQuery
                    @Parameter(description = "What it does.")
                    @Pattern(
                            regexp = "EMERGENCY|WAIVER|FINDING|OTHER",
                            message = "must be one of EMERGENCY, WAIVER, FINDING, OTHER")
                    @Nullable
                    String kind,
            @RestQuery @DefaultValue("false") @Parameter(description = "true: with what was entered by mistake.")
                    boolean voided) {
        var filter = Filter.none()
                .and("r.reference = ?", reference)
                .and("r.partner_id in (select p.id from partner p where p.code = ?)", partner)
                .and("r.statute = ?", statute)
                .and("r.kind = ?", kind)
                .withVoided(voided);
        return determinations.list(filter, page, when);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a determination")
    public RestResponse<Recorded<Determination>> get(@RestPath UUID id, @BeanParam Knowing.Query when) {
        return Answers.read(determinations.get(id, when), when);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "Read every version of a determination, oldest first")
    public List<Recorded<Determination>> history(@RestPath UUID id) {
        return determinations.history(id);
    }

    @PUT
    @Path("{id}")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Record that a determination has changed")
    public RestResponse<Recorded<Determination>> change(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Determination> draft) {
        return Answers.written(determinations.change(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/corrections")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Correct a determination that was recorded wrongly")
    public RestResponse<Recorded<Determination>> correct(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Determination> draft) {
        return Answers.written(determinations.correct(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/void")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Void a determination that was entered by mistake")
    public RestResponse<Recorded<Determination>> voidRecord(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return Answers.written(determinations.voidRecord(id, ifMatch, voiding.reason()));
    }
}
