package org.daylight.review.flags;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.openapi.Answers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/flags:bulk")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "flags")
class FlagBulkResource {

    private final FlagBulk bulk;

    FlagBulkResource(FlagBulk bulk) {
        this.bulk = bulk;
    }

    @POST
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(problems = 404)
    @Operation(
            operationId = "actOnFlags",
            summary = "Do the same to many flags, or to none",
            description =
                    "Each flag is named with the version that was read. The first that refuses undoes all, and the"
                            + " problem points at it. An integrity report shows what was done in bulk.")
    public List<FlagView> bulk(@NotNull @Valid FlagBulk.Request request) {
        return bulk.act(request);
    }
}
