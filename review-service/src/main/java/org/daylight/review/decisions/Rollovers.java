package org.daylight.review.decisions;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.daylight.review.drift.Rollover;
import org.jspecify.annotations.Nullable;

/** Where going on as before was decided, or left undecided, again and again on nothing new. */
@ApplicationScoped
public class Rollovers {

    private static final String OF_PARTNERS = steps("d.partner = any(?)");
    private static final String OF_OBJECTIVES = steps("d.objectives && ?");
    private static final String OF_ALL = steps("?::boolean");

    private static final String PARTNER_OF = """
            select m.partner from review_measure m join review r on r.id = m.review
            where m.type = 'objective' and m.label = ?
            order by r.as_of desc, r.known_at desc limit 1
            """;

    private final Sql sql;
    private final RegisterZone zone;

    Rollovers(Sql sql, RegisterZone zone) {
        this.sql = sql;
        this.zone = zone;
    }

    /**
     * Of one scope.
     *
     * @param groups of all decisions about it
     * @param marking the highest of them
     */
    public record Repeated(
            String scope, @Nullable String partner, Set<String> groups, Marking marking, Rollover.Run run) {}

    /**
     * What was signed and, for each day that a review looked at, what nobody had decided by then.
     *
     * @param which decisions, as SQL over the alias {@code d} that takes one value
     */
    private static String steps(String which) {
        return """
            select about.scope, s.partner, s.on_day, s.outcome, s.evidence, s.marking, s.access_groups
            from (
                select d.partner, d.objectives, (d.signed_at at time zone ?)::date as on_day, d.signed_at as at, d.outcome,
                    %2$s as evidence, d.marking::text as marking, d.access_groups
                from decision d
                where %1$s and d.signed_by is not null and d.signed_at <= ? and d.signed_at < ? and d.voided_reason is null
                union all
                select v.partner, v.objectives, (v.content ->> 'asOf')::date, max(v.recorded_at), v.outcome, null,
                    max(v.marking::text), v.access_groups
                from decision_version v
                where v.id in (select d.id from decision d where %1$s and d.outcome = 'CONTINUED_BY_DEFAULT'
                        and d.voided_reason is null)
                    and v.recorded_at <= ? and (v.content ->> 'asOf')::date <= ?
                group by v.partner, v.objectives, v.content ->> 'asOf', v.outcome, v.access_groups) s
            cross join lateral (
                select 'objective:' || one as scope from unnest(s.objectives) one
                union all
                select 'partner:' || s.partner
                where s.partner is not null and (s.evidence is not null or cardinality(s.objectives) = 0)) about
            where ?::text[] is null or about.scope = any(?)
            order by about.scope, s.on_day, s.at
            """.formatted(which, evidence("d"));
    }

    /**
     * What a decision rests on without the days it was read on, as SQL: its flags, and the answers of its review only where
     * it cites none, as a review of a wider scope has always changed somewhere.
     */
    public static String evidence(String decision) {
        return """
            case when jsonb_array_length(coalesce(%1$s.evidence -> 'flags', '[]')) > 0 then %1$s.evidence ->> 'flags'
                else 'review ' || coalesce((select cited.answer_digest from review cited
                    where cited.id = (%1$s.content ->> 'review')::uuid), '') end
            """.formatted(decision);
    }

    /**
     * Up to a day, as it was known; by scope.
     *
     * @param type partner or objective
     */
    public Map<String, Repeated> of(String type, List<String> keys, LocalDate asOf, Instant knownAt) {
        var scopes = keys.stream().map(key -> type + ':' + key).toArray(String[]::new);
        var steps = type.equals("partner") ? OF_PARTNERS : OF_OBJECTIVES;
        return read(steps, keys.toArray(String[]::new), scopes, asOf, knownAt).stream()
                .collect(toMap(Repeated::scope, repeated -> repeated));
    }

    /**
     * Those that were still going on within some days, by their scope. A run is made of all that was decided about its scope:
     * a decision that names objectives alone is one about those of the partner too.
     */
    public List<Repeated> within(LocalDate from, LocalDate to, @Nullable String partner) {
        return read(OF_ALL, true, null, to, Instant.parse("9999-12-31T00:00:00Z")).stream()
                .filter(repeated -> !repeated.run.until().isBefore(from))
                .map(this::withPartner)
                .filter(repeated -> partner == null || partner.equals(repeated.partner))
                .toList();
    }

    private Repeated withPartner(Repeated repeated) {
        if (repeated.partner != null) {
            return repeated;
        }
        var objective = repeated.scope.substring("objective:".length());
        return sql.first(PARTNER_OF, row -> row.getString(1), objective)
                .map(partner -> new Repeated(repeated.scope, partner, repeated.groups, repeated.marking, repeated.run))
                .orElse(repeated);
    }

    private static final class Steps {
        private @Nullable String partner;
        private final List<Rollover.Step> steps = new ArrayList<>();
        private final Set<String> groups = new TreeSet<>();
        private final Set<Marking> markings = new HashSet<>();
    }

    private List<Repeated> read(
            String steps, @Nullable Object key, String @Nullable [] scopes, LocalDate asOf, Instant knownAt) {
        Map<String, Steps> byScope = new LinkedHashMap<>();
        sql.each(
                steps,
                row -> add(byScope, row),
                zone.id().getId(),
                key,
                knownAt,
                zone.endOf(asOf),
                key,
                knownAt,
                asOf,
                scopes,
                scopes);
        var repeated = new ArrayList<Repeated>();
        byScope.forEach((about, of) -> Rollover.of(of.steps)
                .ifPresent(run ->
                        repeated.add(new Repeated(about, of.partner, of.groups, Marking.highest(of.markings), run))));
        return repeated;
    }

    private static void add(Map<String, Steps> byScope, ResultSet row) throws SQLException {
        var partner = row.getString("partner");
        var of = byScope.computeIfAbsent(row.getString("scope"), _ -> new Steps());
        of.partner = of.partner == null ? partner : of.partner;
        of.steps.add(new Rollover.Step(
                row.getObject("on_day", LocalDate.class), row.getString("outcome"), row.getString("evidence")));
        of.groups.addAll(Sql.texts(row, "access_groups"));
        of.markings.add(Marking.read(row.getString("marking")));
    }
}
