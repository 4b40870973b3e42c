package org.daylight.kit.recording;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
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
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for purges. */
@Path("/v1/purges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "purges", description = "What was erased because it must not be kept, and what stands in its place.")
@RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, APPROVER, SENIOR_APPROVER, AUDITOR})
class PurgeResource {

    private final Purges purges;

    PurgeResource(Purges purges) {
        this.purges = purges;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, APPROVER, SENIOR_APPROVER})
    @Answers(201)
    @Operation(summary = "Propose to erase a record with all its versions")
    public RestResponse<Recorded<Purge>> propose(@NotNull @Valid PurgeProposal proposal, UriInfo uri) {
        return RecordResource.created(purges.propose(proposal), uri);
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    @Operation(summary = "List purges in the order of their recording")
    public RestResponse<Page<Recorded<Purge>>> list(@BeanParam @Valid Listing listing, @Context Request request) {
        return RecordsForm.of(request, purges, listing, listing.filter());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a purge with its tombstones")
    public RestResponse<Recorded<Purge>> get(@RestPath UUID id, @BeanParam Knowing.OfDay when) {
        var read = purges.get(id, when);
        return when.isOfNow() ? RecordResource.newest(read) : RestResponse.ok(read);
    }

    @GET
    @Path("{id}/history")
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    @Operation(
            summary = "Read every version of a purge, oldest first",
            description =
                    "Its order is fixed: each version follows from the one before. Where there are more versions"
                            + " than the page holds, the header Link names the next page (RFC 8288); a table holds all of them.")
    public RestResponse<List<HistoryEntry<Purge>>> history(
            @RestPath UUID id,
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @BeanParam OrderedForm form,
            @Context Request request,
            UriInfo uri) {
        return RecordsForm.history(request, purges, id, page, when, form, uri);
    }

    @POST
    @Path("{id}/approve")
    @Acts
    @RolesAllowed({APPROVER, SENIOR_APPROVER})
    @Operation(
            summary = "Approve a purge as another person than the one who proposed it; the record is then gone",
            description = "It cannot be taken back. Backups made before still hold the record.")
    public RestResponse<Recorded<Purge>> approve(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        return RecordResource.newest(purges.approve(id, ifMatch));
    }

    @POST
    @Path("{id}/withdraw")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, APPROVER, SENIOR_APPROVER})
    @Operation(summary = "Take back a purge that was not approved")
    public RestResponse<Recorded<Purge>> withdraw(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return RecordResource.newest(purges.withdraw(id, ifMatch, voiding.reason()));
    }
}
