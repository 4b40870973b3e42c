package org.daylight.registry.judgements;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.REVIEWER;
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

/** HTTP for judgements. */
@Path("/v1/judgements")
@Tag(name = "judgements")
@Noun("a judgement")
@WrittenBy({DESK_OFFICER, LEGAL_ADVISER, REVIEWER, SERVICE})
@EveryRole
class JudgementResource extends RecordResource<Judgement> {

    private final Named named;

    JudgementResource(Judgements judgements, Named named) {
        super(judgements);
        this.named = named;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List judgements in the order of their recording")
    public RestResponse<Page<Recorded<Judgement>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only of the incident with this reference.") @Nullable String incident,
            @RestQuery @Parameter(description = "Only of the proposal with this reference.") @Nullable String proposal,
            @RestQuery
                    @Parameter(description = "What is judged.")
                    @Pattern(
                            regexp =
                                    "SUBSTANTIAL_VIOLATION|UNCONSENTED_TRANSFER|LEGITIMATE_SELF_DEFENSE|OWN_TRANSFER_ALLOWED|DEMILITARISED|SERIOUS_VIOLATIONS_LIKELY|DIRECTIVE_ASSESSED|READINESS_HARM|TREATY_EMBARGOED|TREATY_OTHER_DUTY_FORBIDS|TREATY_ATROCITY_KNOWN|TREATY_OVERRIDING_RISK|TREATY_DIVERSION_MEASURES|CRITERION_ONE|CRITERION_TWO|CRITERION_THREE|CRITERION_FOUR|CRITERION_FIVE|CRITERION_SIX|CRITERION_SEVEN|CRITERION_EIGHT",
                            message =
                                    "must be one of SUBSTANTIAL_VIOLATION, UNCONSENTED_TRANSFER, LEGITIMATE_SELF_DEFENSE, OWN_TRANSFER_ALLOWED, DEMILITARISED, SERIOUS_VIOLATIONS_LIKELY, DIRECTIVE_ASSESSED, READINESS_HARM, TREATY_EMBARGOED, TREATY_OTHER_DUTY_FORBIDS, TREATY_ATROCITY_KNOWN, TREATY_OVERRIDING_RISK, TREATY_DIVERSION_MEASURES, CRITERION_ONE, CRITERION_TWO, CRITERION_THREE, CRITERION_FOUR, CRITERION_FIVE, CRITERION_SIX, CRITERION_SEVEN, CRITERION_EIGHT")
                    @Nullable
                    String question) {
        var filter = listing.filter()
                .and("r.incident_id = any(" + IDS + ")", named.ids(RecordKind.INCIDENT, incident))
                .and("r.proposal_id = any(" + IDS + ")", named.ids(RecordKind.PROPOSAL, proposal))
                .and("r.question = ?", question);
        return listed(listing, filter);
    }
}
