package org.daylight.rules.backtests;

import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.SERVICE;
import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.lawbooks.Outcome;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/backtests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backtests", description = "A revision against the register's own past, month by month")
@RolesAllowed({LEGAL_ADVISER, AUDITOR, SERVICE})
class BacktestResource {

    private final Backtests backtests;

    BacktestResource(Backtests backtests) {
        this.backtests = backtests;
    }

    @POST
    @Acts
    @RolesAllowed({LEGAL_ADVISER, AUDITOR})
    @Answers(202)
    @Operation(
            summary = "Test revisions against the past",
            description =
                    "Each month is judged as of its last day on what was known by its end, against what is published"
                            + " without these revisions. It runs as soon as somebody is free. A backtest of a draft is seen"
                            + " by its author and by legal advisers who are in all of the author's access groups.")
    public RestResponse<BacktestView> openBacktest(@NotNull @Valid BacktestRequest backtest, UriInfo uri) {
        var opened = backtests.open(backtest);
        return ResponseBuilder.<BacktestView>create(RestResponse.Status.ACCEPTED)
                .location(uri.getAbsolutePathBuilder()
                        .path(opened.id().toString())
                        .build())
                .entity(opened)
                .build();
    }

    @GET
    @Operation(summary = "The backtests that the caller may see, the newest first, without their months")
    public Page<BacktestView> listBacktests(@BeanParam @Valid PageQuery page) {
        return backtests.list(page);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "A backtest with its progress and the counts of every month",
            description = "Counts hold only what the caller may see.")
    public BacktestView getBacktest(@RestPath UUID id) {
        return backtests.get(id);
    }

    @GET
    @Path("{id}/partners")
    @Operation(summary = "The counts of one month by partner, sorted by code")
    public Page<BacktestView.OfPartner> listBacktestPartners(
            @RestPath UUID id,
            @RestQuery @Parameter(description = "The month, such as 2024-05.") @Nullable String month,
            @BeanParam @Valid PageQuery page) {
        if (month == null) {
            throw INVALID_REQUEST.problem(
                    "Say of which month", new Violation("query:month", "must be a month such as 2023-01"));
        }
        return backtests.partners(id, month, page);
    }

    @GET
    @Path("{id}/examples")
    @Operation(summary = "Some subjects of each month, rule and outcome, with where they are explained")
    public Page<BacktestView.Example> listBacktestExamples(
            @RestPath UUID id,
            @RestQuery @Parameter(description = "The month, such as 2024-05.") @Nullable String month,
            @RestQuery @Parameter(description = "Only of the rule with this key.") @Nullable String rule,
            @RestQuery @Parameter(description = "Only with this outcome.") @Nullable Outcome outcome,
            @BeanParam @Valid PageQuery page) {
        return backtests.examples(id, month, rule, outcome, page);
    }

    @GET
    @Path("{id}/examples/{number}/explanation")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Both answers about an example, explained",
            description =
                    "Computed again from the bytes of the line that was judged; says on which knowledge, or with hindsight.")
    public byte[] explainBacktestExample(@RestPath UUID id, @RestPath int number) {
        return backtests.explain(id, number);
    }

    @POST
    @Path("{id}/cancel")
    @Acts
    @RolesAllowed({LEGAL_ADVISER, AUDITOR})
    @Operation(summary = "Stop a backtest; what it has counted stays until it is purged")
    public BacktestView cancelBacktest(@RestPath UUID id) {
        return backtests.cancel(id);
    }

    @POST
    @Path("{id}/resume")
    @Acts
    @RolesAllowed({LEGAL_ADVISER, AUDITOR})
    @Operation(
            summary = "Go on with a cancelled backtest",
            description = "From what it has counted already, on what was known when it began.")
    public BacktestView resumeBacktest(@RestPath UUID id) {
        return backtests.resume(id);
    }
}
