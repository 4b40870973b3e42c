package org.daylight.rules.templates;

import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.rules.revisions.Authoring;
import org.daylight.rules.revisions.Definition;
import org.daylight.rules.revisions.Ending;
import org.daylight.rules.revisions.Instance;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Pages;
import org.daylight.rules.revisions.Publishing;
import org.daylight.rules.revisions.Reason;
import org.daylight.rules.revisions.Replacing;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.RevisionView;
import org.daylight.rules.revisions.Revisions;
import org.daylight.rules.revisions.TemplateForm;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "templates", description = "The twelve kinds of written expectation, each as a rule with open parameters")
@EveryRole
class TemplateResource {

    private final Revisions revisions;
    private final Authoring authoring;
    private final Publishing publishing;
    private final Ending ending;

    TemplateResource(Revisions revisions, Authoring authoring, Publishing publishing, Ending ending) {
        this.revisions = revisions;
        this.authoring = authoring;
        this.publishing = publishing;
        this.ending = ending;
    }

    /**
     * A published template.
     *
     * @param kind of expectation: T1 to T12
     * @param placeholders what has to be filled in, each with its type and a sample
     */
    record TemplateView(
            String key,
            String title,
            String kind,
            String digest,
            @Nullable String pack,
            Map<String, TemplateForm.Placeholder> placeholders) {

        static TemplateView of(Revision revision) {
            var form = revision.template().template();
            return new TemplateView(
                    form.key(), form.title(), form.kind(), revision.digest(), revision.pack(), form.placeholders());
        }
    }

    /**
     * One written expectation that a rule is to execute.
     *
     * @param key of the rule; the expectation then names it as its rule
     * @param expectation reference of the expectation
     * @param textVersion of the text the rule speaks about
     * @param citation where the term stands
     * @param clause its words
     * @param from first day
     * @param to first day it no longer holds; null = open. Of what is to be done by a day before it (T8, T12) the rule has no
     *     end: whether it was done is told afterwards as well
     * @param values one for each placeholder
     * @param accessGroup one of the author's, whose people see the draft; null = the only one that the author is in, and where
     *     there is none, or several, the author alone
     */
    record Asked(
            @NotBlank String key,
            @NotBlank String expectation,
            @NotBlank String textVersion,
            @NotBlank String citation,
            @Nullable String clause,
            @NotBlank String from,
            @Nullable String to,
            @Nullable Map<String, String> values,
            @Nullable String accessGroup) {

        Instance instance() {
            return new Instance(
                    key, expectation, textVersion, citation, clause, from, to, values == null ? Map.of() : values);
        }
    }

    @GET
    @Operation(summary = "The published templates, sorted by key")
    public Page<TemplateView> list(@BeanParam @Valid PageQuery page) {
        var all = revisions.published(Kind.TEMPLATE).stream()
                .map(TemplateView::of)
                .toList();
        return Pages.of(all, page, TemplateView::key, "templates");
    }

    @GET
    @Path("{key}")
    @Operation(summary = "One published template with the rule it makes")
    public RevisionView get(@RestPath String key) {
        return RevisionView.full(published(key));
    }

    @GET
    @Path("{key}/versions")
    @Operation(summary = "Every version of a template, at whatever stage")
    public Page<RevisionView> versions(@RestPath String key, @BeanParam @Valid PageQuery page) {
        var all = revisions.all(Kind.TEMPLATE, key).stream()
                .map(RevisionView::full)
                .toList();
        return Pages.of(all, page, RevisionView::digest, "versions", key);
    }

    @POST
    @Path("{key}/versions/{digest}/publish")
    @Acts
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(
            summary = "Publish a proposed version without its pack, as another person than its author",
            description = "With supersede=true it takes the place of the published version.")
    public RestResponse<RevisionView> publish(
            @RestPath String key,
            @RestPath String digest,
            @RestQuery @Parameter(description = "true: it takes the place of the published version.") boolean supersede,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return RevisionView.shown(publishing.publish(
                revisions.get(Kind.TEMPLATE, key, digest), ifMatch, Replacing.of(supersede, true), null));
    }

    @POST
    @Path("{key}/versions/{digest}/withdraw")
    @Acts
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(summary = "Take a version out of use; the rules that were made of it stay")
    public RestResponse<RevisionView> withdraw(
            @RestPath String key,
            @RestPath String digest,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Reason reason) {
        return RevisionView.shown(ending.withdraw(revisions.get(Kind.TEMPLATE, key, digest), ifMatch, reason.reason()));
    }

    @POST
    @Path("{key}/versions/{digest}/roll-back")
    @Acts
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(
            summary = "Publish a superseded version again, as another person than its author",
            description = "The version that is published is superseded by it.")
    public RestResponse<RevisionView> rollBack(
            @RestPath String key,
            @RestPath String digest,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Reason reason) {
        return RevisionView.shown(
                publishing.rollBack(revisions.get(Kind.TEMPLATE, key, digest), ifMatch, false, reason.reason()));
    }

    @POST
    @Path("{key}/instantiate")
    @Acts
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(
            summary = "Write the draft of a rule for one expectation",
            description =
                    "The template's examples are filled in with it. The draft is checked, proposed and published like every"
                            + " other. Of what is to be done by a day of the term (T8, T12) the rule has no end: whether it"
                            + " was done is told after the term as well.")
    public RestResponse<RevisionView> instantiate(@RestPath String key, @NotNull @Valid Asked asked, UriInfo uri) {
        var template = published(key).template().template();
        var instance = asked.instance();
        var violations = instance.violations(template);
        if (!violations.isEmpty()) {
            throw INVALID_REQUEST.problem("The template %s asks for other values".formatted(key), violations);
        }
        var rule = Revisions.<Definition.OfRule>written(() -> Definition.newRule(instance.rule(template)));
        var made = authoring.draft(rule, asked.accessGroup(), "/accessGroup");
        var location = uri.getBaseUriBuilder()
                .path("v1/rules")
                .path(made.key())
                .path("revisions")
                .path(made.digest())
                .build();
        return RevisionView.made(made, location);
    }

    private Revision published(String key) {
        return revisions.published(Kind.TEMPLATE).stream()
                .filter(template -> template.key().equals(key))
                .findFirst()
                .orElseThrow(() -> NOT_FOUND.problem("No published template has the key " + key));
    }
}
