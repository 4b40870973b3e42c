package org.daylight.registry.imports;

import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.MONITOR;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The kinds of files that can be imported. */
@Path("/v1/import-profiles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
class ImportProfilesResource {

    private final Imports imports;

    ImportProfilesResource(Imports imports) {
        this.imports = imports;
    }

    @GET
    @RolesAllowed({DESK_OFFICER, MONITOR, REVIEWER, AUDITOR, SERVICE})
    @Operation(summary = "How tables of different sources become records")
    public List<ImportProfile> list() {
        return imports.profiles();
    }
}
