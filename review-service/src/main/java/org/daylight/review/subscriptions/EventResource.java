package org.daylight.review.subscriptions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** HTTP for what subscribers are told, for those who would rather ask. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "subscriptions")
@EveryRole
class EventResource {

    private final Events events;

    EventResource(Events events) {
        this.events = events;
    }

    @GET
    @Operation(
            operationId = "listEvents",
            summary = "List what was sealed, confirmed, signed, ended, late or overdue, in its order")
    public Page<Event> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery
                    @Parameter(description = "Only of this type, such as org.daylight.flag.confirmed.")
                    @Pattern(
                            regexp =
                                    "org\\.daylight\\.(review\\.sealed|flag\\.(confirmed|overdue)|decision\\.signed|obligation\\.late"
                                            + "|waiver\\.(signed|ended))",
                            message = "must be a type of events, such as org.daylight.flag.confirmed")
                    @Nullable
                    String type) {
        return events.list(type, page);
    }
}
