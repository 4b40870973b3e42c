package org.daylight.registry.notifications;

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

/** HTTP for notifications. */
@Path("/v1/notifications")
@Tag(name = "notifications")
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
class NotificationResource {

    private final Notifications notifications;
    private final Named named;

    NotificationResource(Notifications notifications, Named named) {
        this.notifications = notifications;
        this.named = named;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Record a notification")
    public RestResponse<Recorded<Notification>> create(@NotNull @Valid Draft<Notification> draft, UriInfo uri) {
        return Answers.created(notifications.create(draft), uri);
    }

    @GET
    @Operation(summary = "List notifications in the order of their recording")
    public Page<Recorded<Notification>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @RestQuery @Parameter(description = "The record with this reference.") @Nullable String reference,
            @RestQuery @Parameter(description = "Only of the partner with this code.") @Nullable String partner,
            @RestQuery @Parameter(description = "Only of the transfer with this reference.") @Nullable String transfer,
            @RestQuery @Parameter(description = "Only under this statute, as it was recorded.") @Nullable
                    String statute,
            @RestQuery
                    @Parameter(description = "What it is about.")
                    @Pattern(
                            regexp = "ARTICLES|SERVICES|DESIGN_CONSTRUCTION|REPORT",
                            message = "must be one of ARTICLES, SERVICES, DESIGN_CONSTRUCTION, REPORT")
                    @Nullable
                    String kind,
            @RestQuery @DefaultValue("false") @Parameter(description = "true: with what was entered by mistake.")
                    boolean voided) {
        var filter = Filter.none()
                .and("r.reference = ?", reference)
                .and("r.partner_id in (select p.id from partner p where p.code = ?)", partner)
                .and("r.transfer_id = any(" + IDS + ")", named.ids(RecordKind.TRANSFER, transfer))
                .and("r.statute = ?", statute)
                .and("r.kind = ?", kind)
                .withVoided(voided);
        return notifications.list(filter, page, when);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a notification")
    public RestResponse<Recorded<Notification>> get(@RestPath UUID id, @BeanParam Knowing.Query when) {
        return Answers.read(notifications.get(id, when), when);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "Read every version of a notification, oldest first")
    public List<Recorded<Notification>> history(@RestPath UUID id) {
        return notifications.history(id);
    }

    @PUT
    @Path("{id}")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Record that a notification has changed")
    public RestResponse<Recorded<Notification>> change(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Notification> draft) {
        return Answers.written(notifications.change(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/corrections")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Correct a notification that was recorded wrongly")
    public RestResponse<Recorded<Notification>> correct(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Notification> draft) {
        return Answers.written(notifications.correct(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/void")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Void a notification that was entered by mistake")
    public RestResponse<Recorded<Notification>> voidRecord(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return Answers.written(notifications.voidRecord(id, ifMatch, voiding.reason()));
    }
}
