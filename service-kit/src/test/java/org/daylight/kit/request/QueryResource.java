package org.daylight.kit.request;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.page.PageQuery;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** An operation with a query parameter of each type. */
@Path("/v1/queries")
@RolesAllowed("desk-officer")
class QueryResource {

    enum Mood {
        CALM,
        CROSS
    }

    @GET
    public String read(
            @BeanParam PageQuery page,
            @RestQuery @Nullable Mood mood,
            @RestQuery @DefaultValue("false") boolean voided,
            @RestQuery @Nullable LocalDate asOf,
            @RestQuery @Nullable Instant knownAt,
            @RestQuery @Nullable UUID review,
            @RestQuery List<String> partner) {
        return "%s %s %s %s %s %s".formatted(mood, voided, asOf, knownAt, review, partner);
    }

    @GET
    @Path("none")
    public String none() {
        return "none";
    }
}
