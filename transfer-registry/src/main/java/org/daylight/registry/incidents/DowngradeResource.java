package org.daylight.registry.incidents;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.MONITOR;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.HistoryEntry;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Listing;
import org.daylight.kit.recording.OrderedForm;
import org.daylight.kit.recording.Recorded;
import org.daylight.kit.recording.RecordsForm;
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

/** HTTP for the lowering of incidents. */
@Path("/v1/incident-downgrades")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents")
@EveryRole
class DowngradeResource {

    private final Downgrades downgrades;

    DowngradeResource(Downgrades downgrades) {
        this.downgrades = downgrades;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, LEGAL_ADVISER, REVIEWER})
    @Answers(201)
    @Operation(summary = "Propose a lower level for an incident")
    public RestResponse<Recorded<Downgrade>> propose(@NotNull @Valid DowngradeProposal proposal, UriInfo uri) {
        var made = downgrades.propose(proposal);
        var location = uri.getAbsolutePathBuilder().path(made.id().toString()).build();
        return ResponseBuilder.<Recorded<Downgrade>>created(location)
                .entity(made)
                .header("ETag", made.etag())
                .build();
    }

    @GET
    @EveryRole
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    @Operation(summary = "List lower levels that were proposed or agreed")
    public RestResponse<Page<Recorded<Downgrade>>> list(
            @BeanParam @Valid Listing listing,
            @Context Request request,
            @RestQuery @Parameter(description = "Only of the incident with this id.") @Nullable UUID incident) {
        return RecordsForm.of(request, downgrades, listing, listing.filter().and("r.incident_id = ?", incident));
    }

    @GET
    @Path("{id}")
    @EveryRole
    @Operation(summary = "Read a lower level that was proposed or agreed")
    public RestResponse<Recorded<Downgrade>> get(@RestPath UUID id, @BeanParam Knowing.OfDay when) {
        var read = downgrades.get(id, when);
        return when.isOfNow() ? newest(read) : RestResponse.ok(read);
    }

    @GET
    @Path("{id}/history")
    @EveryRole
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    @Operation(
            summary = "Read every version of a lower level that was proposed or agreed, oldest first",
            description =
                    "Its order is fixed: each version follows from the one before. Where there are more versions"
                            + " than the page holds, the header Link names the next page (RFC 8288); a table holds all of them.")
    public RestResponse<List<HistoryEntry<Downgrade>>> history(
            @RestPath UUID id,
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @BeanParam OrderedForm form,
            @Context Request request,
            UriInfo uri) {
        return RecordsForm.history(request, downgrades, id, page, when, form, uri);
    }

    @POST
    @Path("{id}/approve")
    @Acts
    @RolesAllowed({LEGAL_ADVISER, REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(summary = "Agree to a lower level as another person than the one who proposed it")
    public RestResponse<Recorded<Downgrade>> approve(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        return newest(downgrades.approve(id, ifMatch));
    }

    @POST
    @Path("{id}/withdraw")
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, LEGAL_ADVISER, REVIEWER})
    @Operation(summary = "Take back a lower level that nobody agreed to")
    public RestResponse<Recorded<Downgrade>> withdraw(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return newest(downgrades.withdraw(id, ifMatch, voiding.reason()));
    }

    private static RestResponse<Recorded<Downgrade>> newest(Recorded<Downgrade> record) {
        return ResponseBuilder.ok(record).header("ETag", record.etag()).build();
    }
}
