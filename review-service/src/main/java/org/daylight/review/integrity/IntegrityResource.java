package org.daylight.review.integrity;

import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.daylight.kit.problem.Violation;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/reports/integrity")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "What is read outside the daily work.")
class IntegrityResource {

    private static final int MOST_DAYS = 366;

    private final IntegrityReports reports;

    IntegrityResource(IntegrityReports reports) {
        this.reports = reports;
    }

    @GET
    @RolesAllowed(AUDITOR)
    @Operation(
            operationId = "getIntegrityReport",
            summary = "List acts that made flags look better: lowered, closed in bulk, clocks reset, knowledge moved",
            description = "Read from the journal, each version of a flag against the one before, and from what the"
                    + " register recorded in the day before reviews that found flags ended. None of the acts is a wrong by"
                    + " itself. Only for auditors, who see everything.")
    public IntegrityReport get(
            @RestQuery @NotNull @Parameter(description = "The first day, such as 2026-01-01.") LocalDate from,
            @RestQuery @NotNull @Parameter(description = "The last day; at most 366 days in all.") LocalDate to,
            @RestQuery @Parameter(description = "Only about the partner with this code.") @Nullable String partner) {
        if (to.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(to)) {
            throw INVALID_REQUEST.problem(
                    "The days asked for are not in order or too many",
                    new Violation("query:to", "must be from " + from + " to " + from.plusDays(MOST_DAYS)));
        }
        return reports.of(from, to, partner);
    }
}
