package org.daylight.review.cadences;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** HTTP for cadences. */
@Path("/v1/cadences")
@Tag(name = "cadences")
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
class CadenceResource {

    private final Cadences cadences;

    CadenceResource(Cadences cadences) {
        this.cadences = cadences;
    }

    @POST
    @Acts
    @RolesAllowed({REVIEWER, SERVICE})
    @Operation(summary = "Record a cadence")
    public RestResponse<Recorded<Cadence>> create(@NotNull @Valid Draft<Cadence> draft, UriInfo uri) {
        var made = cadences.create(draft);
        return ResponseBuilder.<Recorded<Cadence>>created(
                        uri.getAbsolutePathBuilder().path(made.id().toString()).build())
                .entity(made)
                .header("ETag", made.etag())
                .build();
    }

    @GET
    @Operation(summary = "List cadences in the order of their recording")
    public Page<Recorded<Cadence>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @RestQuery @Parameter(description = "The cadence with this reference.") @Nullable String reference,
            @RestQuery @Parameter(description = "Those of this scope.") @Nullable String scope,
            @RestQuery @DefaultValue("false") @Parameter(description = "true: with what was entered by mistake.")
                    boolean voided) {
        var filter = Filter.none()
                .and("r.reference = ?", reference)
                .and("r.content ->> 'scope' = ?", scope)
                .withVoided(voided);
        return cadences.list(filter, page, when);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a cadence")
    public RestResponse<Recorded<Cadence>> get(@RestPath UUID id, @BeanParam Knowing.Query when) {
        var cadence = cadences.get(id, when);
        return when.knownAt == null ? written(cadence) : RestResponse.ok(cadence);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "Read every version of a cadence, oldest first")
    public List<Recorded<Cadence>> history(@RestPath UUID id) {
        return cadences.history(id);
    }

    @PUT
    @Path("{id}")
    @Acts
    @RolesAllowed({REVIEWER, SERVICE})
    @Operation(summary = "Record that a cadence has changed")
    public RestResponse<Recorded<Cadence>> change(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Draft<Cadence> draft) {
        return written(cadences.change(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/corrections")
    @Acts
    @RolesAllowed({REVIEWER, SERVICE})
    @Operation(summary = "Correct a cadence that was recorded wrongly")
    public RestResponse<Recorded<Cadence>> correct(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Draft<Cadence> draft) {
        return written(cadences.correct(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/void")
    @Acts
    @RolesAllowed({REVIEWER, SERVICE})
    @Operation(summary = "Void a cadence that was entered by mistake; what is due of it is no longer opened")
    public RestResponse<Recorded<Cadence>> voidRecord(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return written(cadences.voidRecord(id, ifMatch, voiding.reason()));
    }

    private static RestResponse<Recorded<Cadence>> written(Recorded<Cadence> cadence) {
        return ResponseBuilder.ok(cadence).header("ETag", cadence.etag()).build();
    }
}
