package org.daylight.registry.notifications;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.util.List;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.ListForm;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What of notified transfers is not recorded as handed over, for many notifications at once. */
@Path("/v1/notifications/undelivered")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notifications")
@EveryRole
class UndeliveredResource {

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final UndeliveredParts parts;

    UndeliveredResource(UndeliveredParts parts) {
        this.parts = parts;
    }

    @GET
    @Operation(
            summary = "What of the notified transfers is not recorded as handed over",
            description =
                    "Line by line, in your own sight; without asOf as of today, in the zone of the register. A notification that is not there is left out.")
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    public RestResponse<List<Undelivered>> undelivered(
            @RestQuery
                    @NotNull
                    @Pattern(
                            regexp = ID + "(," + ID + "){0,499}",
                            message = "must be 1 to 500 ids, separated by commas")
                    @Parameter(description = "The ids of the notifications, separated by commas; at most 500.")
                    String of,
            @BeanParam Knowing.OfDay when,
            @BeanParam ListForm form,
            @Context Request request) {
        return form.of(request, Undelivered.class, parts.of(of, when));
    }
}
