package org.daylight.review.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.identity.Roles;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.kit.recording.Recordings;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.jspecify.annotations.Nullable;

/** The table of decisions: each reader sees theirs, and the private line only with a role that decides or audits. */
@ApplicationScoped
class DecisionStore {

    private static final Set<String> PRIVATE =
            Set.of(Roles.REVIEWER, Roles.APPROVER, Roles.SENIOR_APPROVER, Roles.AUDITOR);

    /**
     * What was restricted after the decision was proposed hides the decision too: its partner, an objective, a flag. Takes
     * full sight and twice the groups, and the same again.
     */
    static final String VISIBLE = """
            (? or (d.access_groups <@ ? and %s and not exists (select from decision_flag df join flag f on f.id = df.flag
                where df.decision = d.id and not %s)))
            """.formatted(
                    Restrictions.noneOn("select 'partner:' || d.partner"
                            + " union all select 'objective:' || one from unnest(d.objectives) one"),
                    Restrictions.visible("f"));

    /**
     * Whether a decision {@code n} is about what {@code d} is about: the same objectives where both name some, or the partner. Two
     * that name no partner are about the same only where neither names anything.
     */
    static final String SAME_SCOPE = """
            case when cardinality(d.objectives) > 0 and cardinality(n.objectives) > 0 then d.objectives && n.objectives
                else coalesce(d.partner = n.partner, d.partner is null and n.partner is null
                    and cardinality(d.objectives) = 0 and cardinality(n.objectives) = 0) end
            """;

    /** The day is over by which somebody wanted to look again. Takes today. */
    private static final String REVIEW_OVERDUE = "d.review_by < ? and " + AwaitedReviews.AWAITED;

    /** Signed, and a notice is not given whose day is over. Takes today. */
    private static final String NOTICES_OVERDUE = """
            d.signed_by is not null and d.voided_reason is null and exists (
                select from jsonb_array_elements(coalesce(nullif(d.content -> 'noticesOwed', 'null'), '[]')) with ordinality owed (notice, place)
                where (owed.notice ->> 'dueOn')::date < ?
                    and not d.notices_given @> jsonb_build_array(jsonb_build_object('notice', owed.place - 1)))
            """;

    /** What is signed waives a rule until it is mandatory, and whoever signs is told from when on that is. Takes today. */
    private static final String COLUMNS = """
            select d.*, (select jsonb_object_agg(w.rule, m.day)
                from jsonb_array_elements_text(coalesce(nullif(d.content -> 'waives', 'null'), '[]')) w(rule)
                cross join lateral (select least(mandatory_from(w.rule, t.day), (select min(not_waivable_from(f, t.day))
                    from decision_flag df join flag f on f.id = df.flag where df.decision = d.id and f.rule = w.rule)) as day
                    from (select ?::date as day) t) m
                where m.day <= d.review_by) as not_waivable
            """;

    private final Sql sql;
    private final Caller caller;
    private final Recordings recordings;
    private final DecisionEvidence evidence;
    private final RegisterZone zone;
    private final InstantSource clock;

    DecisionStore(
            Sql sql,
            Caller caller,
            Recordings recordings,
            DecisionEvidence evidence,
            RegisterZone zone,
            InstantSource clock) {
        this.sql = sql;
        this.caller = caller;
        this.recordings = recordings;
        this.evidence = evidence;
        this.zone = zone;
        this.clock = clock;
    }

    Optional<DecisionView> find(UUID id) {
        return sql.first(
                COLUMNS + " from decision d where d.id = ? and " + VISIBLE,
                this::view,
                sight(zone.day(clock.instant()), id));
    }

    Page<DecisionView> list(
            @Nullable String partner,
            @Nullable String objective,
            @Nullable Outcome outcome,
            @Nullable DecisionState state,
            @Nullable Boolean reviewOverdue,
            @Nullable Boolean noticesOverdue,
            PageQuery page) {
        var today = zone.day(clock.instant());
        var binding =
                new @Nullable Object[] {"decisions", partner, objective, outcome, state, reviewOverdue, noticesOverdue};
        var where = " from decision d where " + VISIBLE
                + " and (?::text is null or d.partner = ?) and (?::text is null or ? = any(d.objectives))"
                + " and (?::text is null or d.outcome = ?) and (?::text is null or d.state = ?)"
                + " and (?::boolean is null or (" + REVIEW_OVERDUE + ") = ?)"
                + " and (?::boolean is null or (" + NOTICES_OVERDUE + ") = ?)";
        var values = new ArrayList<@Nullable Object>(Arrays.asList(sight()));
        values.addAll(Arrays.asList(partner, partner, objective, objective, outcome, outcome, state, state));
        values.addAll(Arrays.asList(reviewOverdue, today, reviewOverdue, noticesOverdue, today, noticesOverdue));
        var total = sql.number("select count(*)" + where, values.toArray());
        var after = page.after(binding);
        if (after != null) {
            where += " and (d.proposed_at, d.id) < (?::timestamptz, ?::uuid)";
            values.addAll(after);
        }
        values.add(page.fetch());
        values.addFirst(today);
        return Page.of(
                sql.rows(
                        COLUMNS + where + " order by d.proposed_at desc, d.id desc limit ?",
                        this::view,
                        values.toArray()),
                page,
                Total.exactly(total),
                row -> List.of(row.proposedAt().toString(), row.id().toString()),
                binding);
    }

    private @Nullable Object[] sight(@Nullable Object... before) {
        var values = new ArrayList<@Nullable Object>(Arrays.asList(before));
        var groups = caller.groupsForSql();
        values.addAll(List.of(caller.fullSight(), groups, groups, caller.fullSight(), groups, groups));
        return values.toArray();
    }

    /** Changes the row in the running act, as one more version. */
    void change(UUID id, @Nullable String reason, String assignments, @Nullable Object... values) {
        var all = new ArrayList<@Nullable Object>(
                Arrays.asList(recordings.sequence(), recordings.sequence(), recordings.stamp(), reason));
        all.addAll(Arrays.asList(values));
        all.add(id);
        sql.update("""
                update decision set version = case when recording = ? then version else version + 1 end, recording = ?,
                    recorded_at = ?, act = 'CHANGED', act_reason = ?,
                """ + assignments + " where id = ?", all.toArray());
        recordings.touched("decision", List.of(id));
    }

    private DecisionView view(ResultSet row) throws SQLException {
        var content = tree(row.getString("content"));
        var rests = tree(row.getString("evidence"));
        var proposedAt = Sql.instant(row, "proposed_at");
        if (proposedAt == null) {
            throw new IllegalStateException("a decision without proposed_at");
        }
        return new DecisionView(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("reference"),
                Outcome.valueOf(row.getString("outcome")),
                DecisionState.valueOf(row.getString("state")),
                row.getString("partner"),
                Sql.texts(row, "objectives"),
                Marking.read(row.getString("marking")),
                content,
                seesPrivateLine() ? row.getString("private_line") : null,
                rests,
                row.getString("evidence_digest"),
                DecisionEvidence.digest(evidence.of(
                        flags(content), review(content), content.path("considered"), rests.path("publicLine"))),
                advisories(rests),
                row.getObject("advisories_shown", Boolean.class),
                notWaivable(row.getString("not_waivable")),
                row.getBoolean("substantive"),
                row.getObject("review_by", LocalDate.class),
                tree(row.getString("notices_given"))
                        .valueStream()
                        .map(one -> Json.mapper().convertValue(one, DecisionView.NoticeGiven.class))
                        .toList(),
                row.getString("proposed_by"),
                proposedAt,
                row.getString("signed_by"),
                Sql.instant(row, "signed_at"),
                row.getString("ended_by"),
                row.getString("ended_reason"),
                row.getString("effect"));
    }

    private static Map<String, LocalDate> notWaivable(@Nullable String json) {
        var days = new TreeMap<String, LocalDate>();
        if (json != null) {
            tree(json)
                    .properties()
                    .forEach(each -> days.put(
                            each.getKey(), LocalDate.parse(each.getValue().asText())));
        }
        return days;
    }

    private static List<DecisionView.Advisory> advisories(JsonNode evidence) {
        return evidence.path("publicLine")
                .path("advisories")
                .valueStream()
                .map(one -> Json.mapper().convertValue(one, DecisionView.Advisory.class))
                .toList();
    }

    private boolean seesPrivateLine() {
        return caller.roles().stream().anyMatch(PRIVATE::contains);
    }

    static List<UUID> flags(JsonNode content) {
        var flags = new ArrayList<UUID>();
        content.path("flags").forEach(flag -> flags.add(UUID.fromString(flag.asText())));
        return flags;
    }

    static @Nullable UUID review(JsonNode content) {
        return content.path("review").isTextual()
                ? UUID.fromString(content.path("review").asText())
                : null;
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored decision cannot be read", e);
        }
    }
}
