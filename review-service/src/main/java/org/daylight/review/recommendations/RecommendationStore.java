package org.daylight.review.recommendations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.page.Total;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.jspecify.annotations.Nullable;

/** Reads recommendations, each reader only theirs. */
@ApplicationScoped
public class RecommendationStore {

    private static final String OVERDUE = "%1$s.state in ('OPEN', 'AGREED') and %1$s.due_on < ?";

    private final Sql sql;
    private final Caller caller;
    private final RegisterZone zone;
    private final InstantSource clock;

    RecommendationStore(Sql sql, Caller caller, RegisterZone zone, InstantSource clock) {
        this.sql = sql;
        this.caller = caller;
        this.zone = zone;
        this.clock = clock;
    }

    /** Takes full sight and twice the groups. */
    private static String visible(String alias) {
        return "(? or (%1$s.access_groups <@ ? and %2$s))"
                .formatted(alias, Restrictions.noneOn("'partner:' || " + alias + ".partner"));
    }

    private LocalDate today() {
        return zone.day(clock.instant());
    }

    private List<@Nullable Object> sight(@Nullable Object... before) {
        var values = new ArrayList<@Nullable Object>(Arrays.asList(before));
        values.addAll(List.of(caller.fullSight(), caller.groupsForSql(), caller.groupsForSql()));
        return values;
    }

    /** Who may own one: the owners of the ladder, each with somebody above. */
    List<String> owners() {
        return sql.rows("select distinct owner from ladder order by owner", row -> row.getString(1));
    }

    /** Of the rules named those that no review has ever frozen. */
    List<String> unknown(List<String> rules) {
        return sql.rows(
                "select named from unnest(?) named where not exists (select from rulebook_rule r where r.rule = named)",
                row -> row.getString(1),
                (Object) rules.toArray(String[]::new));
    }

    boolean seesPartner(String code) {
        return sql.number(
                        "select count(*) from (select from review_total t where t.partner = ? and (? or (t.access_groups"
                                + " <@ ? and " + Restrictions.noneOn("'partner:' || t.partner") + ")) limit 1) seen",
                        code,
                        caller.fullSight(),
                        caller.groupsForSql(),
                        caller.groupsForSql())
                > 0;
    }

    List<String> groupsOfPartner(@Nullable String code) {
        return sql
                .rows(
                        "select access_groups from restriction where key = 'partner:' || ?",
                        row -> Sql.texts(row, "access_groups"),
                        code)
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    Optional<RecommendationView> find(UUID id) {
        var values = new ArrayList<@Nullable Object>(List.of(today()));
        values.addAll(sight(id));
        return sql.first(
                SELECT + " from recommendation r where r.id = ? and " + visible("r"), this::view, values.toArray());
    }

    private static final String SELECT = "select r.*, " + OVERDUE.formatted("r")
            + " as overdue, (select max(l.escalates_to) from ladder l where l.owner = r.owner_role) as escalates_to";

    Page<RecommendationView> list(RecommendationQuery query, PageQuery page) {
        var binding = new @Nullable Object[] {
            "recommendations", query.state, query.ownerRole, query.rule, query.partner, query.overdue
        };
        var where = " from recommendation r where r.voided_reason is null and " + visible("r")
                + " and (?::text is null or r.state = ?) and (?::text is null or r.owner_role = ?)"
                + " and (?::text is null or ? = any(r.rules)) and (?::text is null or r.partner = ?)"
                + " and (?::boolean is null or (" + OVERDUE.formatted("r") + ") = ?)";
        var values = sight();
        values.addAll(Arrays.<@Nullable Object>asList(
                query.state,
                query.state,
                query.ownerRole,
                query.ownerRole,
                query.rule,
                query.rule,
                query.partner,
                query.partner,
                query.overdue,
                today(),
                query.overdue));
        var total = sql.number("select count(*)" + where, values.toArray());
        var after = page.after(binding);
        if (after != null) {
            where += " and r.number > ?";
            values.add(after.getFirst());
        }
        values.add(page.fetch());
        values.addFirst(today());
        return Page.of(
                sql.rows(SELECT + where + " order by r.number limit ?", this::view, values.toArray()),
                page,
                Total.exactly(total),
                row -> List.of(row.content().path("number").asText()),
                binding);
    }

    List<RecommendationView.Step> history(UUID id) {
        return sql.rows(
                "select v.* from recommendation_version v where v.id = ? order by v.version",
                row -> new RecommendationView.Step(
                        row.getInt("version"),
                        RecommendationView.State.valueOf(row.getString("state")),
                        row.getString("state_by"),
                        Objects.requireNonNull(Sql.instant(row, "state_at")),
                        row.getString("state_reason"),
                        Sql.texts(row, "evidence")),
                id);
    }

    /** By their states at the end of a day, those of a partner or all; as far as the reader may see them now. */
    public RecommendationCounts counts(@Nullable String partner, LocalDate asOf) {
        var link = URI.create("/v1/recommendations"
                + (partner == null ? "" : "?partner=" + URLEncoder.encode(partner, StandardCharsets.UTF_8)));
        return sql.first(
                        """
                        select count(*) filter (where v.state = 'OPEN'), count(*) filter (where v.state = 'AGREED'),
                            count(*) filter (where v.state = 'IMPLEMENTED'), count(*) filter (where v.state = 'NOT_AGREED'),
                            count(*) filter (where v.state = 'CLOSED'), count(*) filter (where %s),
                            coalesce(array_agg(distinct r.marking::text), '{}') as markings
                        from (select distinct on (id) id, state, due_on from recommendation_version where recorded_at < ?
                            order by id, version desc) v
                        join recommendation r on r.id = v.id
                        where r.voided_reason is null and (?::text is null or r.partner = ?) and %s
                        """.formatted(OVERDUE.formatted("v"), visible("r")),
                        row -> new RecommendationCounts(
                                Marking.highest(Sql.texts(row, "markings").stream()
                                        .map(Marking::read)
                                        .toList()),
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                link),
                        sight(asOf, zone.endOf(asOf), partner, partner).toArray())
                .orElseThrow();
    }

    private RecommendationView view(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var overdue = row.getBoolean("overdue");
        return new RecommendationView(
                id,
                row.getInt("version"),
                Marking.read(row.getString("marking")),
                tree(row.getString("content")),
                RecommendationView.State.valueOf(row.getString("state")),
                row.getString("state_by"),
                Objects.requireNonNull(Sql.instant(row, "state_at")),
                row.getString("state_reason"),
                Sql.texts(row, "evidence"),
                row.getString("implemented_by"),
                overdue ? row.getObject("due_on", LocalDate.class).plusDays(1) : null,
                overdue ? row.getString("escalates_to") : null,
                URI.create("/v1/recommendations/" + id + "/history"));
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored recommendation cannot be read", e);
        }
    }
}
