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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Accounts.Account;
import org.daylight.kit.openapi.Answers;
import org.daylight.review.cadences.Agenda;
import org.daylight.review.cadences.Agenda.Nearness;
import org.daylight.review.decisions.AwaitedReviews;
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

    private static final int DAYS_AHEAD = 366;

    private final CalendarFeeds feeds;
    private final Agenda agenda;
    private final AwaitedReviews awaited;
    private final RegisterZone zone;
    private final InstantSource clock;

    CalendarResource(
            CalendarFeeds feeds, Agenda agenda, AwaitedReviews awaited, RegisterZone zone, InstantSource clock) {
        this.feeds = feeds;
        this.agenda = agenda;
        this.awaited = awaited;
        this.zone = zone;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Answers(problems = 404)
    @Operation(
            operationId = "readCalendar",
            summary = "Reviews due, late and planned for a year, as iCalendar",
            description =
                    "In the sight that the feed's owner has now: reviews that are owed, and signed decisions by the day of"
                            + " their reviewBy until something is decided about their scope anew. Entries say that a review"
                            + " is due and the id of its obligation or its decision, nothing else. No sign-in: the token"
                            + " of a feed opens it. A token that was revoked, or whose owner has no role any more, answers"
                            + " as if it had never been.")
    public RestResponse<String> read(
            @RestQuery @Size(max = 200) @Parameter(description = "The token of a calendar feed.") @Nullable
                    String token) {
        if (token == null) {
            throw NOT_SIGNED_IN.problem("Give the token of a calendar feed; POST /v1/calendar-feeds makes one");
        }
        var owner = feeds.opened(token).orElseThrow(() -> NOT_FOUND.problem("No calendar is read with this token"));
        var now = clock.instant();
        var entries = new ArrayList<>(agenda.of(owner, now));
        entries.addAll(decided(owner, zone.day(now)));
        entries.sort(Comparator.comparing(Agenda.Entry::at).thenComparing(Agenda.Entry::id));
        return ResponseBuilder.ok(ICalendar.of(entries))
                .header(HttpHeaders.CONTENT_TYPE, ICALENDAR + "; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    /** Decisions that have to be looked at again: what is overdue stays until somebody decides. */
    private List<Agenda.Entry> decided(Account owner, LocalDate today) {
        var groups = owner.groups().stream().sorted().toArray(String[]::new);
        return awaited.between(LocalDate.EPOCH, today.plusDays(DAYS_AHEAD), owner.fullSight(), groups).stream()
                .map(each -> {
                    var begins = zone.endOf(each.reviewBy().minusDays(1));
                    var nearness = Nearness.PLANNED;
                    var since = each.recordedAt();
                    if (!today.isBefore(each.reviewBy())) {
                        var late = today.isAfter(each.reviewBy());
                        nearness = late ? Nearness.LATE : Nearness.DUE;
                        var turned = late ? zone.endOf(each.reviewBy()) : begins;
                        since = turned.isAfter(since) ? turned : since;
                    }
                    return Agenda.Entry.of(each.decision(), begins, nearness, each.version(), since);
                })
                .toList();
    }
}
