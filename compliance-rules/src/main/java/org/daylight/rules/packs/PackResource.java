package org.daylight.rules.packs;

import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.rules.measures.AsksRegister;
import org.daylight.rules.revisions.Pages;
import org.daylight.rules.revisions.Replacing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/packs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "packs", description = "Rules and sets as YAML, one file per authority")
@EveryRole
class PackResource {

    private static final String YAML = "application/yaml";

    private final Packs packs;

    PackResource(Packs packs) {
        this.packs = packs;
    }

    @POST
    @Acts
    @Consumes({YAML, "application/x-yaml", "text/yaml", MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(
            summary = "Take in a pack: everything in it is checked with its examples and proposed, or nothing is",
            description =
                    "What is known already by its digest stays as it is, so that the same pack can be sent again. A text that was superseded,"
                            + " or withdrawn after it had been proposed, or is proposed with another pack, is not taken: notTaken says which,"
                            + " and what can be done. What an"
                            + " earlier text of the pack proposed and this one does not have is published with it no more: dropped says"
                            + " which. What is published of the pack and this text does not have is in leftOut: the text is taken if it"
                            + " is sound with that withdrawn, or beside it.")
    public PackReport take(String yaml) {
        return packs.take(yaml);
    }

    @GET
    @Operation(summary = "The packs of which something is published")
    public List<PackReport> list() {
        return packs.list();
    }

    @GET
    @Path("{pack}")
    @Produces(YAML)
    @Operation(
            summary = "What is published of a pack, as a file that can be taken in again",
            description =
                    "With its author's comments and layout. As application/json it is the same without them. What was published by"
                            + " itself in the place of a part is a part of it.")
    public String export(@RestPath String pack) {
        return packs.export(pack);
    }

    @GET
    @Path("{pack}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public JsonNode json(@RestPath String pack) {
        return packs.json(pack);
    }

    @GET
    @Path("{pack}/texts")
    @Operation(
            summary = "The texts of a pack as they were sent, the newest first",
            description =
                    "Also those of which nothing is published any more. GET /v1/differences/packs/{pack} says in words what one says"
                            + " otherwise than another.")
    public Page<PackTexts.PackText> texts(@RestPath String pack, @BeanParam @Valid PageQuery page) {
        return Pages.of(packs.sent(pack), page, sent -> sent.recordedAt().toString(), "texts", pack);
    }

    @POST
    @Path("{pack}/publish")
    @Acts
    @AsksRegister
    @RolesAllowed(LEGAL_ADVISER)
    @Operation(
            summary = "Publish all that is proposed of a pack, as another person than its author",
            description =
                    "With supersede=true it takes the place of what is published for the same days. Refused (422, with the"
                            + " days) where that would leave days without a rule that have one now. What the last text of the"
                            + " pack leaves out stays in force, unless withdrawLeftOut=true withdraws it in the same act, as another"
                            + " person than its author.")
    public PackReport publish(
            @RestPath String pack,
            @RestQuery @Parameter(description = "true: it takes the place of what is published for the same days.")
                    boolean supersede,
            @RestQuery @Parameter(description = "true: days that lose their rule are left without one.")
                    boolean leaveDays,
            @RestQuery @Parameter(description = "true: what the last text of the pack leaves out is withdrawn.")
                    boolean withdrawLeftOut,
            @RestQuery
                    @Parameter(
                            description =
                                    "The digest of the text that was read, as GET /v1/packs/{pack}/texts has it. Refused (409) where"
                                            + " another was sent since; left out, whatever is proposed by then is published.")
                    @Nullable
                    String text) {
        return packs.publish(pack, text, Replacing.of(supersede, leaveDays), withdrawLeftOut);
    }
}
