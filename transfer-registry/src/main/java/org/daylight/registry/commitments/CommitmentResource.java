package org.daylight.registry.commitments;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.SERVICE;
import static org.daylight.registry.records.Named.IDS;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.identity.WrittenBy;
import org.daylight.kit.json.Json;
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

/** HTTP for commitments. */
@Path("/v1/commitments")
@Tag(name = "commitments")
@Noun("a commitment")
@WrittenBy({DESK_OFFICER, SERVICE})
@EveryRole
class CommitmentResource extends RecordResource<Commitment> {

    private static final int MOST_REFERENCES = 100;

    private final Named named;

    CommitmentResource(Commitments commitments, Named named) {
        super(commitments);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List commitments in the order of their recording")
    public RestResponse<Page<Recorded<Commitment>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only for the objective with this reference.") @Nullable
                    String objective,
            @RestQuery
                    @Size(max = MOST_REFERENCES)
                    @Parameter(
                            description = "Only those with one of these references, at most 100; repeat it for each.")
                    @Nullable
                    List<String> references) {
        var filter = listing.filter()
                .and("r.objective_id = any(" + IDS + ")", named.ids(RecordKind.OBJECTIVE, objective))
                .and(
                        "r.reference in (select jsonb_array_elements_text(?::jsonb))",
                        references == null || references.isEmpty()
                                ? null
                                : Json.mapper().valueToTree(references).toString());
        return listed(listing, filter);
    }
}
