package org.daylight.review.cadences;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.identity.Writers;
import org.daylight.kit.identity.WrittenBy;
import org.daylight.kit.openapi.Noun;
import org.daylight.kit.page.Page;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Listing;
import org.daylight.kit.recording.RecordResource;
import org.daylight.kit.recording.Recorded;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for cadences. */
@Path("/v1/cadences")
@Tag(name = "cadences", description = "What is reviewed when; what is due of a voided one is no longer opened.")
@Noun("a cadence")
@WrittenBy({REVIEWER, SERVICE})
@EveryRole
class CadenceResource extends RecordResource<Cadence> {

    private final Cadences cadences;
    private final Pauses pauses;
    private final Simulations simulations;

    CadenceResource(Cadences cadences, Pauses pauses, Simulations simulations) {
        super(cadences);
        this.cadences = cadences;
        this.pauses = pauses;
        this.simulations = simulations;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List cadences in the order of their recording")
    public RestResponse<Page<Recorded<Cadence>>> list(
            @BeanParam @Valid Listing listing,
            @RestQuery @Parameter(description = "The cadence with this reference.") @Nullable String reference,
            @RestQuery @Parameter(description = "Those of this scope.") @Nullable String scope) {
        var filter = listing.filter().and("r.reference = ?", reference).and("r.content ->> 'scope' = ?", scope);
        return listed(listing, filter);
    }

    @GET
    @Path("{id}/pauses")
    @Produces(APPLICATION_JSON)
    @Operation(summary = "List when and why {one} rested, the oldest first")
    public List<Pauses.Pause> pauses(@RestPath UUID id) {
        cadences.get(id, new Knowing.Query());
        return pauses.of(id);
    }

    @POST
    @Path("{id}/pause")
    @Produces(APPLICATION_JSON)
    @Acts
    @Writers
    @Operation(
            summary = "Let {one} rest, with a reason",
            description =
                    "What falls due meanwhile, or what a tripwire or an event asks for, is written down as PAUSED with the"
                            + " reason and not opened. A tripwire that is still crossed when the cadence goes on opens its"
                            + " review then.")
    public Pauses.Pause pause(@RestPath UUID id, @NotNull @Valid Pausing pausing) {
        cadences.get(id, new Knowing.Query());
        return pauses.pause(id, pausing.reason(), pausing.until());
    }

    @POST
    @Path("{id}/resume")
    @Produces(APPLICATION_JSON)
    @Acts
    @Writers
    @Operation(summary = "Let {one} go on from now, with a reason")
    public Pauses.Pause resume(@RestPath UUID id, @NotNull @Valid Resuming resuming) {
        cadences.get(id, new Knowing.Query());
        return pauses.resume(id, resuming.reason());
    }

    @GET
    @Path("{id}/simulation")
    @Produces(APPLICATION_JSON)
    @Operation(
            summary = "Which reviews {one} would have brought between two days",
            description =
                    "By the calendar of today and the security states that are recorded now; pauses, tripwires and"
                            + " events are left out. Nothing is written.")
    public Simulations.Simulation simulate(
            @RestPath UUID id,
            @RestQuery @NotNull @Parameter(description = "The first day.") LocalDate from,
            @RestQuery @NotNull @Parameter(description = "The last day; at most ten years after the first.")
                    LocalDate to,
            @RestQuery
                    @Parameter(
                            description =
                                    "As if it had started then, such as 2024-01-08T09:00:00; as recorded if left out.")
                    @Nullable
                    LocalDateTime startsAt) {
        return simulations.of(cadences.get(id, new Knowing.Query()).content(), from, to, startsAt);
    }

    /** Why a cadence rests, and until when; until somebody resumes it where left out. */
    @Schema(name = "PauseCadence")
    public record Pausing(
            @NotBlank @Size(max = 2000) String reason,
            @Nullable Instant until) {}

    /** Why a cadence goes on. */
    @Schema(name = "ResumeCadence")
    public record Resuming(@NotBlank @Size(max = 2000) String reason) {}
}
