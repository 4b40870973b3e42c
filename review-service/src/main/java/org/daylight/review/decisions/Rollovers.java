package org.daylight.review.decisions;

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
import java.util.Optional;
import java.util.Set;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.daylight.review.drift.Rollover;
import org.jspecify.annotations.Nullable;

/** Where going on as before was decided, or left undecided, again and again on nothing new. */
@ApplicationScoped
public class Rollovers {

    /**
     * What was signed and, for each day that a review looked at, what nobody had decided by then. Flags that are cited are the
     * evidence, and the answers of the review only where none is: a review of a wider scope has always changed somewhere.
     */
    private static final String STEPS = """
            select about.scope, s.partner, s.on_day, s.outcome, s.evidence, s.marking
            from (
                select d.partner, d.objectives, (d.signed_at at time zone ?)::date as on_day, d.signed_at as at, d.outcome,
                    case when jsonb_array_length(coalesce(d.evidence -> 'flags', '[]')) > 0 then d.evidence ->> 'flags'
                        else 'review ' || coalesce(r.answer_digest, '') end as evidence, d.marking::text as marking
                from decision d left join review r on r.id = (d.content ->> 'review')::uuid
                where d.signed_by is not null and d.signed_at <= ? and d.signed_at < ? and d.voided_reason is null
                union all
                select v.partner, v.objectives, (v.content ->> 'asOf')::date, max(v.recorded_at), v.outcome, null,
                    max(v.marking::text)
                from decision_version v
                where v.outcome = 'CONTINUED_BY_DEFAULT' and v.recorded_at <= ? and (v.content ->> 'asOf')::date <= ?
                    and v.voided_reason is null
                group by v.partner, v.objectives, v.content ->> 'asOf', v.outcome) s
            cross join lateral (
                select 'objective:' || one as scope from unnest(s.objectives) one
                union all
                select 'partner:' || s.partner
                where s.partner is not null and (s.evidence is not null or cardinality(s.objectives) = 0)) about
            where (?::text is null or about.scope = ?) and (?::text is null or s.partner = ?)
            order by about.scope, s.on_day, s.at
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
     * @param marking the highest of the decisions about it
     */
    public record Repeated(String scope, @Nullable String partner, Marking marking, Rollover.Run run) {}

    /** Up to a day, as it was known. */
    public Optional<Rollover.Run> of(String scope, LocalDate asOf, Instant knownAt) {
        return read(scope, null, asOf, knownAt).stream().findFirst().map(Repeated::run);
    }

    /** Those that were still going on within some days, by their scope. */
    public List<Repeated> within(LocalDate from, LocalDate to, @Nullable String partner) {
        return read(null, partner, to, Instant.parse("9999-12-31T00:00:00Z")).stream()
                .filter(repeated -> !repeated.run.until().isBefore(from))
                .toList();
    }

    private static final class Steps {
        private final @Nullable String partner;
        private final List<Rollover.Step> steps = new ArrayList<>();
        private final Set<Marking> markings = new HashSet<>();

        private Steps(@Nullable String partner) {
            this.partner = partner;
        }
    }

    private List<Repeated> read(@Nullable String scope, @Nullable String partner, LocalDate asOf, Instant knownAt) {
        Map<String, Steps> byScope = new LinkedHashMap<>();
        sql.each(
                STEPS,
                row -> add(byScope, row),
                zone.id().getId(),
                knownAt,
                zone.endOf(asOf),
                knownAt,
                asOf,
                scope,
                scope,
                partner,
                partner);
        var repeated = new ArrayList<Repeated>();
        byScope.forEach((about, of) -> Rollover.of(of.steps)
                .ifPresent(run -> repeated.add(new Repeated(about, of.partner, Marking.highest(of.markings), run))));
        return repeated;
    }

    private static void add(Map<String, Steps> byScope, ResultSet row) throws SQLException {
        var partner = row.getString("partner");
        var of = byScope.computeIfAbsent(row.getString("scope"), _ -> new Steps(partner));
        of.steps.add(new Rollover.Step(
                row.getObject("on_day", LocalDate.class), row.getString("outcome"), row.getString("evidence")));
        of.markings.add(Marking.read(row.getString("marking")));
    }
}
