package org.daylight.registry.transfers;

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
import static org.daylight.registry.records.Named.IDS;

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
import org.daylight.registry.records.Named;
import org.daylight.registry.records.RecordKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for transfers. */
@Path("/v1/transfers")
@Tag(name = "transfers")
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
class TransferResource {

    private final Transfers transfers;
    private final Named named;

    TransferResource(Transfers transfers, Named named) {
        this.transfers = transfers;
        this.named = named;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Record a transfer")
    public RestResponse<Recorded<Transfer>> create(@NotNull @Valid Draft<Transfer> draft, UriInfo uri) {
        return Answers.created(transfers.create(draft), uri);
    }

    @GET
    @Operation(summary = "List transfers in the order of their recording")
    public Page<Recorded<Transfer>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @RestQuery @Parameter(description = "The record with this reference.") @Nullable String reference,
            @RestQuery @Parameter(description = "Only of the partner with this code.") @Nullable String partner,
            @RestQuery @Parameter(description = "Only from the supplier with this code.") @Nullable String supplier,
            @RestQuery
                    @Parameter(description = "By which legal way it goes.")
                    @Pattern(
                            regexp = "FMS|DCS|PDA|USAI|FMF|EDA|LEASE|RETRANSFER|OTHER",
                            message = "must be one of FMS, DCS, PDA, USAI, FMF, EDA, LEASE, RETRANSFER, OTHER")
                    @Nullable
                    String channel,
            @RestQuery
                    @Parameter(description = "How far it has come.")
                    @Pattern(
                            regexp =
                                    "REQUESTED|PROPOSED|NOTIFIED|OFFERED|AGREED|LICENSED|REFUSED|REVOKED|ACTIVE|COMPLETED|CANCELLED",
                            message =
                                    "must be one of REQUESTED, PROPOSED, NOTIFIED, OFFERED, AGREED, LICENSED, REFUSED, REVOKED, ACTIVE, COMPLETED, CANCELLED")
                    @Nullable
                    String status,
            @RestQuery @Parameter(description = "Only those that serve the objective with this reference.") @Nullable
                    String objective,
            @RestQuery @Parameter(description = "Only those charged to the authority with this code.") @Nullable
                    String authority,
            @RestQuery @DefaultValue("false") @Parameter(description = "true: with what was entered by mistake.")
                    boolean voided) {
        var filter = Filter.none()
                .and("r.reference = ?", reference)
                .and("r.partner_id in (select p.id from partner p where p.code = ?)", partner)
                .and("r.supplier_id = any(" + IDS + ")", named.ids(RecordKind.PARTNER, supplier))
                .and("r.channel = ?", channel)
                .and("r.status = ?", status)
                .and("r.objective_ids && " + IDS, named.ids(RecordKind.OBJECTIVE, objective))
                .and("r.authority_ids && " + IDS, named.ids(RecordKind.AUTHORITY, authority))
                .withVoided(voided);
        return transfers.list(filter, page, when);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a transfer")
    public RestResponse<Recorded<Transfer>> get(@RestPath UUID id, @BeanParam Knowing.Query when) {
        return Answers.read(transfers.get(id, when), when);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "Read every version of a transfer, oldest first")
    public List<Recorded<Transfer>> history(@RestPath UUID id) {
        return transfers.history(id);
    }

    @PUT
    @Path("{id}")
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Record that a transfer has changed")
    public RestResponse<Recorded<Transfer>> change(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Transfer> draft) {
        return Answers.written(transfers.change(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/corrections")
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Correct a transfer that was recorded wrongly")
    public RestResponse<Recorded<Transfer>> correct(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Transfer> draft) {
        return Answers.written(transfers.correct(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/void")
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Void a transfer that was entered by mistake")
    public RestResponse<Recorded<Transfer>> voidRecord(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return Answers.written(transfers.voidRecord(id, ifMatch, voiding.reason()));
    }
}
