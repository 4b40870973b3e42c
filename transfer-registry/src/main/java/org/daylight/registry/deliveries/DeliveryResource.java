package org.daylight.registry.deliveries;

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

/** HTTP for deliveries. */
@Path("/v1/deliveries")
@Tag(name = "deliveries")
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
class DeliveryResource {

    private final Deliveries deliveries;
    private final Named named;

    DeliveryResource(Deliveries deliveries, Named named) {
        this.deliveries = deliveries;
        this.named = named;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, SERVICE})
    @Operation(summary = "Record a delivery")
    public RestResponse<Recorded<Delivery>> create(@NotNull @Valid Draft<Delivery> draft, UriInfo uri) {
        return Answers.created(deliveries.create(draft), uri);
    }

    @GET
    @Operation(summary = "List deliveries in the order of their recording")
    public Page<Recorded<Delivery>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @RestQuery @Parameter(description = "The record with this reference.") @Nullable String reference,
            @RestQuery @Parameter(description = "Only of the partner with this code.") @Nullable String partner,
            @RestQuery @Parameter(description = "Only of the transfer with this reference.") @Nullable String transfer,
            @RestQuery
                    @Parameter(
                            description =
                                    "true: the accounts that count; false: conflicting accounts kept beside them.")
                    @Nullable
                    Boolean counted,
            @RestQuery @DefaultValue("false") @Parameter(description = "true: with what was entered by mistake.")
                    boolean voided) {
        var filter = Filter.none()
                .and("r.reference = ?", reference)
                .and("r.partner_id in (select p.id from partner p where p.code = ?)", partner)
                .and("r.transfer_id = any(" + IDS + ")", named.ids(RecordKind.TRANSFER, transfer))
                .and("r.counted = ?", counted)
                .withVoided(voided);
        return deliveries.list(filter, page, when);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a delivery")
    public RestResponse<Recorded<Delivery>> get(@RestPath UUID id, @BeanParam Knowing.Query when) {
        return Answers.read(deliveries.get(id, when), when);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "Read every version of a delivery, oldest first")
    public List<Recorded<Delivery>> history(@RestPath UUID id) {
        return deliveries.history(id);
    }

    @PUT
    @Path("{id}")
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, SERVICE})
    @Operation(summary = "Record that a delivery has changed")
    public RestResponse<Recorded<Delivery>> change(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Delivery> draft) {
        return Answers.written(deliveries.change(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/corrections")
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, SERVICE})
    @Operation(summary = "Correct a delivery that was recorded wrongly")
    public RestResponse<Recorded<Delivery>> correct(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Delivery> draft) {
        return Answers.written(deliveries.correct(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/void")
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, SERVICE})
    @Operation(summary = "Void a delivery that was entered by mistake")
    public RestResponse<Recorded<Delivery>> voidRecord(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return Answers.written(deliveries.voidRecord(id, ifMatch, voiding.reason()));
    }
}
