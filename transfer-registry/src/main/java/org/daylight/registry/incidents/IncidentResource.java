package org.daylight.registry.incidents;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.MONITOR;
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
import org.daylight.registry.records.Named;
import org.daylight.registry.records.PartnerListing;
import org.daylight.registry.records.RecordKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for incidents. */
@Path("/v1/incidents")
@Tag(name = "incidents")
@Noun("an incident")
@WrittenBy({DESK_OFFICER, MONITOR, SERVICE})
@EveryRole
class IncidentResource extends RecordResource<Incident> {

    private final Named named;

    IncidentResource(Incidents incidents, Named named) {
        super(incidents);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List incidents in the order of their recording")
    public RestResponse<Page<Recorded<Incident>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only about the transfer with this reference.") @Nullable
                    String transfer,
            @RestQuery @Parameter(description = "Only about the item with this reference.") @Nullable String item,
            @RestQuery
                    @Parameter(description = "What it is about.")
                    @Pattern(
                            regexp =
                                    "END_USE_VIOLATION|UNCONSENTED_TRANSFER|DIVERSION|LOSS|CIVILIAN_HARM|HUMAN_RIGHTS|ACCESS_DENIED|UNANTICIPATED_ACTION|OTHER",
                            message =
                                    "must be one of END_USE_VIOLATION, UNCONSENTED_TRANSFER, DIVERSION, LOSS, CIVILIAN_HARM, HUMAN_RIGHTS, ACCESS_DENIED, UNANTICIPATED_ACTION, OTHER")
                    @Nullable
                    String kind,
            @RestQuery
                    @Parameter(description = "How grave it is.")
                    @Pattern(regexp = "L0|L1|L2|L3|L4|L5", message = "must be one of L0, L1, L2, L3, L4, L5")
                    @Nullable
                    String level,
            @RestQuery
                    @Parameter(description = "How far it has come.")
                    @Pattern(
                            regexp =
                                    "REPORTED_BY_OFFICE|REFERRED|UNDER_INQUIRY|NOT_SUBSTANTIATED|DETERMINED|REPORTED_TO_LEGISLATURE|CLOSED",
                            message =
                                    "must be one of REPORTED_BY_OFFICE, REFERRED, UNDER_INQUIRY, NOT_SUBSTANTIATED, DETERMINED, REPORTED_TO_LEGISLATURE, CLOSED")
                    @Nullable
                    String state) {
        var filter = listing.filter()
                .and("r.transfer_ids && " + IDS, named.ids(RecordKind.TRANSFER, transfer))
                .and("r.item_ids && " + IDS, named.ids(RecordKind.ITEM, item))
                .and("r.kind = ?", kind)
                .and("r.level = ?", level)
                .and(listing.state(Incident.class, "state", "r.state") + " = ?", state);
        return listed(listing, filter);
    }
}
