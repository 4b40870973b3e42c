package org.daylight.registry.inventories;

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

/** HTTP for inventories. */
@Path("/v1/inventories")
@Tag(name = "inventories")
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
class InventoryResource {

    private final Inventories inventories;
    private final Named named;

    InventoryResource(Inventories inventories, Named named) {
        this.inventories = inventories;
        this.named = named;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, SERVICE})
    @Operation(summary = "Record an inventory")
    public RestResponse<Recorded<Inventory>> create(@NotNull @Valid Draft<Inventory> draft, UriInfo uri) {
        return Answers.created(inventories.create(draft), uri);
    }

    @GET
    @Operation(summary = "List inventories in the order of their recording")
    public Page<Recorded<Inventory>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @RestQuery @Parameter(description = "The record with this reference.") @Nullable String reference,
            @RestQuery @Parameter(description = "Only of the partner with this code.") @Nullable String partner,
            @RestQuery @Parameter(description = "Only of the delivery with this reference.") @Nullable String delivery,
            @RestQuery
                    @Parameter(description = "Whether somebody looked or said something.")
                    @Pattern(regexp = "SERIAL|STATEMENT", message = "must be one of SERIAL, STATEMENT")
                    @Nullable
                    String kind,
            @RestQuery @DefaultValue("false") @Parameter(description = "true: with what was entered by mistake.")
                    boolean voided) {
        var filter = Filter.none()
                .and("r.reference = ?", reference)
                .and("r.partner_id in (select p.id from partner p where p.code = ?)", partner)
                .and("r.delivery_id = any(" + IDS + ")", named.ids(RecordKind.DELIVERY, delivery))
                .and("r.kind = ?", kind)
                .withVoided(voided);
        return inventories.list(filter, page, when);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an inventory")
    public RestResponse<Recorded<Inventory>> get(@RestPath UUID id, @BeanParam Knowing.Query when) {
        return Answers.read(inventories.get(id, when), when);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "Read every version of an inventory, oldest first")
    public List<Recorded<Inventory>> history(@RestPath UUID id) {
        return inventories.history(id);
    }

    @PUT
    @Path("{id}")
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, SERVICE})
    @Operation(summary = "Record that an inventory has changed")
    public RestResponse<Recorded<Inventory>> change(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Inventory> draft) {
        return Answers.written(inventories.change(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/corrections")
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, SERVICE})
    @Operation(summary = "Correct an inventory that was recorded wrongly")
    public RestResponse<Recorded<Inventory>> correct(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Inventory> draft) {
        return Answers.written(inventories.correct(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/void")
    @Acts
    @RolesAllowed({DESK_OFFICER, MONITOR, SERVICE})
    @Operation(summary = "Void an inventory that was entered by mistake")
    public RestResponse<Recorded<Inventory>> voidRecord(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return Answers.written(inventories.voidRecord(id, ifMatch, voiding.reason()));
    }
}
