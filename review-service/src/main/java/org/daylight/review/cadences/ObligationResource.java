package org.daylight.review.cadences;

import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** HTTP for what is owed. */
@Path("/v1/obligations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cadences")
@EveryRole
class ObligationResource {

    private final Obligations obligations;

    ObligationResource(Obligations obligations) {
        this.obligations = obligations;
    }

    @GET
    @Operation(summary = "List the reviews that are or were owed, in the order in which they fall due")
    public Page<Obligation> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery @Parameter(description = "Those of the cadence with this reference.") @Nullable String cadence,
            @RestQuery @Parameter(description = "Those of this scope.") @Nullable String scope,
            @RestQuery
                    @Parameter(
                            description =
                                    "due: not opened yet; late: due for more than half a minute and not opened, or opened and"
                                            + " waiting or incomplete; done: its review is sealed. Or as it stands: DUE, OPENED,"
                                            + " CANCELLED, INCOMPLETE, VOIDED, PAUSED or COVERED.")
                    @Pattern(
                            regexp = "due|late|done|DUE|OPENED|CANCELLED|INCOMPLETE|VOIDED|PAUSED|COVERED",
                            message =
                                    "must be due, late, done, DUE, OPENED, CANCELLED, INCOMPLETE, VOIDED, PAUSED or COVERED")
                    @Nullable
                    String state,
            @RestQuery @Parameter(description = "true: opened late.") @Nullable Boolean late,
            @RestQuery @Parameter(description = "true: somebody cancelled its review.") @Nullable Boolean cancelled) {
        return obligations.list(page, cadence, scope, state, late, cancelled);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read what is owed")
    public Obligation get(@RestPath UUID id) {
        return obligations.find(id).orElseThrow(() -> NOT_FOUND.problem("There is no obligation with the id " + id));
    }
}
