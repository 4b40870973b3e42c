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

    /** Signed, and not all of it decided anew since. Who refers a matter has not decided it. */
    static final String AWAITED =
            "d.signed_by is not null and d.voided_reason is null and d.review_by is not null and not "
                    + Superseding.whole(
                            "n.signed_at > d.signed_at and n.voided_reason is null and n.outcome <> 'REFER'");

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
