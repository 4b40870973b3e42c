package org.daylight.registry.imports;

import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.net.URI;
import java.util.List;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.ListForm;
import org.daylight.kit.recording.OrderedForm;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** How tables of different sources are read: those that ship and those that users saved. */
@Path("/v1/import-profiles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
class ImportProfilesResource {

    static final String YAML = "application/yaml";

    private final ImportProfiles profiles;

    ImportProfilesResource(ImportProfiles profiles) {
        this.profiles = profiles;
    }

    @GET
    @EveryRole
    @Operation(summary = "How tables of different sources become records")
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    public RestResponse<List<ImportProfile>> list(
            @BeanParam Knowing.Query when, @BeanParam ListForm form, @Context Request request) {
        return form.of(request, ImportProfile.class, profiles.list(when));
    }

    @POST
    @Acts
    @Consumes({YAML, "application/x-yaml", "text/yaml"})
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Answers(
            value = 201,
            problems = {413, 415})
    @Operation(
            summary = "Save a profile that reads the tables of a further source",
            description =
                    "YAML as docs/imports.md describes it. Everything that can be known without a table is checked;"
                            + " try it with dryRun=true before it writes anything.")
    public RestResponse<ProfileVersion> save(String yaml) {
        var made = profiles.save(yaml);
        return ResponseBuilder.<ProfileVersion>created(URI.create("/v1/import-profiles/" + made.name()))
                .entity(made)
                .header("ETag", etag(made))
                .build();
    }

    @GET
    @Path("{name}")
    @EveryRole
    @Operation(summary = "Read a profile with its text")
    public RestResponse<ProfileVersion> get(@RestPath String name, @BeanParam Knowing.Query when) {
        var read = profiles.get(name, when);
        return when.knownAt == null && when.knowledge == null ? answered(read) : RestResponse.ok(read);
    }

    @GET
    @Path("{name}/history")
    @EveryRole
    @Operation(
            summary = "Read every version of a profile, oldest first",
            description = "Its order is fixed: each version follows from the one before.")
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    public RestResponse<List<ProfileVersion>> history(
            @RestPath String name,
            @BeanParam Knowing.Query when,
            @BeanParam OrderedForm form,
            @Context Request request) {
        return form.inOrder(request, ProfileVersion.class, profiles.history(name, when));
    }

    @PUT
    @Path("{name}")
    @Acts
    @Consumes({YAML, "application/x-yaml", "text/yaml"})
    @RolesAllowed({DESK_OFFICER, SERVICE})
    @Operation(summary = "Change a profile; the version before is kept, and imports name the one they were read with")
    public RestResponse<ProfileVersion> change(
            @RestPath String name, @RestHeader("If-Match") @Nullable String ifMatch, String yaml) {
        return answered(profiles.change(name, ifMatch, yaml));
    }

    private static RestResponse<ProfileVersion> answered(ProfileVersion version) {
        return ResponseBuilder.ok(version).header("ETag", etag(version)).build();
    }

    private static String etag(ProfileVersion version) {
        return "\"" + (version.version() == null ? 0 : version.version()) + "\"";
    }
}
