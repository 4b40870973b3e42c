package org.daylight.registry.consultations;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
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

/** HTTP for consultations. */
@Path("/v1/consultations")
@Tag(name = "consultations")
@Noun("a consultation")
@WrittenBy({DESK_OFFICER, SERVICE})
@EveryRole
class ConsultationResource extends RecordResource<Consultation> {

    private final Named named;

    ConsultationResource(Consultations consultations, Named named) {
        super(consultations);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List consultations in the order of their recording")
    public RestResponse<Page<Recorded<Consultation>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only about the objective with this reference.") @Nullable
                    String objective,
            @RestQuery
                    @Parameter(description = "Who may know of it.")
                    @Pattern(regexp = "PRIVATE|PUBLIC", message = "must be one of PRIVATE, PUBLIC")
                    @Nullable
                    String channel,
            @RestQuery
                    @Parameter(description = "Who spoke.")
                    @Pattern(regexp = "WORKING|MINISTER|LEADER", message = "must be one of WORKING, MINISTER, LEADER")
                    @Nullable
                    String rank) {
        var filter = listing.filter()
                .and("r.objective_id = any(" + IDS + ")", named.ids(RecordKind.OBJECTIVE, objective))
                .and("r.channel = ?", channel)
                .and("r.rank = ?", rank);
        return listed(listing, filter);
    }
}
