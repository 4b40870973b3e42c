package org.daylight.registry.schedules;

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
import org.daylight.kit.recording.Knowing;
import org.daylight.registry.facts.FactStore;
import org.daylight.registry.facts.Moments;
import org.daylight.registry.facts.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What drift is measured on. */
@Path("/v1/schedules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "schedules")
class SchedulesResource {

    private final FactStore store;
    private final Moments moments;

    SchedulesResource(FactStore store, Moments moments) {
        this.store = store;
        this.moments = moments;
    }

    @GET
    @Produces("application/x-ndjson")
    @RolesAllowed({SERVICE, REVIEWER, AUDITOR})
    @Answers(problems = 404)
    @Operation(
            summary = "Plans and deliveries by day: a line per objective, authority and partner, and a closing line",
            description =
                    "Conflicting accounts are not counted; cumulative statements stay statements and are not added."
                            + " A value is null where not every delivery of the day has one on the same basis.")
    public StreamingOutput schedules(
            @RestQuery @Parameter(description = "The day that the question is about, such as 2024-03-20.") @Nullable
                    String asOf,
            @BeanParam Knowing.Query when,
            @RestQuery
                    @DefaultValue("portfolio")
                    @Parameter(description = "portfolio (default), partner:CODE or objective:REFERENCE.")
                    String scope) {
        var moment = moments.of(asOf, when);
        var sight = moments.sight();
        var asked = Scope.parse(scope);
        store.requireScope(asked, moment, sight);
        return out -> store.read(moment, sight, reading -> new Schedules(reading, asked).write(out));
    }
}
