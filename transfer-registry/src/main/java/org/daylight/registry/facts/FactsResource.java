package org.daylight.registry.facts;

import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Knowing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The lines that rules look at. */
@Path("/v1/facts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "facts")
class FactsResource {

    private final FactStore store;
    private final Moments moments;

    FactsResource(FactStore store, Moments moments) {
        this.store = store;
        this.moments = moments;
    }

    @GET
    @Path("manifest")
    @RolesAllowed({SERVICE, REVIEWER, AUDITOR})
    @Answers(problems = 404)
    @Operation(summary = "How many subjects there are at a moment, and the partitions to read them by")
    public Manifest manifest(
            @RestQuery @Parameter(description = "The day that the question is about, such as 2024-03-20.") @Nullable
                    String asOf,
            @BeanParam Knowing.Query when,
            @RestQuery
                    @DefaultValue("portfolio")
                    @Parameter(description = "portfolio (default), partner:CODE or objective:REFERENCE.")
                    String scope) {
        return store.manifest(Scope.parse(scope), moments.of(asOf, when), moments.sight());
    }

    @GET
    @Produces("application/x-ndjson")
    @RolesAllowed({SERVICE, REVIEWER, AUDITOR})
    @Operation(
            summary = "The lines of one partition, sorted by subject, and a closing line",
            description =
                    "What is known is there, what is known to be absent is null, what is unknown is left out. The"
                            + " closing line gives the count and the digest of all bytes before it; a stream without it failed.")
    public StreamingOutput lines(
            @RestQuery @Parameter(description = "The id of a partition of the manifest.") @Nullable String partition,
            @RestQuery @Parameter(description = "The day that the question is about, such as 2024-03-20.") @Nullable
                    String asOf,
            @BeanParam Knowing.Query when) {
        if (partition == null) {
            throw Problems.INVALID_REQUEST.problem(
                    "the partition is missing", new Violation("query:partition", "take one from the manifest"));
        }
        var asked = Partition.parse(partition);
        var moment = moments.of(asOf, when);
        var sight = moments.sight();
        return out -> store.write(asked, moment, sight, out);
    }
}
