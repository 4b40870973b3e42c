package org.daylight.rules.publication;

import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;
import static org.daylight.kit.identity.Roles.SERVICE;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.revisions.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "publications", description = "What holds a publication, and who let it go on")
@RolesAllowed({LEGAL_ADVISER, SENIOR_APPROVER, AUDITOR, SERVICE})
class PublicationResource {

    private final Publications publications;

    PublicationResource(Publications publications) {
        this.publications = publications;
    }

    @GET
    @Path("publication-checks")
    @Operation(summary = "What is known of all that is proposed of a pack")
    public Page<PublicationView> listPublicationChecks(
            @RestQuery @Parameter(description = "The pack whose proposed revisions are asked about.") @Nullable
                    String pack,
            @BeanParam @Valid PageQuery page) {
        if (pack == null) {
            throw INVALID_REQUEST.problem("Say of which pack", new Violation("query:pack", "must be a pack's name"));
        }
        return Pages.of(publications.ofPack(pack), page, PublicationView::digest, "publication-checks", pack);
    }

    @GET
    @Path("publication-checks/{digest}")
    @Operation(
            summary = "What a revision was measured to do, and why it was let through",
            description = "Numbers hold only what the caller may see; they stay when the run is purged.")
    public PublicationView getPublicationCheck(@RestPath String digest) {
        return publications.get(digest);
    }

    @POST
    @Path("publication-overrides")
    @Acts
    @RolesAllowed({LEGAL_ADVISER, SENIOR_APPROVER})
    @Operation(
            summary = "Let proposed revisions go on in spite of their numbers, or without any",
            description =
                    "By another person than their author. It counts for exactly these, published together, and while what"
                            + " their answers rest on stands; it is recorded with the measurement that was there, and a"
                            + " later measurement outdates it.")
    public List<PublicationView> overridePublication(@NotNull @Valid OverrideRequest decision) {
        return publications.override(decision);
    }
}
