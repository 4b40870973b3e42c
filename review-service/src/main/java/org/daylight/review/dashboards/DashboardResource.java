package org.daylight.review.dashboards;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
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

/** HTTP for dashboards. */
@Path("/v1/dashboards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dashboards")
@EveryRole
class DashboardResource {

    private final Dashboards dashboards;
    private final FlagsAt flags;
    private final Subjects subjects;
    private final CountedStore counted;

    DashboardResource(Dashboards dashboards, FlagsAt flags, Subjects subjects, CountedStore counted) {
        this.dashboards = dashboards;
        this.flags = flags;
        this.subjects = subjects;
        this.counted = counted;
    }

    @GET
    @Path("portfolio")
    @Operation(summary = "Everything you may see, as it stood on a day")
    public Dashboard portfolio(
            @RestQuery @Parameter(description = "The day; today, in the zone of the register, if left out.") @Nullable
                    LocalDate asOf) {
        return dashboards.of("portfolio", asOf);
    }

    @GET
    @Path("partners/{code}")
    @Operation(summary = "One partner, as it stood on a day")
    public Dashboard partner(
            @RestPath String code,
            @RestQuery @Parameter(description = "The day; today, in the zone of the register, if left out.") @Nullable
                    LocalDate asOf) {
        return dashboards.of("partner:" + code, asOf);
    }

    @GET
    @Path("objectives/{reference:.+}")
    @Operation(summary = "One objective, as it stood on a day, and its figures in the reviews before")
    public Dashboard objective(
            @RestPath String reference,
            @RestQuery @Parameter(description = "The day; today, in the zone of the register, if left out.") @Nullable
                    LocalDate asOf) {
        return dashboards.of("objective:" + reference, asOf);
    }

    @GET
    @Path("flags")
    @Operation(summary = "List the flags behind a number of a dashboard")
    public Page<FlagThere> flags(
            @RestQuery @DefaultValue("portfolio") @Parameter(description = "The dashboard's scope.") String scope,
            @RestQuery
                    @Parameter(description = "The dashboard's day; today, in the zone of the register, if left out.")
                    @Nullable
                    LocalDate asOf,
            @BeanParam FlagFilter filter,
            @BeanParam @Valid PageQuery page) {
        return flags.list(dashboards.area(scope), dashboards.day(asOf), filter, page);
    }

    @GET
    @Path("subjects")
    @Operation(summary = "List the subjects behind a number of a dashboard, with how many rules came out how")
    public Page<Subjects.Looked> subjects(
            @RestQuery @NotNull @Parameter(description = "The sealed review.") UUID review,
            @RestQuery @Parameter(description = "Subjects of this type.") @Nullable String type,
            @RestQuery @Parameter(description = "Subjects of this partner.") @Nullable String partner,
            @RestQuery @Parameter(description = "Only this subject.") @Nullable String subject,
            @BeanParam @Valid PageQuery page) {
        return subjects.list(review, type, partner, subject, page);
    }

    @GET
    @Path("counted")
    @Operation(
            summary = "List the drawdown packages, the waived notices or what we stated behind a number of a dashboard")
    public Page<CountedRecord> counted(
            @RestQuery @NotNull @Parameter(description = "The sealed review.") UUID review,
            @RestQuery @Parameter(description = "PACKAGE, WAIVED_WAIT or UNDERTAKING.") @Nullable String kind,
            @RestQuery @Parameter(description = "Records of this partner.") @Nullable String partner,
            @RestQuery
                    @Parameter(description = "Packages that charge this authority; - for those that charge none.")
                    @Nullable
                    String authority,
            @RestQuery
                    @Parameter(description = "Of what we stated: CONSEQUENCE or BENEFIT.")
                    @Pattern(regexp = "CONSEQUENCE|BENEFIT", message = "must be CONSEQUENCE or BENEFIT")
                    @Nullable
                    String nature,
            @RestQuery
                    @Parameter(description = "Of what we stated: due in this year; - where the year is not sure.")
                    @Pattern(regexp = "[0-9]{4}|-", message = "must be a year, or -")
                    @Nullable
                    String year,
            @RestQuery
                    @Parameter(
                            description = "Of what we stated: CARRIED_OUT, NOT_CARRIED_OUT, OVERDUE or UNDETERMINED.")
                    @Pattern(
                            regexp = "CARRIED_OUT|NOT_CARRIED_OUT|OVERDUE|UNDETERMINED",
                            message = "must be CARRIED_OUT, NOT_CARRIED_OUT, OVERDUE or UNDETERMINED")
                    @Nullable
                    String stands,
            @BeanParam @Valid PageQuery page) {
        return counted.list(review, new CountedStore.Which(kind, partner, authority, nature, year, stands), page);
    }
}
