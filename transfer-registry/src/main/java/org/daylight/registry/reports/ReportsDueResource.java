package org.daylight.registry.reports;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.ListForm;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Reports due with their dates: undertakings, notices of kind REPORT and what a legislature asks for. */
@Path("/v1/reports-due")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports due", description = "What has to be reported or answered by a day, and how late it is.")
@EveryRole
class ReportsDueResource {

    private final ReportsDue reports;

    ReportsDueResource(ReportsDue reports) {
        this.reports = reports;
    }

    @GET
    @Operation(
            summary =
                    "List what has to be reported or answered by a day, the earliest day first unless sorted otherwise",
            description = "Without asOf: as of today, in the zone of the register. What was done after the day was not"
                    + " done yet. A report that is not recorded as done is never shown as done in time.")
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    public RestResponse<Page<ReportDue>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.OfDay when,
            @BeanParam ListForm form,
            @Context Request request,
            @RestQuery @Parameter(description = "Only what concerns the partner with this code.") @Nullable
                    String partner,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(description = "true: what was done by the day; false (default): what was not.")
                    boolean done) {
        var sorting = form.sorting(ReportDue.class, "dueOn");
        return form.of(request, ReportDue.class, page, asked -> reports.list(asked, sorting, when, partner, done));
    }
}
