package org.daylight.review.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** Signed decisions that have to be looked at again by a day ({@code reviewBy}), until all of their scope is decided about. */
@ApplicationScoped
public class AwaitedReviews {

    /** Whether {@code n} names of a part of the scope either nothing, so that it is about all of it, or what {@code d} names. */
    private static final String PART =
            " and (n.content #>> '{scope,%1$s}' is null or n.content #>> '{scope,%1$s}' = d.content #>> '{scope,%1$s}')";

    /**
     * Whether a decision {@code n} is about all that {@code d} is about: what is decided of one transfer leaves a stop of the whole
     * partner as it was. Who refers a matter has not decided it.
     */
    private static final String COVERED =
            """
            n.outcome <> 'REFER'
            and case when cardinality(n.objectives) > 0
                    then cardinality(d.objectives) > 0 and d.objectives <@ n.objectives
                when cardinality(d.objectives) > 0 then d.partner = n.partner
                else d.partner is not distinct from n.partner end
            and (coalesce(n.content #> '{scope,transfers}', '[]') = '[]'
                or (coalesce(d.content #> '{scope,transfers}', '[]') <> '[]'
                    and n.content #> '{scope,transfers}' @> (d.content #> '{scope,transfers}')))
            """ + PART.formatted("items") + PART.formatted("missions") + PART.formatted("places");

    /** Signed, and not decided anew since. */
    static final String AWAITED = """
            d.signed_by is not null and d.voided_reason is null and d.review_by is not null
            and not exists (select from decision n where n.signed_at > d.signed_at and n.voided_reason is null and
            """ + COVERED + ")";

    private static final int MOST = 2_000;

    private final Sql sql;

    AwaitedReviews(Sql sql) {
        this.sql = sql;
    }

    /**
     * A decision that has to be looked at again.
     *
     * @param reviewBy the last day for it
     * @param forum where it was decided
     */
    public record Awaited(
            UUID decision,
            int version,
            Instant recordedAt,
            LocalDate reviewBy,
            String reference,
            String outcome,
            @Nullable String partner,
            String forum,
            Marking marking) {}

    /** Whose days are not before the first and not after the last, as far as somebody with full sight, or in the groups, sees them. */
    public List<Awaited> between(LocalDate first, LocalDate last, boolean fullSight, String[] groups) {
        return about("portfolio", List.of(), first, last, fullSight, groups);
    }

    /**
     * Of these, those about a scope.
     *
     * @param objectives the references of the objectives in it
     */
    public List<Awaited> about(
            String scope,
            List<String> objectives,
            LocalDate first,
            LocalDate last,
            boolean fullSight,
            String[] groups) {
        return sql.rows(
                """
                select d.id, d.version, d.recorded_at, d.review_by, d.reference, d.outcome, d.partner, d.content ->> 'forum' as forum,
                    d.marking::text
                from decision d
                where d.review_by between ? and ? and (? = 'portfolio' or 'partner:' || d.partner = ? or d.objectives && ?)
                    and %s and %s
                order by d.review_by, d.reference, d.id limit ?
                """.formatted(AWAITED, DecisionStore.VISIBLE),
                row -> new Awaited(
                        row.getObject("id", UUID.class),
                        row.getInt("version"),
                        Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                        row.getObject("review_by", LocalDate.class),
                        row.getString("reference"),
                        row.getString("outcome"),
                        row.getString("partner"),
                        row.getString("forum"),
                        Marking.read(row.getString("marking"))),
                first,
                last,
                scope,
                scope,
                objectives.toArray(String[]::new),
                fullSight,
                groups,
                groups,
                fullSight,
                groups,
                groups,
                MOST);
    }
}
