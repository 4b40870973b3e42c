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
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
     * @param asOf the day that it looks at: of what is given after that it says nothing, whenever it was recorded
     * @param complete false if more were recorded since, or are given after that day, than are looked at
     */
    @Schema(name = "UnreviewedNotices")
    record Found(@Nullable Instant since, @Nullable LocalDate asOf, boolean complete, List<Unreviewed> items) {}

    /**
     * A notice whose waits are not known.
     *
     * @param recordedAt when its newest version was recorded
     */
    @Schema(name = "UnreviewedNotice")
    record Unreviewed(UUID id, String reference, String partner, Marking marking, Instant recordedAt, URI link) {}

    Found list(@Nullable String partner) {
        var newest = sql.first(NEWEST, this::newest, partner).orElse(null);
        var answers = new ArrayList<JsonNode>();
        answers.add(asked(() ->
                registry.recorded(partner, newest == null ? null : newest.since.toString(), "-recordedAt", PAGE)));
        if (newest != null) {
            answers.add(asked(() -> registry.given(partner, newest.asOf.toString(), "-recordedAt", PAGE)));
        }
        var recorded = new LinkedHashMap<UUID, Unreviewed>();
        for (var answer : answers) {
            visible(answer).forEach(notice -> recorded.put(notice.id, notice));
        }
        // One that was seen as another partner's, of whom a newer review no longer sees it, is listed nowhere else.
        var seen = new HashSet<>(sql.rows(
                """
                select distinct s.subject from watermark w join review_subject s on s.review = w.review
                where s.subject = any(?) and w.scope in ('portfolio', 'partner:' || s.partner)
                    and %s
                """.formatted(OpenNotices.NEWEST),
                row -> UUID.fromString(row.getString(1).substring("notification:".length())),
                (Object) recorded.keySet().stream()
                        .map(id -> "notification:" + id)
                        .toArray(String[]::new)));
        recorded.keySet().removeAll(seen);
        return new Found(
                newest == null ? null : newest.since,
                newest == null ? null : newest.asOf,
                answers.stream().noneMatch(answer -> answer.hasNonNull("next")),
                recorded.values().stream()
                        .sorted(Comparator.comparing(Unreviewed::recordedAt).reversed())
                        .toList());
    }

    /** The day that the newest review looks at of everything, or of the partner as well; empty where there was none. */
    Optional<LocalDate> reviewedUpTo(@Nullable String partner) {
        return sql.first(NEWEST, row -> row.getObject("as_of", LocalDate.class), partner);
    }

    private List<Unreviewed> visible(JsonNode answer) {
        var visible = new ArrayList<Unreviewed>();
        var sight = restrictions.sightOf(caller);
        for (var item : answer.path("items")) {
            var id = UUID.fromString(item.path("id").asText());
            var its = item.path("content").path("partner").asText();
            var group = item.path("accessGroup").asText(null);
            if (caller.maySee(group)
                    && sight.sees(group == null ? List.of() : List.of(group), "notification:" + id, its)) {
                visible.add(new Unreviewed(
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
        return visible;
    }

    private record Newest(LocalDate asOf, Instant since) {}

    /** A review does not see what is given after the day that it looks at, however much later it knew of it. */
    private Newest newest(ResultSet row) throws SQLException {
        var known = Objects.requireNonNull(Sql.instant(row, "known_at"));
        var asOf = row.getObject("as_of", LocalDate.class);
        var endOfDay = zone.endOf(asOf);
        return new Newest(asOf, endOfDay.isBefore(known) ? endOfDay : known);
    }

    private static JsonNode asked(Supplier<byte[]> request) {
        try {
            return Json.mapper().readTree(Calls.to("transfer-registry", request));
        } catch (DependencyDown e) {
            throw DEPENDENCY_DOWN.problem(
                    "transfer-registry, which knows what was recorded since, does not answer; repeat it later");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
