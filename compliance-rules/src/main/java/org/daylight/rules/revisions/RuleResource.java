package org.daylight.rules.revisions;

import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.measures.AsksRegister;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules", description = "What is required: rules and their dated revisions")
@EveryRole
class RuleResource {

    private final Revisions revisions;
    private final Authoring authoring;
    private final Publishing publishing;
    private final Ending ending;
    private final RegisterZone zone;
    private final InstantSource clock;

    RuleResource(
            Revisions revisions,
            Authoring authoring,
            Publishing publishing,
            Ending ending,
            RegisterZone zone,
            InstantSource clock) {
        this.revisions = revisions;
        this.authoring = authoring;
        this.publishing = publishing;
        this.ending = ending;
        this.zone = zone;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The published rules, sorted by key")
    public Page<RuleView> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery @Parameter(description = "Only rules about this kind of subject, such as delivery.") @Nullable
                    String subject,
            @RestQuery @Parameter(description = "Only rules of this pack, such as us.") @Nullable String pack) {
        var rules = RuleView.of(
                revisions.published(Kind.RULE).stream()
                        .filter(revision -> subject == null || subject.equals(revision.subject()))
                        .filter(revision -> pack == null || pack.equals(revision.pack()))
                        .toList(),
                zone.day(clock.instant()));
        return Pages.of(rules, page, RuleView::key, "rules", subject, pack);
    }

    @GET
    @Path("{key}")
    @Operation(summary = "One published rule")
    public RuleView get(@RestPath String key) {
        return RuleView.of(
                        revisions.published(Kind.RULE).stream()
                                .filter(revision -> revision.key().equals(key))
                                .toList(),
                        zone.day(clock.instant()))
                .stream()
                .findFirst()
                .orElseThrow(() -> NOT_FOUND.problem("No published rule has the key " + key));
    }

    @GET
    @Path("{key}/revisions")
    @Operation(summary = "Every revision of a rule, at whatever stage")
    public Page<RevisionView> revisions(@RestPath String key, @BeanParam @Valid PageQuery page) {
        var all =
                revisions.all(Kind.RULE, key).stream().map(RevisionView::brief).toList();
        return Pages.of(all, page, RevisionView::digest, "revisions", key);
    }

    @POST
    @Path("{key}/revisions")
    @Acts
    @RolesAllowed(LEGAL_ADVISER)
    @Answers(201)
    @Operation(
            summary = "Write a revision; it begins as a draft",
            description =
                    "As application/yaml it is written as an element of a pack. A draft is seen by one access group of its"
                            + " author, or by the author alone.")
    public RestResponse<RevisionView> draft(
            @RestPath String key,
            @RestQuery
                    @Parameter(
                            description =
                                    "Whose people see the draft: one of the author's. Left out: the only group that the"
                                            + " author is in; where there is none, or several, the author alone.")
                    @Nullable
                    String accessGroup,
            JsonNode body,
            UriInfo uri) {
        return drafted(key, accessGroup, body, uri);
    }

    @POST
    @Path("{key}/revisions")
    @Acts
    @Consumes({"application/yaml", "application/x-yaml", "text/yaml"})
    @RolesAllowed(LEGAL_ADVISER)
    @Answers(201)
    @Operation(hidden = true)
    public RestResponse<RevisionView> draftAsYaml(
            @RestPath String key,
            @RestQuery @Parameter(description = "As for JSON.") @Nullable String accessGroup,
            String yaml,
            UriInfo uri) {
        return drafted(key, accessGroup, Revisions.written(() -> RuleForm.yaml(yaml)), uri);
    }

    private RestResponse<RevisionView> drafted(String key, @Nullable String accessGroup, JsonNode body, UriInfo uri) {
        var definition = Revisions.<Definition.OfRule>written(() -> Definition.newRule(body));
        if (!definition.key().equals(key)) {
            throw Problems.INVALID_REQUEST.problem(
                    "The body defines " + definition.key(), new Violation("/key", "must be " + key));
        }
        var made = authoring.draft(definition, accessGroup, "query:accessGroup");
        var location = uri.getAbsolutePathBuilder().path(made.digest()).build();
        return RevisionView.made(made, location);
    }

    @GET
    @Path("{key}/revisions/{digest}")
    @Operation(
            summary = "One revision with all that its author wrote",
            description = "As application/yaml what it says alone, to be changed and written again.")
    public RestResponse<RevisionView> revision(@RestPath String key, @RestPath String digest) {
        return RevisionView.shown(revisions.get(Kind.RULE, key, digest));
    }

    @GET
    @Path("{key}/revisions/{digest}")
    @Produces("application/yaml;qs=0.5")
    @Operation(hidden = true)
    public RestResponse<String> revisionAsYaml(@RestPath String key, @RestPath String digest) {
        var revision = revisions.get(Kind.RULE, key, digest);
        return ResponseBuilder.ok(RuleForm.written(revision.canonical()))
                .tag(Preconditions.etag(revision.version()))
                .build();
    }

    @POST
    @Path("{key}/revisions/{digest}/check")
    @Acts
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(summary = "Compile a draft and run its examples")
    public RestResponse<RevisionView> check(
            @RestPath String key, @RestPath String digest, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return RevisionView.shown(authoring.check(revisions.get(Kind.RULE, key, digest), ifMatch));
    }

    @POST
    @Path("{key}/revisions/{digest}/propose")
    @Acts
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(summary = "Put a checked revision forward for publication")
    public RestResponse<RevisionView> propose(
            @RestPath String key, @RestPath String digest, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return RevisionView.shown(authoring.propose(revisions.get(Kind.RULE, key, digest), ifMatch));
    }

    @POST
    @Path("{key}/revisions/{digest}/publish")
    @Acts
    @AsksRegister
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(
            summary = "Publish a proposed revision, as another person than its author",
            description =
                    "With supersede=true it takes the place of published revisions that answer for the same days. Refused"
                            + " (422, with the days) where that would leave days without a rule that have one now.")
    public RestResponse<RevisionView> publish(
            @RestPath String key,
            @RestPath String digest,
            @RestQuery @Parameter(description = "true: it takes the place of the revision published for the same days.")
                    boolean supersede,
            @RestQuery @Parameter(description = "true: days that lose their rule are left without one.")
                    boolean leaveDays,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return RevisionView.shown(publishing.publish(
                revisions.get(Kind.RULE, key, digest), ifMatch, Replacing.of(supersede, leaveDays), null));
    }

    @POST
    @Path("{key}/revisions/{digest}/withdraw")
    @Acts
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(summary = "Take a revision out of use; frozen rulebooks keep it")
    public RestResponse<RevisionView> withdraw(
            @RestPath String key,
            @RestPath String digest,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Reason reason) {
        return RevisionView.shown(ending.withdraw(revisions.get(Kind.RULE, key, digest), ifMatch, reason.reason()));
    }

    @POST
    @Path("{key}/revisions/{digest}/roll-back")
    @Acts
    @AsksRegister
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(
            summary = "Put a superseded revision back in force, as another person than its author",
            description =
                    "What is published for the same days is superseded by it. Refused (422, with the days) where that"
                            + " would leave days without a rule that have one now.")
    public RestResponse<RevisionView> rollBack(
            @RestPath String key,
            @RestPath String digest,
            @RestQuery @Parameter(description = "true: those days are left without a rule.") boolean leaveDays,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Reason reason) {
        return RevisionView.shown(
                publishing.rollBack(revisions.get(Kind.RULE, key, digest), ifMatch, leaveDays, reason.reason()));
    }
}
