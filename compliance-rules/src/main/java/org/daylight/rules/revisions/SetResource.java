package org.daylight.rules.revisions;

import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.rules.measures.AsksRegister;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/sets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sets", description = "Who belongs to what, since when, and for which period the list is complete")
@EveryRole
class SetResource {

    private final Revisions revisions;
    private final Authoring authoring;
    private final Publishing publishing;
    private final Ending ending;

    SetResource(Revisions revisions, Authoring authoring, Publishing publishing, Ending ending) {
        this.revisions = revisions;
        this.authoring = authoring;
        this.publishing = publishing;
        this.ending = ending;
    }

    @GET
    @Operation(summary = "The published sets, sorted by key")
    public Page<RevisionView> list(@BeanParam @Valid PageQuery page) {
        var sets =
                revisions.published(Kind.SET).stream().map(RevisionView::full).toList();
        return Pages.of(sets, page, RevisionView::key, "sets");
    }

    @GET
    @Path("{key}")
    @Operation(summary = "One published set with its members")
    public RestResponse<RevisionView> get(@RestPath String key) {
        return revisions.published(Kind.SET).stream()
                .filter(set -> set.key().equals(key))
                .findFirst()
                .map(RevisionView::shown)
                .orElseThrow(() -> NOT_FOUND.problem("No published set has the key " + key));
    }

    @GET
    @Path("{key}/versions")
    @Operation(summary = "Every version of a set, at whatever stage")
    public Page<RevisionView> versions(@RestPath String key, @BeanParam @Valid PageQuery page) {
        var all = revisions.all(Kind.SET, key).stream().map(RevisionView::full).toList();
        return Pages.of(all, page, RevisionView::digest, "versions", key);
    }

    @POST
    @Acts
    @RolesAllowed(LEGAL_ADVISER)
    @Answers(201)
    @Operation(summary = "Write a version of a set; it is proposed at once, for another person to publish")
    public RestResponse<RevisionView> propose(JsonNode body, UriInfo uri) {
        var definition = Revisions.<Definition.OfSet>written(() -> Definition.newSet(body));
        var made = authoring.proposeAtOnce(definition, null);
        var location = uri.getAbsolutePathBuilder().path(made.key()).build();
        return RevisionView.made(made, location);
    }

    @POST
    @Path("{key}/versions/{digest}/publish")
    @Acts
    @AsksRegister
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(
            summary = "Publish a proposed version, as another person than its author",
            description = "With supersede=true it takes the place of the published version.")
    public RestResponse<RevisionView> publish(
            @RestPath String key,
            @RestPath String digest,
            @RestQuery @Parameter(description = "true: it takes the place of the published version.") boolean supersede,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return RevisionView.shown(
                publishing.publish(revisions.get(Kind.SET, key, digest), ifMatch, Replacing.of(supersede, true), null));
    }

    @POST
    @Path("{key}/versions/{digest}/withdraw")
    @Acts
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(summary = "Take a version out of use; frozen rulebooks keep it")
    public RestResponse<RevisionView> withdraw(
            @RestPath String key,
            @RestPath String digest,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Reason reason) {
        return RevisionView.shown(ending.withdraw(revisions.get(Kind.SET, key, digest), ifMatch, reason.reason()));
    }

    @POST
    @Path("{key}/versions/{digest}/roll-back")
    @Acts
    @AsksRegister
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(
            summary = "Put a superseded version back in force, as another person than its author",
            description = "What is published for the same days is superseded by it.")
    public RestResponse<RevisionView> rollBack(
            @RestPath String key,
            @RestPath String digest,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Reason reason) {
        return RevisionView.shown(
                publishing.rollBack(revisions.get(Kind.SET, key, digest), ifMatch, false, reason.reason()));
    }
}
