package org.daylight.rules.impacts;

import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.rules.evaluations.ExplainedTwice;
import org.daylight.rules.lawbooks.Outcome;
import org.daylight.rules.measures.AsksRegister;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/impacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "impacts", description = "If the law or a fact changes on a day: which subjects change answer, worth what")
@RolesAllowed({LEGAL_ADVISER, AUDITOR, SERVICE})
class ImpactResource {

    private final Impacts impacts;

    ImpactResource(Impacts impacts) {
        this.impacts = impacts;
    }

    @POST
    @Acts
    @AsksRegister
    @RolesAllowed({LEGAL_ADVISER, AUDITOR})
    @Answers(202)
    @Operation(
            summary = "Ask what a change would do",
            description =
                    "A revision, a parameter, a member of a set, a fact of a partner, or several together: every subject is"
                            + " answered twice, by what is published and by what is supposed. Nothing of it is kept as law or fact.")
    public RestResponse<ImpactView> openImpact(@NotNull @Valid ImpactRequest impact, UriInfo uri) {
        var opened = impacts.open(impact);
        return ResponseBuilder.<ImpactView>create(RestResponse.Status.ACCEPTED)
                .location(uri.getAbsolutePathBuilder()
                        .path(opened.id().toString())
                        .build())
                .entity(opened)
                .build();
    }

    @GET
    @Operation(summary = "The impacts that the caller may see, the newest first, without their rules")
    public Page<ImpactView> listImpacts(@BeanParam @Valid PageQuery page) {
        return impacts.list(page);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "An impact: the rules of which an answer changes, with sums by currency and basis",
            description = "Counts and sums hold only what the caller may see.")
    public ImpactView getImpact(@RestPath UUID id) {
        return impacts.get(id);
    }

    @GET
    @Path("{id}/partners")
    @Operation(summary = "The same by partner, sorted by code")
    public Page<ImpactView.OfPartner> listImpactPartners(@RestPath UUID id, @BeanParam @Valid PageQuery page) {
        return impacts.partners(id, page);
    }

    @GET
    @Path("{id}/changes")
    @Operation(summary = "The subjects whose answer changes, with what each is worth")
    public Page<ImpactView.Change> listImpactChanges(
            @RestPath UUID id,
            @RestQuery @Parameter(description = "Only of the rule with this key.") @Nullable String rule,
            @RestQuery @Parameter(description = "Only with this outcome.") @Nullable Outcome outcome,
            @BeanParam @Valid PageQuery page) {
        return impacts.changes(id, rule, outcome, page);
    }

    @GET
    @Path("{id}/changes/{number}/explanation")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Both answers about a subject, explained",
            description = "Computed again from the bytes of the line that was judged.")
    public byte[] explainImpactChange(@RestPath UUID id, @RestPath int number) {
        return ExplainedTwice.json(Impacts.SAYS, impacts.explain(id, number));
    }

    @POST
    @Path("{id}/cancel")
    @Acts
    @RolesAllowed({LEGAL_ADVISER, AUDITOR})
    @Operation(summary = "Stop an impact")
    public ImpactView cancelImpact(@RestPath UUID id) {
        return impacts.cancel(id);
    }

    @POST
    @Path("{id}/resume")
    @Acts
    @RolesAllowed({LEGAL_ADVISER, AUDITOR})
    @Operation(
            summary = "Go on with a cancelled impact",
            description = "From what it has counted already, on what was known when it began.")
    public ImpactView resumeImpact(@RestPath UUID id) {
        return impacts.resume(id);
    }
}
