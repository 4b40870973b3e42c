package org.daylight.review.cadences;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** HTTP for what is owed. */
@Path("/v1/obligations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cadences")
@EveryRole
class ObligationResource {

    private final Obligations obligations;
    private final Attempts attempts;

    ObligationResource(Obligations obligations, Attempts attempts) {
        this.obligations = obligations;
        this.attempts = attempts;
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
                                    "due: not opened yet; late: due for more than half a minute and nobody works on it: not"
                                            + " opened, opened and not started, left, waiting or incomplete; done: its review is sealed. Or as it stands: DUE, OPENED,"
                                            + " CANCELLED, INCOMPLETE, STUCK, VOIDED, PAUSED or COVERED.")
                    @Pattern(
                            regexp = "due|late|done|DUE|OPENED|CANCELLED|INCOMPLETE|STUCK|VOIDED|PAUSED|COVERED",
                            message =
                                    "must be due, late, done, DUE, OPENED, CANCELLED, INCOMPLETE, STUCK, VOIDED, PAUSED or COVERED")
                    @Nullable
                    String state,
            @RestQuery
                    @Parameter(description = "true: started late, or has not started in its time of grace.")
                    @Nullable
                    Boolean late,
            @RestQuery @Parameter(description = "true: somebody cancelled its review.") @Nullable Boolean cancelled,
            @RestQuery
                    @Parameter(
                            description =
                                    "true: tried in vain as often as it is by itself; somebody has to look, and can ask for"
                                            + " another try.")
                    @Nullable
                    Boolean stuck) {
        return obligations.list(page, cadence, scope, state, late, cancelled, stuck);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read what is owed")
    public Obligation get(@RestPath UUID id) {
        return obligations.find(id).orElseThrow(() -> Obligations.absent(id));
    }

    @POST
    @Path("{id}/retry")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(201)
    @Operation(
            summary = "Have a review that is stuck tried once more",
            description = "What made it incomplete was found and mended. If it is incomplete again it is stuck again.")
    public RestResponse<Obligation> retry(@RestPath UUID id, @NotNull @Valid Retry retry, UriInfo uri) {
        var next = attempts.retry(id, retry.reason());
        return ResponseBuilder.<Obligation>created(uri.getBaseUriBuilder()
                        .path("/v1/obligations/" + next.id())
                        .build())
                .entity(next)
                .build();
    }

    /** Why it is worth another try. */
    @Schema(name = "RetryObligation")
    public record Retry(@NotBlank @Size(max = 2000) String reason) {}
}
