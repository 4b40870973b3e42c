package org.daylight.registry.notifications;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.SERVICE;
import static org.daylight.registry.records.Named.IDS;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.identity.WrittenBy;
import org.daylight.kit.openapi.Noun;
import org.daylight.kit.page.Page;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.RecordResource;
import org.daylight.kit.recording.Recorded;
import org.daylight.registry.facts.NoticeDays;
import org.daylight.registry.records.Named;
import org.daylight.registry.records.PartnerListing;
import org.daylight.registry.records.RecordKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for notifications. */
@Path("/v1/notifications")
@Tag(name = "notifications")
@Noun("a notification")
@WrittenBy({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
@EveryRole
class NotificationResource extends RecordResource<Notification> {

    private static final String GIVEN_ON = NoticeDays.first("r.content", "select null as day");

    private final Named named;

    NotificationResource(Notifications notifications, Named named) {
        super(notifications);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List notifications in the order of their recording")
    public RestResponse<Page<Recorded<Notification>>> list(
            @BeanParam @Valid PartnerListing listing,
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
            @RestQuery
                    @Parameter(
                            description =
                                    "Only what is given after this day, by the first day that is recorded of it: a review of the day has not"
                                            + " seen it, whenever it was recorded. What is owed on a day, or has no day, is there before.")
                    @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}", message = "must be a day such as 2026-03-20")
                    @Nullable
                    String givenAfter) {
        var filter = listing.filter()
                .and("r.transfer_id = any(" + IDS + ")", named.ids(RecordKind.TRANSFER, transfer))
                .and("r.statute = ?", statute)
                .and("r.kind = ?", kind)
                .and("r.content->>'dueOn' is null and " + GIVEN_ON + " > ?", givenAfter);
        return listed(listing, filter);
    }
}
