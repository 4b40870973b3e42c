package org.daylight.review.restrictions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.review.database.Sql;

/**
 * What is restricted now. A sealed review keeps the access groups of the day on which it was sealed; who may read it today
 * must also be in the groups that the newest review found.
 */
@ApplicationScoped
public class Restrictions {

    /** Of two that a review found under one key, the one that fewer may see. A narrower review can only add groups. */
    private static final String RECORD = """
            insert into restriction (key, access_groups, review)
            select distinct on (s.key) s.key, s.access_groups, v.id
            from review v cross join lateral restrictions_seen(v.id) s
            where v.id = ? and (s.access_groups <> '{}' or exists (select from restriction n where n.key = s.key))
            order by s.key, cardinality(s.access_groups) desc
            on conflict (key) do update set review = excluded.review,
                access_groups = case when ? then excluded.access_groups else (
                    select coalesce(array_agg(distinct one order by one), '{}')
                    from unnest(restriction.access_groups || excluded.access_groups) one) end
            """;

    /** Whether anything is restricted, now or by what a review found; its totals tell of all its subjects. */
    private static final String ANY = """
            select count(*) from (select ?::uuid as id) v where exists (select from restriction)
                or exists (select from review_total t where t.review = v.id and t.access_groups <> '{}')
                or exists (select from review_counted c where c.review = v.id and c.access_groups <> '{}')
            """;

    private final Sql sql;

    Restrictions(Sql sql) {
        this.sql = sql;
    }

    /**
     * Takes over what a review found, unless a newer one found otherwise. In the transaction that seals it, and also if it
     * is retrospective: one that looks back at an old day with what is known now knows who may see it now.
     */
    public void record(UUID review, String scope) {
        if (sql.number(ANY, review) > 0) {
            sql.update(RECORD, review, !scope.startsWith("objective:"));
        }
    }

    /** The sight of whoever is calling. */
    public LineSight sightOf(Caller caller) {
        if (caller.fullSight()) {
            return new LineSight(true, Set.of(), Set.of());
        }
        var hidden =
                sql.rows("select key from restriction where not access_groups <@ ?", row -> row.getString(1), (Object)
                        caller.groupsForSql());
        return new LineSight(false, Set.copyOf(caller.groups()), Set.copyOf(hidden));
    }

    /** That nothing hides what stands under the keys, as SQL; takes the reader's groups. */
    public static String noneOn(String keys) {
        return "not exists (select from restriction n where n.key in (%s) and not n.access_groups <@ ?)"
                .formatted(keys);
    }

    /**
     * That the reader may see a row with {@code access_groups}, a {@code subject} and a {@code partner}, as SQL; takes full
     * sight and twice the reader's groups.
     */
    public static String visible(String alias) {
        return "(? or (%1$s.access_groups <@ ? and %2$s))"
                .formatted(alias, noneOn("%1$s.subject, 'partner:' || %1$s.partner".formatted(alias)));
    }
}
