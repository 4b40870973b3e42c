package org.daylight.review.responses;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.daylight.kit.identity.EveryRole;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/dashboards/responses")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dashboards")
class ResponseTimesResource {

    private final ResponseTimes times;

    ResponseTimesResource(ResponseTimes times) {
        this.times = times;
    }

    @GET
    @EveryRole
    @Operation(
            operationId = "getResponseTimes",
            summary = "How soon somebody outside was told, as cumulative incidence with numbers at risk",
            description =
                    "Runs from the day on which the first own official knew. Only an external act counts; what was"
                            + " dismissed or cleared before is a competing end, what is open is censored.")
    public ResponseTimesView get(
            @RestQuery @Parameter(description = "Only of the partner with this code.") @Nullable String partner) {
        return times.of(partner);
    }
}
