package org.daylight.registry.holds;

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

/** HTTP for holds. */
@Path("/v1/holds")
@Tag(name = "holds")
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
class HoldResource {

    private final Holds holds;
    private final Named named;

    HoldResource(Holds holds, Named named) {
        this.holds = holds;
        this.named = named;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Record a hold")
    public RestResponse<Recorded<Hold>> create(@NotNull @Valid Draft<Hold> draft, UriInfo uri) {
        return Answers.created(holds.create(draft), uri);
    }

    @GET
    @Operation(summary = "List holds in the order of their recording")
    public Page<Recorded<Hold>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @RestQuery @Parameter(description = "The record with this reference.") @Nullable String reference,
            @RestQuery @Parameter(description = "Only of the partner with this code.") @Nullable String partner,
            @RestQuery @Parameter(description = "The one that this decision ordered.") @Nullable String origin,
            @RestQuery @Parameter(description = "Only on the transfer with this reference.") @Nullable String transfer,
            @RestQuery
                    @Parameter(description = "Ordered here or observed elsewhere.")
                    @Pattern(regexp = "ORDERED|OBSERVED", message = "must be one of ORDERED, OBSERVED")
                    @Nullable
                    String state,
            @RestQuery
                    @Parameter(description = "By what kind of power it stands.")
                    @Pattern(
                            regexp = "EXECUTIVE_PAUSE|LEGISLATIVE_INFORMAL|STATUTORY_BAR|SUPPLY",
                            message = "must be one of EXECUTIVE_PAUSE, LEGISLATIVE_INFORMAL, STATUTORY_BAR, SUPPLY")
                    @Nullable
                    String kind,
            @RestQuery @DefaultValue("false") @Parameter(description = "true: with what was entered by mistake.")
                    boolean voided) {
        var filter = Filter.none()
                .and("r.reference = ?", reference)
                .and("r.partner_id in (select p.id from partner p where p.code = ?)", partner)
                .and("r.origin = ?", origin)
                .and("r.transfer_ids && " + IDS, named.ids(RecordKind.TRANSFER, transfer))
                .and("r.state = ?", state)
                .and("r.kind = ?", kind)
                .withVoided(voided);
        return holds.list(filter, page, when);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a hold")
    public RestResponse<Recorded<Hold>> get(@RestPath UUID id, @BeanParam Knowing.Query when) {
        return Answers.read(holds.get(id, when), when);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "Read every version of a hold, oldest first")
    public List<Recorded<Hold>> history(@RestPath UUID id) {
        return holds.history(id);
    }

    @PUT
    @Path("{id}")
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Record that a hold has changed")
    public RestResponse<Recorded<Hold>> change(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Draft<Hold> draft) {
        return Answers.written(holds.change(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/corrections")
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Correct a hold that was recorded wrongly")
    public RestResponse<Recorded<Hold>> correct(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Draft<Hold> draft) {
        return Answers.written(holds.correct(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/void")
    @Acts
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Void a hold that was entered by mistake")
    public RestResponse<Recorded<Hold>> voidRecord(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return Answers.written(holds.voidRecord(id, ifMatch, voiding.reason()));
    }
}
