package org.daylight.review.foresight;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.openapi.Answers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/foresight")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "foresight", description = "What will be flagged if nothing changes, and what would prevent it.")
class ForesightResource {

    private final Foresight foresight;

    ForesightResource(Foresight foresight) {
        this.foresight = foresight;
    }

    @GET
    @EveryRole
    @Answers(problems = 404)
    @Operation(
            operationId = "foresee",
            summary = "List every flag that will arise within some days if nothing is recorded",
            description = "Facts are read and judged again on the days on which they or an answer about them change,"
                    + " drift is measured anew for every day, and waivers that end are named. What is not met today and no"
                    + " review has raised yet is listed with today's day, and so is what is not known. Decisions whose reviewBy will be over, and about"
                    + " whose scope nothing was decided since, are listed apart. As of what is recorded"
                    + " now, by the rules in force now. It takes as long as a review of the scope (of an objective's"
                    + " partner, where an objective is asked for), so name a partner where the portfolio is large. More flags than the deployment allows (100,000 unless it"
                    + " says otherwise) are refused, with what to ask for instead.")
    public ForesightView foresee(
            @RestQuery
                    @DefaultValue("30")
                    @Min(1)
                    @Max(366)
                    @Parameter(description = "How many days to look ahead, 1 to 366; 30 if left out.")
                    int days,
            @RestQuery
                    @DefaultValue("portfolio")
                    @Pattern(
                            regexp = "portfolio|(partner|objective):.+",
                            message = "must be portfolio, partner:CODE or objective:REFERENCE")
                    @Parameter(
                            description =
                                    "portfolio (default), partner:CODE or objective:REFERENCE. Of an objective's scope"
                                            + " a third minor flag within twelve months is counted with what reviews have found of the"
                                            + " partner and what will arise in the scope; what will arise elsewhere for the partner"
                                            + " can bring it to the owner of the second level sooner.")
                    String scope) {
        return foresight.of(scope, days);
    }
}
