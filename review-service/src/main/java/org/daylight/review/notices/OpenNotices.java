package org.daylight.review.notices;

import static org.daylight.kit.problem.Problems.DEPENDENCY_DOWN;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.Calls;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.notices.OpenNotice.Part;
import org.daylight.review.notices.OpenNotice.Window;
import org.daylight.review.restrictions.Restrictions;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Reads the waits from the newest review that changed flags, and what is not handed over from the registry. */
@ApplicationScoped
class OpenNotices {

    private static final TypeReference<List<Window>> WINDOWS = new TypeReference<>() {};

    /** Whatever stands between the services may take no more than the 8 KB of a request's first line that are usual. */
    private static final int ASKED_AT_ONCE = 100;

    /** No newer review of everything or of the partner of subject {@code s} has changed flags since the one of watermark {@code w}. */
    static final String NEWEST = """
            not exists (select from watermark n where n.scope in ('portfolio', 'partner:' || s.partner)
                and n.review <> w.review and (n.as_of, n.known_at) > (w.as_of, w.known_at))
            """;

    /**
     * Of each notice what the newest review of everything or of its partner said, and of one that moved to another partner the
     * newest that saw it. A wait that a rule asks about and of which it knows no day runs as far as anybody knows, unless an emergency
     * waived it.
     */
    private static final String NOTICES = """
            from (
                select s.subject, s.label, s.partner, s.marking::text as marking, w.review, w.as_of,
                    case when bool_or(a.permitted_from is null) then '-infinity' else max(latest_day(a.permitted_from)) end as last_day,
                    bool_or(a.permitted_from is null) as unknown,
                    jsonb_agg(jsonb_build_object('rule', r.rule, 'title', r.title, 'citation', r.citation, 'answer',
                        coalesce(a.answer, %2$s),
                        'permittedFrom', a.permitted_from, 'message', coalesce(a.message, %3$s))
                        order by a.permitted_from, r.rule) as windows
                from watermark w
                join review v on v.id = w.review
                join review_subject s on s.review = w.review and s.subject >= 'notification:'
                    and s.subject < 'notification;'
                join rulebook_rule r on r.rulebook = v.rulebook and r.subject_type = 'notification'
                left join review_answer a on a.review = s.review and a.subject = s.subject and a.rule = r.rule
                where (w.scope = 'portfolio' or w.scope = 'partner:' || s.partner)
                    and (a.permitted_from is not null or %4$s)
                    and %5$s
                    and not exists (select from watermark n
                        join review_subject b on b.review = n.review and b.subject = s.subject
                            and b.subject >= 'notification:' and b.subject < 'notification;'
                        where n.review <> w.review and n.scope in ('portfolio', 'partner:' || b.partner)
                            and (n.as_of, n.known_at) > (w.as_of, w.known_at))
                    and (?::text is null or s.partner = ?) and %1$s
                group by s.review, s.subject, s.label, s.partner, s.marking::text, w.review, w.as_of
            ) notice where (?::boolean is null or (unknown or last_day > ?) = ?)
            """.formatted(
            Restrictions.visible("s"), WaitsWithoutDay.ANSWER, WaitsWithoutDay.MESSAGE, WaitsWithoutDay.RUNS, NEWEST);

    private final Sql sql;
    private final NotificationsApi registry;
    private final Caller caller;
    private final RegisterZone zone;
    private final InstantSource clock;

    OpenNotices(Sql sql, @RestClient NotificationsApi registry, Caller caller, RegisterZone zone, InstantSource clock) {
        this.sql = sql;
        this.registry = registry;
        this.caller = caller;
        this.zone = zone;
        this.clock = clock;
    }

    Page<OpenNotice> list(@Nullable Boolean open, @Nullable String partner, PageQuery page) {
        var today = zone.day(clock.instant());
        var binding = new @Nullable Object[] {"notices", open, partner, today};
        var values = new ArrayList<@Nullable Object>(Arrays.asList(
                partner, partner, caller.fullSight(), caller.groupsForSql(), caller.groupsForSql(), open, today, open));
        var total = sql.number("select count(*) " + NOTICES, values.toArray());
        var after = page.after(binding);
        var position = "";
        if (after != null) {
            position = " and (last_day, subject) > (?::date, ? collate \"C\")";
            values.addAll(after);
        }
        var rows = sql.rows(
                "select * " + NOTICES + position + " order by last_day, subject limit " + page.fetch(),
                row -> new Row(row.getString("last_day"), row.getString("subject"), notice(row, today)),
                values.toArray());
        var listed = Page.of(rows, page, Total.exactly(total), row -> List.of(row.lastDay(), row.subject()), binding);
        var parts = parts(listed.items().stream().map(row -> row.notice().id()).toList(), today);
        return listed.map(row -> row.notice().with(parts.get(row.notice().id())));
    }

    private record Row(String lastDay, String subject, OpenNotice notice) {}

    private static OpenNotice notice(ResultSet row, LocalDate today) throws SQLException {
        var id = UUID.fromString(row.getString("subject").substring("notification:".length()));
        var windows = windows(row.getString("windows"));
        var end = row.getBoolean("unknown") ? null : end(windows);
        var left = end == null ? 1 : ChronoUnit.DAYS.between(today, end.latest());
        var marking = row.getString("marking");
        return new OpenNotice(
                id,
                row.getString("label"),
                row.getString("partner"),
                marking == null ? Marking.UNMARKED : Marking.read(marking),
                windows,
                end == null ? null : end.text(),
                left > 0,
                end != null && end.exact() && left > 0 ? (Long) left : null,
                row.getObject("review", UUID.class),
                row.getObject("as_of", LocalDate.class),
                null,
                URI.create("/v1/notifications/" + id));
    }

    /** The day on which the longest of the waits is over. */
    private static ImpreciseDate end(List<Window> windows) {
        return windows.stream()
                .map(window -> ImpreciseDate.parse(Objects.requireNonNull(window.permittedFrom())))
                .max(Comparator.comparing(ImpreciseDate::latest).thenComparing(ImpreciseDate::earliest))
                .orElseThrow();
    }

    private static List<Window> windows(String json) {
        try {
            return Json.mapper().readValue(json, WINDOWS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Few questions for a page. A sum that rests on what the reader may not see is left out. */
    private Map<UUID, Part> parts(List<UUID> ids, LocalDate today) {
        var parts = new HashMap<UUID, Part>();
        for (var from = 0; from < ids.size(); from += ASKED_AT_ONCE) {
            var asked = ids.subList(from, Math.min(from + ASKED_AT_ONCE, ids.size())).stream()
                    .map(UUID::toString)
                    .collect(Collectors.joining(","));
            asked(asked, today).forEach(part -> add(parts, part));
        }
        return parts;
    }

    private void add(Map<UUID, Part> parts, JsonNode part) {
        var groups = new ArrayList<String>();
        part.path("accessGroups").forEach(group -> groups.add(group.asText()));
        if (caller.fullSight() || caller.groups().containsAll(groups)) {
            parts.put(
                    UUID.fromString(part.path("notification").asText()),
                    new Part(
                            part.path("transfer").asText(null),
                            part.path("milestone").asText(),
                            part.path("stated").asText(null),
                            part.path("lines")));
        }
    }

    private JsonNode asked(String ids, LocalDate today) {
        try {
            var answer = Calls.to("transfer-registry", () -> registry.undelivered(ids, today.toString()));
            return Json.mapper().readTree(answer);
        } catch (DependencyDown e) {
            throw DEPENDENCY_DOWN.problem(
                    "transfer-registry, which knows what is handed over, does not answer; repeat it later");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
