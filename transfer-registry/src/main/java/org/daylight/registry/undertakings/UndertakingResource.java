package org.daylight.registry.undertakings;

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
import org.daylight.registry.records.Named;
import org.daylight.registry.records.PartnerListing;
import org.daylight.registry.records.RecordKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for undertakings. */
@Path("/v1/undertakings")
@Tag(name = "undertakings")
@Noun("an undertaking")
@WrittenBy({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
@EveryRole
class UndertakingResource extends RecordResource<Undertaking> {

    private final Named named;

    UndertakingResource(Undertakings undertakings, Named named) {
        super(undertakings);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List undertakings in the order of their recording")
    public RestResponse<Page<Recorded<Undertaking>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only for the objective with this reference.") @Nullable
                    String objective,
            @RestQuery @Parameter(description = "Only for the transfer with this reference.") @Nullable String transfer,
            @RestQuery @Parameter(description = "Only because of the incident with this reference.") @Nullable
                    String incident,
            @RestQuery
                    @Parameter(description = "What it is.")
                    @Pattern(
                            regexp = "DUTY|CONSEQUENCE|BENEFIT|PROMISE",
                            message = "must be one of DUTY, CONSEQUENCE, BENEFIT, PROMISE")
                    @Nullable
                    String nature,
            @RestQuery @Parameter(description = "Only of this kind, in the words of the rule.") @Nullable String kind,
            @RestQuery
                    @Parameter(description = "Who has to do it.")
                    @Pattern(
                            regexp = "OWN_GOVERNMENT|PARTNER|EXPORTER",
                            message = "must be one of OWN_GOVERNMENT, PARTNER, EXPORTER")
                    @Nullable
                    String owedBy) {
        var filter = listing.filter()
                .and("r.objective_id = any(" + IDS + ")", named.ids(RecordKind.OBJECTIVE, objective))
                .and("r.transfer_id = any(" + IDS + ")", named.ids(RecordKind.TRANSFER, transfer))
                .and("r.incident_id = any(" + IDS + ")", named.ids(RecordKind.INCIDENT, incident))
                .and("r.nature = ?", nature)
                .and("r.kind = ?", kind)
                .and("r.owed_by = ?", owedBy);
        return listed(listing, filter);
    }
}
