package org.daylight.registry.expectations;

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

/** HTTP for expectations. */
@Path("/v1/expectations")
@Tag(name = "expectations")
@Noun("an expectation")
@WrittenBy({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
@EveryRole
class ExpectationResource extends RecordResource<Expectation> {

    private final Named named;

    ExpectationResource(Expectations expectations, Named named) {
        super(expectations);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List expectations in the order of their recording")
    public RestResponse<Page<Recorded<Expectation>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only for the objective with this reference.") @Nullable
                    String objective,
            @RestQuery @Parameter(description = "Only for the transfer with this reference.") @Nullable String transfer,
            @RestQuery
                    @Parameter(description = "What it restricts.")
                    @Pattern(
                            regexp = "T1|T2|T3|T4|T5|T6|T7|T8|T9|T10|T11|T12|ASSURANCE",
                            message = "must be one of T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, ASSURANCE")
                    @Nullable
                    String kind) {
        var filter = listing.filter()
                .and("r.objective_id = any(" + IDS + ")", named.ids(RecordKind.OBJECTIVE, objective))
                .and("r.transfer_ids && " + IDS, named.ids(RecordKind.TRANSFER, transfer))
                .and("r.kind = ?", kind);
        return listed(listing, filter);
    }
}
