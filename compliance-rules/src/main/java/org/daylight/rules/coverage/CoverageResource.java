package org.daylight.rules.coverage;

import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.REVIEWER;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/v1/coverage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "coverage",
        description = "On how much of the register each rule can be answered, and which rules say nothing")
@RolesAllowed({LEGAL_ADVISER, REVIEWER, AUDITOR, SERVICE})
class CoverageResource {

    private final Coverages coverages;

    CoverageResource(Coverages coverages) {
        this.coverages = coverages;
    }

    @POST
    @Acts
    @RolesAllowed({LEGAL_ADVISER, AUDITOR})
    @Answers(202)
    @Operation(
            summary = "Hold rules against the register as it is",
            description =
                    "A frozen rulebook, all that is proposed of a pack, some revisions as they would stand, or with"
                            + " nothing given all that is published. What it measures of a revision counts for its publication.")
    public RestResponse<CoverageView> openCoverage(@NotNull @Valid CoverageRequest coverage, UriInfo uri) {
        var opened = coverages.open(coverage);
        return ResponseBuilder.<CoverageView>create(RestResponse.Status.ACCEPTED)
                .location(uri.getAbsolutePathBuilder()
                        .path(opened.id().toString())
                        .build())
                .entity(opened)
                .build();
    }

    @GET
    @Operation(summary = "The coverages that the caller may see, the newest first, without their rules")
    public Page<CoverageView> listCoverages(@BeanParam @Valid PageQuery page) {
        return coverages.list(page);
    }

    @GET
    @Path("latest")
    @Operation(summary = "The newest coverage that is finished and the caller may see")
    public CoverageView getLatestCoverage() {
        return coverages.latest();
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "A coverage: for each rule the share of subjects by answer, the missing leaves, and hygiene",
            description = "Counts hold only what the caller may see.")
    public CoverageView getCoverage(@RestPath UUID id) {
        return coverages.get(id);
    }

    @POST
    @Path("{id}/cancel")
    @Acts
    @RolesAllowed({LEGAL_ADVISER, AUDITOR})
    @Operation(summary = "Stop a coverage")
    public CoverageView cancelCoverage(@RestPath UUID id) {
        return coverages.cancel(id);
    }

    @POST
    @Path("{id}/resume")
    @Acts
    @RolesAllowed({LEGAL_ADVISER, AUDITOR})
    @Operation(
            summary = "Go on with a cancelled coverage",
            description = "From what it has counted already, on what was known when it began.")
    public CoverageView resumeCoverage(@RestPath UUID id) {
        return coverages.resume(id);
    }
}
