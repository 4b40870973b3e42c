package org.daylight.review.notices;

import static org.daylight.kit.problem.Problems.DEPENDENCY_DOWN;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.Calls;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.restrictions.Restrictions;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Notices that the register has and the newest reviews have not seen, so that nobody knows yet when their waits end. */
@ApplicationScoped
class UnreviewedNotices {

    private static final int PAGE = 500;

    private static final String NEWEST = """
            select as_of, known_at from watermark where scope = 'portfolio' or scope = 'partner:' || ?::text
            order by as_of desc, known_at desc limit 1
            """;

    private final Sql sql;
    private final NotificationsApi registry;
    private final Restrictions restrictions;
    private final Caller caller;
    private final RegisterZone zone;

    UnreviewedNotices(
            Sql sql,
            @RestClient NotificationsApi registry,
            Restrictions restrictions,
            Caller caller,
            RegisterZone zone) {
        this.sql = sql;
        this.registry = registry;
        this.restrictions = restrictions;
        this.caller = caller;
        this.zone = zone;
    }

    /**
     * Those that are not reviewed yet, the last recorded first.
     *
     * @param since what was known to the newest review, or the end of the day that it looks at where that is earlier; left
     *     out where nothing was reviewed
     * @param complete false if more were recorded since than are looked at
     */
    @Schema(name = "UnreviewedNotices")
    record Found(@Nullable Instant since, boolean complete, List<Unreviewed> items) {}

    /**
     * A notice whose waits are not known.
     *
     * @param recordedAt when its newest version was recorded
     */
    @Schema(name = "UnreviewedNotice")
    record Unreviewed(UUID id, String reference, String partner, Marking marking, Instant recordedAt, URI link) {}

    Found list(@Nullable String partner) {
        var since = sql.first(NEWEST, this::since, partner).orElse(null);
        var answer = asked(partner, since);
        var recorded = new ArrayList<Unreviewed>();
        var sight = restrictions.sightOf(caller);
        for (var item : answer.path("items")) {
            var id = UUID.fromString(item.path("id").asText());
            var its = item.path("content").path("partner").asText();
            var group = item.path("accessGroup").asText(null);
            if (caller.maySee(group)
                    && sight.sees(group == null ? List.of() : List.of(group), "notification:" + id, its)) {
                recorded.add(new Unreviewed(
                        id,
                        item.path("content").path("reference").asText(),
                        its,
                        item.hasNonNull("marking")
                                ? Marking.read(item.get("marking").toString())
                                : Marking.UNMARKED,
                        Instant.parse(item.path("recordedAt").asText()),
                        URI.create("/v1/notifications/" + id)));
            }
        }
        // One that was seen as another partner's, of whom a newer review no longer sees it, is listed nowhere else.
        var seen = new HashSet<>(sql.rows(
                """
                select distinct s.subject from watermark w join review_subject s on s.review = w.review
                where s.subject = any(?) and w.scope in ('portfolio', 'partner:' || s.partner)
                    and %s
                """.formatted(OpenNotices.NEWEST),
                row -> UUID.fromString(row.getString(1).substring("notification:".length())),
                (Object) recorded.stream()
                        .map(notice -> "notification:" + notice.id)
                        .toArray(String[]::new)));
        recorded.removeIf(notice -> seen.contains(notice.id));
        return new Found(since, !answer.hasNonNull("next"), recorded);
    }

    /** A review does not see what is given after the day that it looks at, however much later it knew of it. */
    private Instant since(ResultSet row) throws SQLException {
        var known = Objects.requireNonNull(Sql.instant(row, "known_at"));
        var endOfDay = zone.endOf(row.getObject("as_of", LocalDate.class));
        return endOfDay.isBefore(known) ? endOfDay : known;
    }

    private JsonNode asked(@Nullable String partner, @Nullable Instant since) {
        try {
            var answer = Calls.to(
                    "transfer-registry",
                    () -> registry.recorded(partner, since == null ? null : since.toString(), "-recordedAt", PAGE));
            return Json.mapper().readTree(answer);
        } catch (DependencyDown e) {
            throw DEPENDENCY_DOWN.problem(
                    "transfer-registry, which knows what was recorded since, does not answer; repeat it later");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
