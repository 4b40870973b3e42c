package org.daylight.review.feeds;

import static org.daylight.kit.problem.Problems.NOT_FOUND;
import static org.daylight.kit.problem.Problems.NOT_SIGNED_IN;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.InstantSource;
import org.daylight.kit.openapi.Answers;
import org.daylight.review.cadences.Agenda;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The calendar itself. Whoever has the token reads it as the feed's owner; nothing else opens it. */
@Path("/v1/calendar.ics")
@Produces(CalendarResource.ICALENDAR)
@Tag(name = "calendar")
class CalendarResource {

    static final String ICALENDAR = "text/calendar";

    private final CalendarFeeds feeds;
    private final Agenda agenda;
    private final InstantSource clock;

    CalendarResource(CalendarFeeds feeds, Agenda agenda, InstantSource clock) {
        this.feeds = feeds;
        this.agenda = agenda;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Answers(problems = 404)
    @Operation(
            operationId = "readCalendar",
            summary = "Reviews due, late and planned for a year, as iCalendar",
            description =
                    "In the sight that the feed's owner has now. Entries say that a review is due and the id of its"
                            + " obligation, nothing else. No sign-in: the token of a feed opens it. A token that was revoked, or"
                            + " whose owner has no role any more, answers as if it had never been.")
    public RestResponse<String> read(
            @RestQuery @Size(max = 200) @Parameter(description = "The token of a calendar feed.") @Nullable
                    String token) {
        if (token == null) {
            throw NOT_SIGNED_IN.problem("Give the token of a calendar feed; POST /v1/calendar-feeds makes one");
        }
        var owner = feeds.opened(token).orElseThrow(() -> NOT_FOUND.problem("No calendar is read with this token"));
        return ResponseBuilder.ok(ICalendar.of(agenda.of(owner, clock.instant())))
                .header(HttpHeaders.CONTENT_TYPE, ICALENDAR + "; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
