package org.daylight.review.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.problem.Violation;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a decision rests on is about what the decision is about. It stops the clocks of its flags and waives them, and
 * counts as attention to its scope: on the flags of another partner it would do either to what nobody looked at. The flag of an
 * authority, which is of no partner, is evidence for a decision about what is charged to it and for one about nobody; one about a
 * partner or objectives does neither to it, nor one to what has gone to another partner since (answers_for in the database).
 */
@ApplicationScoped
class EvidenceScope {

    /**
     * Flags that are about something else: of another partner, or, where the decision names objectives alone, of none of them
     * and of no partner of theirs. An error of a rule is of the partner whose review met it. An authority's
     * flag fits where something of the scope is charged to it, or an objective of the scope names it.
     */
    private static final String ELSEWHERE = """
            with s as (select ?::text as partner, ?::text[] as objectives, ?::text[] as charged),
            flags as (
                select n.place, f.subject_type, f.subject, f.label, case when f.kind = 'RULE_ERROR' and f.discriminator like 'partner:%'
                    then substr(f.discriminator, 9) else f.partner end as partner
                from unnest(?::uuid[]) with ordinality n (id, place) join flag f on f.id = n.id),
            partners as (
                select distinct b.partner from s join review_measure m on m.type = 'objective' and m.label = any(s.objectives)
                join review_subject b on b.review = m.review and b.subject = m.subject
                where s.partner is null)
            select f.place - 1, coalesce(f.partner, case when f.subject_type = 'authority' then f.subject end, 'no partner'),
                f.subject_type = 'authority' and f.partner is null
            from flags f cross join s
            where case
                when f.subject_type = 'authority' and f.partner is null then
                    (s.partner is not null or cardinality(s.objectives) > 0) and f.subject <> all(s.charged)
                when s.partner is not null then f.partner is distinct from s.partner
                when cardinality(s.objectives) = 0 then false
                when f.subject_type = 'objective' then f.label is null or f.label <> all(s.objectives)
                else f.partner is null or not exists (select from partners p where p.partner = f.partner) end
            order by f.place
            """;

    private static final String REVIEWED_ELSEWHERE = """
            with s as (select ?::text as partner, ?::text[] as objectives)
            select v.scope from review v cross join s
            where v.id = ? and (s.partner is not null or cardinality(s.objectives) > 0) and v.scope <> 'portfolio'
                and v.scope is distinct from 'partner:' || s.partner
                and not (v.scope like 'objective:%' and substr(v.scope, 11) = any(s.objectives))
                and not (s.partner is null and v.scope like 'partner:%' and exists (
                    select from review_measure m join review_subject b on b.review = m.review and b.subject = m.subject
                    where m.type = 'objective' and m.label = any(s.objectives) and b.partner = substr(v.scope, 9)))
            """;

    /** The authority whose flag a decision about a partner or objectives would waive. */
    private static final String AUTHORITY = """
            select f.subject from flag f
            where f.rule = ? and f.id = any(?) and f.subject_type = 'authority' and f.partner is null order by f.subject limit 1
            """;

    private final Sql sql;

    EvidenceScope(Sql sql) {
        this.sql = sql;
    }

    /**
     * What is about something else and where the proposal names it; nothing where all of it fits.
     *
     * @param charged the subjects of the authorities to which something of the scope is charged, or which its objectives name
     */
    List<Violation> elsewhere(
            @Nullable String partner,
            List<String> objectives,
            Set<String> charged,
            List<UUID> flags,
            @Nullable UUID review) {
        var names = objectives.toArray(String[]::new);
        var wrong = new ArrayList<>(sql.rows(
                ELSEWHERE,
                row -> new Violation(
                        "/content/flags/" + row.getLong(1),
                        (row.getBoolean(3)
                                        ? "is about %s, to which nothing of the decision's partner or objectives is charged and which none of these objectives names"
                                        : "is about %s, and the decision is not")
                                .formatted(row.getString(2))),
                partner,
                names,
                charged.toArray(String[]::new),
                flags.toArray(UUID[]::new)));
        if (review != null) {
            wrong.addAll(sql.rows(
                    REVIEWED_ELSEWHERE,
                    row -> new Violation(
                            "/content/review", "is about %s, and the decision is not".formatted(row.getString(1))),
                    partner,
                    names,
                    review));
        }
        return wrong;
    }

    /** The authority of which a rule may not be waived by a decision of this scope; null = there is none. */
    @Nullable
    String authorityOf(String rule, List<UUID> flags, @Nullable String partner, List<String> objectives) {
        if (partner == null && objectives.isEmpty()) {
            return null;
        }
        return sql.first(AUTHORITY, row -> row.getString(1), rule, flags.toArray(UUID[]::new))
                .orElse(null);
    }
}
